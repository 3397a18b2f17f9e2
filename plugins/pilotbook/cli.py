"""The command `pilotbook`: takes arguments, prints, and ends with an exit code."""

import gc
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from traceback import extract_tb
from typing import NoReturn

import click

from pilotbook import __version__
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.diagnostic import Severity, has_problems
from pilotbook.mending.mend_files import mend_files
from pilotbook.portfolio.findings import Findings
from pilotbook.portfolio.load import find_problems, load_selection, prepare_playbook
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.publication import find_publication
from pilotbook.portfolio.repository import Repository, find_repository
from pilotbook.portfolio.selection import Selection, SeveralRepositories, select_all, select_paths
from pilotbook.records.nearest import suggest
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.playbook import Playbook
from pilotbook.records.playbook_file import read_playbook
from pilotbook.records.schema import pilot_schema
from pilotbook.reports.check_schema import check_schema
from pilotbook.reports.explanation import explain as explain_criterion
from pilotbook.reports.github_report import write_github
from pilotbook.reports.json_report import write_json
from pilotbook.reports.safe_text import make_safe
from pilotbook.reports.sarif_report import write_sarif
from pilotbook.reports.source_lines import SourceLines
from pilotbook.reports.standing import write_standing
from pilotbook.reports.style import Style, plain
from pilotbook.reports.text_report import write_text
from pilotbook.scaffold.interview import Interview
from pilotbook.scaffold.new_pilot import begin_record, create_pilot_file, find_obstacle, locate_schema
from pilotbook.scaffold.samples import clear_samples as delete_samples
from pilotbook.scaffold.samples import list_samples
from pilotbook.scaffold.template import write_template
from pilotbook.today import NotADay, read_today

_GARBAGE_AFTER = 200_000
"""How many values are made before one looks for garbage among them: those of about a hundred pilots."""
_COLOURS = {"error": "red", "warning": "yellow", "note": "blue", "good": "green"}


def _colour(text: str, role: str) -> str:
    return click.style(text, fg=_COLOURS.get(role), bold=role in ("error", "place"), dim=role == "quiet")


def _style() -> Style:
    """Colours for a person at a terminal who has not said no to them (https://no-color.org)."""
    is_wanted = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return _colour if is_wanted else plain


def _today(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date:
    try:
        return read_today(value)
    except NotADay as error:
        raise click.BadParameter(str(error)) from error


_TODAY = click.option("--today", callback=_today, metavar="DATE", help="The day to judge by, as 2026-11-22.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pilotbook")
def cli() -> None:
    """Keep AI pilots as code: check them against the playbook, and publish the portfolio."""


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for programs, annotations for GitHub, or SARIF for code scanning.",
)
@click.option(
    "--fail-on",
    "least",
    type=click.Choice([Severity.WARNING.value, Severity.ERROR.value]),
    default=Severity.ERROR.value,
    show_default=True,
    help="What ends the command with 1.",
)
@click.option("--fix", is_flag=True, help="First mend what has exactly one mending.")
@_TODAY
def check(paths: tuple[Path, ...], form: str, least: str, today: date, *, fix: bool) -> None:
    """Check pilots against the playbook.

    Without a PATH, every pilot of the nearest mkdocs.yml; else the files and folders that are given, against the
    playbook of the repository they stand in, or the one that comes with Pilotbook.

    Ends with 0 when nothing is wrong, 1 when there are errors (with --fail-on warning, also when there are warnings),
    2 when the command is used wrongly.
    """
    selection = _select(paths)
    if fix:
        selection = _fix(selection, is_for_people=form == "text")
    are_files = bool(paths) and not any(path.is_dir() for path in paths)
    is_lean = form == "text" and not are_files  # nothing but the diagnostics is shown, so nothing else is kept
    found = find_problems(selection, today) if is_lean else load_selection(selection, today)
    if isinstance(found, Findings) or form == "text":
        click.echo(write_text(found, _style(), SourceLines(selection.root), with_summaries=are_files), nl=False)
    else:
        click.echo(_write_for_programs(form, found, selection.root).encode(), nl=False)
    raise SystemExit(1 if has_problems(found.diagnostics, Severity(least)) else 0)


def _write_for_programs(form: str, portfolio: Portfolio, root: Path) -> str:
    match form:
        case "github":
            return write_github(portfolio, find_publication(root))
        case "sarif":
            return write_sarif(portfolio, find_publication(root))
        case _:
            return write_json(portfolio)


def _select(paths: Sequence[Path]) -> Selection:
    if not paths:
        return select_all(_repository())
    try:
        return select_paths(paths, Path.cwd())
    except SeveralRepositories as error:
        raise click.UsageError(make_safe(str(error))) from error


def _fix(selection: Selection, *, is_for_people: bool) -> Selection:
    """Mend the files of a selection; what a program reads from the standard output stays free of what was done."""
    playbook = read_playbook(selection.repository.playbook if selection.repository else None)[0]
    mended = mend_files(selection, playbook.settings.added_fields)
    for change in mended.changes:
        click.echo(make_safe(str(change)), err=not is_for_people)
    for failure in mended.failures:
        click.echo(f"Cannot mend {make_safe(failure)}.", err=True)
    if mended.changes and is_for_people:
        click.echo()
    return mended.selection


