"""Turns a portfolio before and after a change into a table of its counts."""

from collections.abc import Iterator

from pilotbook.portfolio.counts import Counts, count_pilots
from pilotbook.portfolio.portfolio import DECISION_HORIZON_DAYS, Portfolio
from pilotbook.records.vocabulary import Stage
from pilotbook.reports.markdown_parts import write_table

_Row = tuple[str, int, int]


def write_portfolio(before: Portfolio, after: Portfolio) -> str:
    """The section about the portfolio; what is none both times is left out, and what changed is bold."""
    rows = [(name, was, now) for name, was, now in _rows(count_pilots(before), count_pilots(after)) if was or now]
    cells = [(name, f"{was:,}", f"{now:,}" if was == now else f"**{now:,}**") for name, was, now in rows]
    table = write_table(("", "before", "after"), cells) if rows else "There are no pilots, and there were none.\n"
    return f"### The portfolio\n\n{table}"


def _rows(before: Counts, after: Counts) -> Iterator[_Row]:
    yield "pilots", before.pilots, after.pilots
    for stage in Stage:
        yield stage.value, before.by_stage[stage], after.by_stage[stage]
    yield "files that cannot be read", before.unreadable, after.unreadable
    yield "every question answered", before.answered, after.answered
    yield f"decisions due within {DECISION_HORIZON_DAYS} days, or overdue", before.decisions_due, after.decisions_due
    yield "decisions overdue", before.decisions_overdue, after.decisions_overdue
