"""The command `import`: the rows of a spreadsheet become pilots, and what a person edited since is left alone."""

from pathlib import Path

import click

from pilotbook.commands.import_run import Home, Request, run_import, stop_with
from pilotbook.diagnostic import Diagnostic
from pilotbook.importing.mapping_file import MappingFile, read_mapping
from pilotbook.importing.plan import Terms
from pilotbook.importing.profile_list import list_profiles, read_profile
from pilotbook.importing.read_table import read_table
from pilotbook.importing.remark import SheetRefused
from pilotbook.importing.sheet import expect_headings, frame_sheet
from pilotbook.importing.suggestion import suggest_mapping
from pilotbook.importing.suggestion_text import write_suggestion
from pilotbook.portfolio.addresses import list_page_addresses
from pilotbook.portfolio.repository import find_repository
from pilotbook.records.pilot_file import propose_id
from pilotbook.records.playbook_file import read_playbook
from pilotbook.records.shape import Field
from pilotbook.records.text_file import read_text_file
from pilotbook.reports.safe_text import make_safe
from pilotbook.scaffold.new_pilot import locate_schema


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--profile", type=click.Choice(list_profiles()), help="A mapping that comes with Pilotbook.")
@click.option(
    "--mapping",
    "mapping_path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A mapping of your own: which column is which field.",
)
@click.option("--suggest", is_flag=True, help="Print a mapping that the headings suggest, and import nothing.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of the pilots; without it, that of the repository.",
)
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook; without it, the first one.")
@click.option("--dry-run", "is_dry_run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--settle", "settles", is_flag=True, help="Where file and sheet differ, the file is right from now on.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, or JSON for programs.",
)
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Keep all remarks in a file as well: as JSON where its name ends in .json.",
)
def import_sheet(  # noqa: PLR0913, PLR0917 - each is an option of the command
    file: Path,
    profile: str | None,
    mapping_path: Path | None,
    out: Path | None,
    sheet: str,
    form: str,
    report: Path | None,
    *,
    suggest: bool,
    is_dry_run: bool,
    settles: bool,
) -> None:
    """Make pilots of the rows of FILE, a spreadsheet in CSV or XLSX.

    A mapping says which column is which field: one that comes with Pilotbook, or a file of your own, which --suggest
    begins for you. What no field takes is kept below source. A later import brings up to date what this one wrote,
    and leaves alone what was edited since.

    Ends with 0 when every row gave a pilot, 1 when rows were skipped or files were left alone, 2 when the command or
    the mapping is wrong.
    """
    request = Request(file=file, sheet=sheet, is_dry_run=is_dry_run, form=form, report=report)
    if suggest:
        _suggest(request)
        return
    home = _find_home(out, settles=settles)
    mapping = _choose_mapping(profile, mapping_path, home.terms.added)
    raise SystemExit(run_import(request, mapping, home))


def _suggest(request: Request) -> None:
    try:
        sheet = frame_sheet(read_table(request.file, sheet=request.sheet))
        expect_headings(sheet)
    except SheetRefused as refused:
        raise click.UsageError(make_safe(f"{refused.remark.message}: {refused.remark.hint}")) from refused
    text = write_suggestion(suggest_mapping(sheet), sheet, propose_id(request.file.stem))
    click.echo(text.encode(), nl=False)


def _find_home(out: Path | None, *, settles: bool) -> Home:
    """The folder for the pilots: the one that is named, else that of the repository in which the command runs."""
    repository = find_repository((out or Path.cwd()).absolute())
    if repository is None:
        if out is None:
            message = "expected a mkdocs.yml in this folder or one above it, found none: name a folder with --out"
            raise click.UsageError(message)
        return Home(folder=out, terms=Terms(settles=settles))
    folder = out or repository.pilots
    if out is None and not folder.resolve().is_relative_to(repository.root.resolve()):
        raise click.UsageError("expected the folder 'pilots' in the repository, found a link that leaves it")
    is_own = folder.resolve() == repository.pilots.resolve()
    taken = list_page_addresses(repository) if is_own else frozenset()
    terms = Terms(
        schema=locate_schema(repository) if is_own else "",
        added=read_playbook(repository.playbook)[0].settings.added_fields,
        is_taken=taken.__contains__,
        settles=settles,
    )
    return Home(folder=folder, terms=terms)


def _choose_mapping(profile: str | None, path: Path | None, added: tuple[Field, ...]) -> MappingFile:
    """The mapping that is named; one with anything wrong in it ends the command."""
    if (profile is None) == (path is None):
        raise click.UsageError(
            "expected a mapping from columns to fields, found "
            f"{'none' if path is None else 'two'}: name one with --mapping or --profile; --suggest proposes one"
        )
    text = _read_mapping_file(path) if path is not None else read_profile(profile or "")
    file, problems = read_mapping(text, str(path or profile), added)
    if file is None or problems:
        stop_with(problems)
    return file


def _read_mapping_file(path: Path) -> str:
    text = read_text_file(path, path.parent, str(path))
    if isinstance(text, Diagnostic):
        stop_with([text])
    return text
