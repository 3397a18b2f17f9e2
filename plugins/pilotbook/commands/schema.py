"""The command `schema`: the JSON Schemas that editors and other programs follow."""

import json

import click

from pilotbook.commands.surroundings import read_nearest_playbook
from pilotbook.records.schema import pilot_schema
from pilotbook.reports.check_schema import check_schema


@click.command()
@click.argument("what", type=click.Choice(["pilot", "check"]), default="pilot")
def schema(what: str) -> None:
    """Print the JSON Schema of a pilot's file, for editors, or that of what check --format json prints."""
    described = check_schema() if what == "check" else pilot_schema(read_nearest_playbook().settings.added_fields)
    click.echo(json.dumps(described, indent=2, ensure_ascii=False).encode())
