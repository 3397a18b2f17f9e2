"""The command `check`: everything that is wrong with pilots, for people and for programs."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from pilotbook.commands.checking import FORMATS, LEAST, check_pilots
from pilotbook.commands.surroundings import expect_repository
from pilotbook.commands.terminal import choose_style
from pilotbook.commands.today_option import today_option
from pilotbook.diagnostic import Severity, has_problems
from pilotbook.portfolio.selection import Selection, SeveralRepositories, select_all, select_paths
from pilotbook.reports.safe_text import make_safe


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]…")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Text for people, JSON for programs, annotations for GitHub, or SARIF for code scanning.",
)
@click.option(
    "--fail-on",
    "least",
    type=click.Choice(LEAST),
    default="error",
    show_default=True,
    help="What ends the command with 1.",
)
@click.option("--fix", is_flag=True, help="First mend what has exactly one mending.")
@today_option
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
    checked = check_pilots(selection, paths, today, form, choose_style())
    click.echo(checked.output, nl=False)
    raise SystemExit(1 if has_problems(checked.diagnostics, Severity(least)) else 0)


def _select(paths: Sequence[Path]) -> Selection:
    if not paths:
        return select_all(expect_repository())
    try:
        return select_paths(paths, Path.cwd())
    except SeveralRepositories as error:
        raise click.UsageError(make_safe(str(error))) from error


def _fix(selection: Selection, *, is_for_people: bool) -> Selection:
    """Mend the files of a selection; what a program reads from the standard output stays free of what was done."""
    from pilotbook.mending.mend_files import mend_files
    from pilotbook.records.playbook_file import read_playbook

    playbook = read_playbook(selection.repository.playbook if selection.repository else None)[0]
    mended = mend_files(selection, playbook.settings.added_fields)
    for change in mended.changes:
        click.echo(make_safe(str(change)), err=not is_for_people)
    for failure in mended.failures:
        click.echo(f"Cannot mend {make_safe(failure)}.", err=True)
    if mended.changes and is_for_people:
        click.echo()
    return mended.selection
