"""The command `schema`: the JSON Schemas that editors and other programs follow."""

import json
from typing import Any

import click

from pilotbook.commands.surroundings import read_nearest_playbook

Schema = dict[str, Any]


@click.command()
@click.argument("what", type=click.Choice(["pilot", "check", "report", "portfolio"]), default="pilot")
def schema(what: str) -> None:
    """Print the JSON Schema of a pilot's file, for editors, of what check or report prints, or of portfolio.json."""
    click.echo(json.dumps(_describe(what), indent=2, ensure_ascii=False).encode())


def _describe(what: str) -> Schema:
    match what:
        case "check":
            from pilotbook.reports.check_schema import check_schema

            return check_schema()
        case "report":
            from pilotbook.reports.report_schema import report_schema

            return report_schema()
        case "portfolio":
            from pilotbook.site.feeds.portfolio_schema import portfolio_schema

            return portfolio_schema()
        case _:
            from pilotbook.records.schema import pilot_schema

            return pilot_schema(read_nearest_playbook().settings.added_fields)
