"""The command `build`: builds the site beside the published one, verifies it, and exchanges the two."""

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path

import click

from pilotbook.commands.site_program import name_program
from pilotbook.commands.surroundings import expect_repository
from pilotbook.commands.terminal import choose_style
from pilotbook.commands.today_option import today_option
from pilotbook.diagnostic import Code, Diagnostic, has_problems
from pilotbook.portfolio.load import find_problems
from pilotbook.portfolio.repository import Repository
from pilotbook.portfolio.selection import Selection, select_all
from pilotbook.portfolio.source_list import OFFLINE
from pilotbook.publishing.lock import AlreadyLocked
from pilotbook.publishing.publish import find_obstacle, publish
from pilotbook.reports.safe_text import make_safe
from pilotbook.reports.source_lines import SourceLines
from pilotbook.reports.text_report import write_text

_LAST_LINES = 20


class _BuildFailed(RuntimeError):  # noqa: N818 - reads as what it says
    """The program that makes the pages ended with an error; its last words are the message."""


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="The folder to publish in.  [default: site]"
)
@click.option("--strict", is_flag=True, help="Publish nothing where a pilot has an error, or MkDocs warns.")
@click.option("--offline", is_flag=True, help="Ask no other portfolio, and use the last copies of them.")
@today_option
def build(out: Path | None, today: date, *, strict: bool, offline: bool) -> None:
    """Build the site and publish it in one step.

    The site is built beside the published folder and looked at; only a whole one takes the place of the old one, at
    once. If anything fails, readers keep the site that they have.

    Ends with 0 when the site is published, 1 when pilots have errors (their pages say so; with --strict, nothing is
    published), 2 when the command is used wrongly, the configuration is wrong, or the site could not be built.
    """
    repository = expect_repository()
    published = out if out is not None else repository.root / "site"
    obstacle = find_obstacle(published, repository.root)
    if obstacle:
        raise click.UsageError(make_safe(f"cannot publish in {published}: {obstacle}"))
    selection = select_all(repository)
    found = find_problems(selection, today)
    has_errors = has_problems(found.diagnostics)
    if has_errors and strict:
        click.echo(write_text(found, choose_style(), SourceLines(selection.root)), nl=False, err=True)
        click.echo("Nothing was published, because of the errors above.", err=True)
        raise SystemExit(1)
    ids = _list_ids(selection, found.diagnostics)

    def make(folder: Path) -> None:
        _make_site(repository, folder, today, is_strict=strict, is_offline=offline)

    try:
        faults = publish(published, make, ids)
    except AlreadyLocked as error:
        raise click.UsageError(make_safe(f"another build is publishing in {published}: wait until it ends")) from error
    except (_BuildFailed, OSError) as error:
        click.echo(f"{make_safe(str(error))}\nNothing was published: readers keep the site that they have.", err=True)
        raise SystemExit(2) from error
    for fault in faults:
        click.echo(f"The site is not whole: {make_safe(fault)}.", err=True)
    if faults:
        raise SystemExit(2)
    click.echo(f"Published {len(ids):,} {'pilot' if len(ids) == 1 else 'pilots'} in {make_safe(str(published))}.")
    if has_errors:
        click.echo("Some pilots have errors, which their pages show: pilotbook check lists them.", err=True)
        raise SystemExit(1)


def _list_ids(selection: Selection, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """The ids of the pilots that have a page: a file whose name is no id has none."""
    nameless = {each.place.path for each in diagnostics if each.code in (Code.FILE_NAME, Code.SAME_ID)}
    files = [file for _, files in selection.folders for file in files]
    return [file.stem for file in files if file.relative_to(selection.root).as_posix() not in nameless]


def _make_site(repository: Repository, folder: Path, today: date, *, is_strict: bool, is_offline: bool) -> None:
    """Let MkDocs, or ProperDocs where the configuration is its, build into a folder; what it says is passed on."""
    program = name_program(repository)
    command = [sys.executable, "-m", program, "build", "--config-file", str(repository.configuration)]
    midnight = datetime.combine(today, time(), UTC)
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PILOTBOOK_TODAY": today.isoformat(),
        **({OFFLINE: "yes"} if is_offline else {}),
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
    }
    lines: list[str] = []
    with subprocess.Popen(
        [*command, "--site-dir", str(folder), *(["--strict"] if is_strict else [])],
        cwd=repository.root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines = [*lines[1 - _LAST_LINES :], line]
            click.echo(line, nl=False, err=True)
    if process.returncode:
        raise _BuildFailed(f"expected {program} to build the site, found that it ended with {process.returncode}")