@cli.command()
@click.argument("identifier", metavar="ID")
@click.option("--ask", is_flag=True, help="Ask the five questions here, and write the answers into the file.")
@_TODAY
def new(identifier: str, today: date, *, ask: bool) -> None:
    """Write the file of a new pilot, with every question beside its field.

    The ID is a short name such as permit-enquiries: the file becomes pilots/permit-enquiries.yml. A file that is there
    already is never overwritten.
    """
    repository = _repository()
    obstacle = find_obstacle(identifier, repository)
    if obstacle:
        raise click.UsageError(make_safe(obstacle))
    added = _playbook().settings.added_fields
    record = begin_record(identifier)
    bench = prepare_playbook(repository.playbook, today) if ask else None
    if bench:
        record = _interview(PhraseBook(bench.playbook.settings.phrases)).hold(record)
    text = write_template(record, added, locate_schema(repository))
    try:
        name = repository.name_file(create_pilot_file(repository, identifier, text))
    except OSError as error:
        raise click.UsageError(f"cannot write the file: {(error.strerror or 'the machine refuses').lower()}") from error
    assessment = bench.assessor.assess(read_pilot(text, identifier, name, added)) if bench else None
    if assessment:
        click.echo(f"\n{write_standing(assessment, _style())}")
    click.echo(f"Wrote {name}. {'Read it through' if ask else 'Fill it in'}, then: pilotbook check {name}")


def _interview(phrases: PhraseBook) -> Interview:
    def ask(prompt: str, default: str) -> str:
        answer: str = click.prompt(prompt, default=default, show_default=bool(default))
        return answer

    return Interview(
        ask=ask, confirm=lambda prompt: click.confirm(prompt, default=False), say=click.echo, phrases=phrases
    )


@cli.command()
@click.argument("criterion")
def explain(criterion: str) -> None:
    """Explain a CRITERION, such as OWN-02: what it asks, why, and how to satisfy it."""
    playbook = _playbook()
    known = {each.id: each for each in playbook.criteria}
    found = known.get(criterion.upper())
    if found is None:
        hint = suggest(criterion, known, "the criteria are")
        raise click.UsageError(f"expected a criterion of the playbook, found '{criterion}': {hint}")
    click.echo(explain_criterion(found, playbook, _style()), nl=False)


@cli.command()
@click.argument("what", type=click.Choice(["pilot", "check"]), default="pilot")
def schema(what: str) -> None:
    """Print the JSON Schema of a pilot's file, for editors, or that of what check --format json prints."""
    described = check_schema() if what == "check" else pilot_schema(_playbook().settings.added_fields)
    click.echo(json.dumps(described, indent=2, ensure_ascii=False).encode())


@cli.command("clear-samples")
@click.option("--yes", is_flag=True, help="Delete without asking.")
def clear_samples(*, yes: bool) -> None:
    """Delete the invented pilots that show how the book works: the files that say 'sample: true'."""
    repository = _repository()
    samples = list_samples(repository.pilots, repository.root)
    if not samples:
        click.echo("There are no sample pilots.")
        return
    for sample in samples:
        click.echo(repository.name_file(sample))
    if not yes:
        click.confirm(f"Delete {_count(len(samples))}?", abort=True)
    kept = delete_samples(samples)
    for file, reason in kept:
        click.echo(f"Cannot delete {repository.name_file(file)}: {reason}.", err=True)
    click.echo(f"Deleted {_count(len(samples) - len(kept))}. Add your first one: see docs/guide/add-a-pilot.md.")
    raise SystemExit(1 if kept else 0)


def _count(samples: int) -> str:
    return f"{samples:,} sample {'pilot' if samples == 1 else 'pilots'}"


def _repository() -> Repository:
    repository = find_repository(Path.cwd())
    if repository is None:
        raise click.UsageError("expected a mkdocs.yml in this folder or one above it, found none: go to your portfolio")
    return repository


def _playbook() -> Playbook:
    """The playbook of the nearest repository, or the one of the package."""
    repository = find_repository(Path.cwd())
    return read_playbook(repository.playbook if repository else None)[0]


def main() -> NoReturn:
    """Run the command; a bug of ours ends with a sentence and exit code 3, never with a traceback."""
    gc.freeze()  # what was imported stays; and to look for garbage often costs more than there is to be found
    gc.set_threshold(_GARBAGE_AFTER)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no dash of ours is no reason to stop
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")  # bytes that are no text are refused where they are asked for
    try:
        cli.main(standalone_mode=True)
    except Exception as error:  # noqa: BLE001 - the last line of defence, at the edge
        click.echo(_apologise(error), err=True)
    sys.exit(3)


def _apologise(error: Exception) -> str:
    last = extract_tb(error.__traceback__)[-1]
    what = make_safe(f"{type(error).__name__}: {error}")
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return f"pilotbook: this is our fault, not yours: please report what you ran, and that it said “{what}” in {where}."


if __name__ == "__main__":
    main()
