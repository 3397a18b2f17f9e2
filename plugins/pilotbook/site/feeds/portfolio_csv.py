"""Turns the portfolio into `portfolio.csv`: one row for each pilot, for a spreadsheet."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from pilotbook.assessment.decisions import last_decision
from pilotbook.assessment.stall_risk import RiskState
from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.csv_text import write_csv, write_row
from pilotbook.portfolio.shown_fields import list_hidden
from pilotbook.records.vocabulary import Gate, Kind
from pilotbook.site.facets import name_home
from pilotbook.site.facts import show_text
from pilotbook.site.feeds.feed import Feed
from pilotbook.site.flags import find_flags
from pilotbook.site.kept import keep
from pilotbook.site.site import Site

ADDRESS = "portfolio.csv"


class _Row(NamedTuple):
    """A pilot: as feeds show it, and as it was judged. Of that states are told, and no word of what is not shown."""

    shown: Assessment
    judged: Assessment


Column = tuple[str, Callable[[_Row], str]]
"""A heading, and what stands below it for a pilot."""


def _state_at(gate: Gate, row: _Row) -> str:
    return row.judged.gate(gate).state.value


def _last_outcome(row: _Row) -> str:
    decision = last_decision(row.shown.pilot)
    return decision.outcome.value if decision is not None and decision.outcome is not None else ""


def _review_due(row: _Row) -> str:
    clock = row.shown.clock
    return _day(clock.review_due) if clock.is_reviewed else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


_BEFORE: tuple[Column, ...] = (
    ("id", lambda row: row.shown.id),
    ("title", lambda row: row.shown.pilot.title),
    ("summary", lambda row: row.shown.pilot.summary),
    ("stage", lambda row: row.shown.stage.value),
    ("unit", lambda row: row.shown.pilot.unit),
    ("tags", lambda row: "; ".join(row.shown.pilot.tags)),
    ("owner", lambda row: row.shown.pilot.owner.name),
    ("owner_role", lambda row: row.shown.pilot.owner.role),
    ("deputy", lambda row: row.shown.pilot.owner.deputy),
    ("sponsor", lambda row: row.shown.pilot.sponsor.name),
    ("project_manager", lambda row: row.shown.pilot.project_manager.name),
    ("start", lambda row: _day(row.shown.clock.start)),
    ("weeks", lambda row: str(row.shown.clock.weeks or "")),
    ("decision_due", lambda row: _day(row.shown.clock.decision_due)),
    ("decided_on", lambda row: _day(row.shown.clock.decided_on)),
    ("last_decision", _last_outcome),
    ("forum", lambda row: row.shown.pilot.review.forum),
    ("review_due", _review_due),
    ("line", lambda row: row.shown.line),
    ("answered", lambda row: str(row.judged.answered)),
)
_AFTER: tuple[Column, ...] = (
    *((f"gate_{gate.value}", partial(_state_at, gate)) for gate in Gate),
    ("short", lambda row: "; ".join(verdict.criterion.id for verdict in row.judged.short)),
    ("waived", lambda row: "; ".join(v.criterion.id for v in row.shown.under_waiver if v.waiver is not None)),
    ("at_risk", lambda row: "; ".join(r.article.id for r in row.judged.stalls if r.state is RiskState.AT_RISK)),
    ("flags", lambda row: "; ".join(flag.text for flag in find_flags(row.shown))),
    ("sample", lambda row: "yes" if row.shown.pilot.sample else "no"),
)


def make_portfolio_csv_feeds(site: Site) -> Iterator[Feed]:
    """The one table."""
    yield Feed(
        address=ADDRESS,
        make=lambda: stream_portfolio_csv(site),
        title="The portfolio as a table",
        description="One row for each pilot, for a spreadsheet. No cell is a formula.",
    )


def stream_portfolio_csv(site: Site) -> Iterator[bytes]:
    """The table: its headings, then one row for each pilot, by path."""
    page: Column = ("page", partial(_page, site))
    columns = [*_BEFORE, *_answers(site), *_AFTER, *_added(site), *_homes(site), page]
    pilots = map(_Row, site.shown_group.assessments, site.group.assessments)
    yield write_csv([[heading for heading, _ in columns]])
    for row in pilots:
        yield keep(site, row.judged, ADDRESS, None, partial(_write_row, columns, row))


def _write_row(columns: list[Column], row: _Row) -> bytes:
    return write_row(show(row) for _, show in columns)


def _homes(site: Site) -> Iterator[Column]:
    """A column for the portfolio that a pilot comes from, where there are several."""
    if site.others:
        yield "portfolio", lambda row: name_home(row.shown) or site.name


def _answers(site: Site) -> Iterator[Column]:
    """A column for the state of each answer, named by its question."""
    for place, question in enumerate(site.shown.playbook.of_kind(Kind.QUESTION)):
        yield f"answer_{question.id}", partial(_answer_at, place)


def _answer_at(place: int, row: _Row) -> str:
    return row.judged.answers[place].state.value


def _added(site: Site) -> Iterator[Column]:
    """A column for each field that the organisation has added."""
    settings = site.shown.playbook.settings
    hidden = list_hidden(settings)
    for field in settings.fields:
        if field.name not in hidden:
            yield field.name, partial(_show_added, field.name)


def _show_added(name: str, row: _Row) -> str:
    return next((show_text(each.value) for each in row.shown.pilot.added if each.name == name), "")


def _page(site: Site, row: _Row) -> str:
    return site.whole_pilot(row.shown)
