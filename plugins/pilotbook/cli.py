"""The command `pilotbook`: finds the command that is asked for, runs it, and ends with an exit code."""

import gc
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from pilotbook import __version__

COMMANDS = {
    "build": "pilotbook.commands.build:build",
    "check": "pilotbook.commands.check:check",
    "clear-samples": "pilotbook.commands.clear_samples:clear_samples",
    "explain": "pilotbook.commands.explain:explain",
    "export": "pilotbook.commands.export:export",
    "import": "pilotbook.commands.import_sheet:import_sheet",
    "init": "pilotbook.commands.init:init",
    "new": "pilotbook.commands.new:new",
    "playbook": "pilotbook.commands.playbook:playbook",
    "report": "pilotbook.commands.report:report",
    "schema": "pilotbook.commands.schema:schema",
    "serve": "pilotbook.commands.serve:serve",
}
"""Every command with its module and its function there; only the module of the one that runs is imported."""
_GARBAGE_AFTER = 200_000
"""How many values are made before one looks for garbage among them: those of about a hundred pilots."""


class _Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        module, _, function = COMMANDS.get(name, "").partition(":")
        found: click.Command | None = getattr(import_module(module), function) if module else None
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pilotbook")
def cli() -> None:
    """Keep AI pilots as code: check them against the playbook, and publish the portfolio."""


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
    from traceback import extract_tb

    from pilotbook.reports.safe_text import make_safe

    last = extract_tb(error.__traceback__)[-1]
    what = make_safe(f"{type(error).__name__}: {error}")
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return f"pilotbook: this is our fault, not yours: please report what you ran, and that it said “{what}” in {where}."


if __name__ == "__main__":
    main()
