"""The command `pilotbook`: takes arguments, prints, and ends with an exit code."""

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from pilotbook import __version__
from pilotbook.diagnostic import has_errors
from pilotbook.portfolio.load import assess_files, load_portfolio, prepare_playbook
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.repository import Repository, find_repository
from pilotbook.records.nearest import suggest
from pilotbook.records.pilot_file import list_pilot_files
from pilotbook.records.playbook_file import read_playbook
from pilotbook.records.schema import pilot_schema
from pilotbook.reports.explanation import explain as explain_criterion
from pilotbook.reports.json_report import write_json
from pilotbook.reports.text_report import write_text
from pilotbook.scaffold.samples import clear_samples as delete_samples
from pilotbook.scaffold.samples import list_samples
from pilotbook.today import NotADay, read_today

_COLOURS = {"error": "red", "warning": "yellow", "note": "blue", "good": "green"}


def _style(text: str, role: str) -> str:
    return click.style(text, fg=_COLOURS.get(role), bold=role in ("error", "place"), dim=role == "quiet")


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
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_TODAY
def check(paths: tuple[Path, ...], form: str, today: date) -> None:
    """Check pilots against the playbook.

    Without a PATH, every pilot of the nearest mkdocs.yml; else the files and folders that are given, against the
    playbook of the repository they stand in, or the one that comes with Pilotbook.
    """
    portfolio = _load(paths, today)
    if form == "json":
        click.echo(write_json(portfolio), nl=False)
    else:
        click.echo(write_text(portfolio, _style), nl=False)
    raise SystemExit(1 if has_errors(portfolio.diagnostics) else 0)


def _load(paths: tuple[Path, ...], today: date) -> Portfolio:
    if not paths:
        repository = _repository()
        return load_portfolio(repository.pilots, repository.playbook, repository.root, today)
    repository_of_paths = find_repository(paths[0].absolute())
    bench = prepare_playbook(repository_of_paths.playbook if repository_of_paths else None, today)
    root = repository_of_paths.root if repository_of_paths else Path.cwd()
    parts = [
        assess_files(bench, files, folder, root) for folder, files in _by_folder(paths)
    ]
    return Portfolio(
        playbook=bench.playbook,
        today=today,
        assessments=tuple(each for part in parts for each in part.assessments),
        unreadable=tuple(each for part in parts for each in part.unreadable),
        playbook_diagnostics=bench.diagnostics,
    )


def _by_folder(paths: Iterable[Path]) -> list[tuple[Path, list[Path]]]:
    """The files that are meant, each once, by the folder that they are pilots of."""
    folders: dict[Path, dict[Path, None]] = {}
    for path in paths:
        absolute = path.absolute()
        folder = absolute if absolute.is_dir() else absolute.parent
        found = list_pilot_files(absolute) if absolute.is_dir() else [absolute]
        folders.setdefault(folder, {}).update(dict.fromkeys(found))
    return [(folder, list(files)) for folder, files in folders.items()]


@cli.command()
@click.argument("criterion")
def explain(criterion: str) -> None:
    """Explain a CRITERION, such as OWN-02: what it asks, why, and how to satisfy it."""
    repository = find_repository(Path.cwd())
    playbook, _ = read_playbook(repository.playbook if repository else None)
    known = {each.id: each for each in playbook.criteria}
    found = known.get(criterion.upper())
    if found is None:
        hint = suggest(criterion.upper(), known, "the criteria are")
        raise click.UsageError(f"expected a criterion of the playbook, found '{criterion}': {hint}")
    click.echo(explain_criterion(found, playbook, _style), nl=False)


@cli.command()
def schema() -> None:
    """Print the JSON Schema of a pilot's file, for editors and other programs."""
    repository = find_repository(Path.cwd())
    playbook, _ = read_playbook(repository.playbook if repository else None)
    click.echo(json.dumps(pilot_schema(playbook.settings.added_fields), indent=2, ensure_ascii=False))


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
        click.echo(sample.relative_to(repository.root).as_posix())
    if not yes:
        click.confirm(f"Delete these {len(samples)} files?", abort=True)
    delete_samples(samples)
    click.echo(f"Deleted {len(samples)} sample pilots. Add your first one: see docs/guide/add-a-pilot.md.")


def _repository() -> Repository:
    repository = find_repository(Path.cwd())
    if repository is None:
        raise click.UsageError("expected a mkdocs.yml in this folder or one above it, found none: name the files to check")
    return repository


def main() -> NoReturn:
    """Run the command; a bug of ours ends with a sentence and exit code 3, never with a traceback."""
    try:
        cli.main(standalone_mode=True)
    except Exception as error:  # noqa: BLE001 - the last line of defence, at the edge
        click.echo(f"pilotbook: something went wrong that is our fault ({type(error).__name__}: {error}).", err=True)
        click.echo("Please report it, with the file that was checked.", err=True)
        sys.exit(3)
    sys.exit(0)


if __name__ == "__main__":
    main()
