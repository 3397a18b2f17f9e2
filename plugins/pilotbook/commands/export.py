"""The command `export`: the portfolio in the columns that somebody else prescribes."""

from datetime import date
from pathlib import Path

import click

from pilotbook.commands.surroundings import expect_repository
from pilotbook.commands.today_option import today_option
from pilotbook.exporting.export import PROFILES, Export, export_portfolio
from pilotbook.portfolio.load import load_portfolio
from pilotbook.reports.safe_text import make_safe


@click.command()
@click.option("--profile", type=click.Choice(list(PROFILES)), required=True, help="Whose columns.")
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; without it, the table is printed.",
)
@today_option
def export(profile: str, out: Path | None, today: date) -> None:
    """Write the portfolio as CSV in the columns of a public inventory, and list what no record holds.

    Fields that the playbook calls internal are left blank, because such tables are published.

    Ends with 0, or with 1 when a pilot's file could not be read and its row is missing.
    """
    portfolio = load_portfolio(expect_repository(), today)
    made = export_portfolio(portfolio, profile)
    if out is None:
        click.echo(made.content, nl=False)
    else:
        _write(out, made.content)
    click.echo(_sum_up(made), err=True)
    for file in portfolio.unreadable:
        click.echo(f"no row for {make_safe(file.path)}: it cannot be read, and pilotbook check says why", err=True)
    raise SystemExit(1 if portfolio.unreadable else 0)


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise click.UsageError(f"cannot write {make_safe(str(out))}: {error.strerror}") from error


def _sum_up(made: Export) -> str:
    lines = [f"{made.pilots} {'pilot' if made.pilots == 1 else 'pilots'} exported"]
    if made.unheld:
        lines += ["no record holds these columns, fill them in by hand:", *(f"  {each}" for each in made.unheld)]
    if made.blank:
        lines += ["blank in some rows:", *(f"  {heading}: {count} of {made.pilots}" for heading, count in made.blank)]
    return "\n".join(lines)
