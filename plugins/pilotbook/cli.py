"""The command `pilotbook`: finds the command that is asked for."""

from importlib import import_module

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
