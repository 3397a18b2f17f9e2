"""Turns a portfolio into a prescribed table, and says what of it no record holds."""

from collections.abc import Mapping

from pilotbook.exporting import atrs, us_federal_2025
from pilotbook.exporting.column import Column
from pilotbook.frozen import frozen
from pilotbook.portfolio.audience import is_public, show_portfolio
from pilotbook.portfolio.csv_text import write_csv
from pilotbook.portfolio.portfolio import Portfolio

PROFILES: Mapping[str, tuple[Column, ...]] = {
    "us-federal-2025": us_federal_2025.COLUMNS,
    "atrs": atrs.COLUMNS,
}


@frozen
class Export:
    """A table as CSV. `unheld` are the headings for which a record has no field.

    `blank` are those for which it has one, with how many pilots leave it without an answer, where any does.
    """

    content: bytes
    pilots: int
    unheld: tuple[str, ...]
    blank: tuple[tuple[str, int], ...]


def export_portfolio(portfolio: Portfolio, profile: str) -> Export:
    """One row for each pilot that is for the public, in the order of the portfolio; what is internal is not shown."""
    columns, shown = PROFILES[profile], show_portfolio(portfolio).assessments
    pilots = [each for each in shown if is_public(each.file)]
    rows = [[column.show(each) if column.show is not None else "" for column in columns] for each in pilots]
    counts = [sum(not row[place].strip() for row in rows) for place in range(len(columns))]
    held = [(column, count) for column, count in zip(columns, counts, strict=True) if column.show is not None]
    return Export(
        content=write_csv([[column.heading for column in columns], *rows]),
        pilots=len(pilots),
        unheld=tuple(column.heading for column in columns if column.show is None),
        blank=tuple((column.heading, count) for column, count in held if count),
    )
