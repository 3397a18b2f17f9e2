"""The option `--today`, for every command that judges pilots."""

from datetime import date

import click

from pilotbook.today import NotADay, read_today


def _today(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date:
    try:
        return read_today(value)
    except NotADay as error:
        raise click.BadParameter(str(error)) from error


today_option = click.option("--today", callback=_today, metavar="DATE", help="The day to judge by, as 2026-11-22.")
