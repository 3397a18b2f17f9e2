"""Turns the portfolio into `portfolio.csv`: one row for each pilot, for a spreadsheet."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from pilotbook.assessment.decisions import last_decision
from pilotbook.assessment.stall_risk import RiskState
from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.csv_text import write_csv
from pilotbook.portfolio.shown_fields import list_hidden
from pilotbook.records.vocabulary import Gate, Kind
from pilotbook.site.facets import name_home
from pilotbook.site.facts import show_text
from pilotbook.site.feeds.feed import Feed
from pilotbook.site.flags import find_flags
from pilotbook.site.site import Site

ADDRESS = "portfolio.csv"

Column = tuple[str, Callable[[Assessment], str]]
"""A heading, and what stands below it for a pilot."""


def _state_at(gate: Gate, assessment: Assessment) -> str:
    return assessment.gate(gate).state.value


def _last_outcome(assessment: Assessment) -> str:
    decision = last_decision(assessment.pilot)
    return decision.outcome.value if decision is not None and decision.outcome is not None else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


_BEFORE: tuple[Column, ...] = (
    ("id", lambda each: each.id),
    ("title", lambda each: each.pilot.title),
    ("summary", lambda each: each.pilot.summary),
    ("stage", lambda each: each.stage.value),
    ("unit", lambda each: each.pilot.unit),
    ("tags", lambda each: "; ".join(each.pilot.tags)),
    ("owner", lambda each: each.pilot.owner.name),
    ("owner_role", lambda each: each.pilot.owner.role),
    ("deputy", lambda each: each.pilot.owner.deputy),
    ("sponsor", lambda each: each.pilot.sponsor.name),
    ("project_manager", lambda each: each.pilot.project_manager.name),
    ("start", lambda each: _day(each.clock.start)),
    ("weeks", lambda each: str(each.clock.weeks or "")),
    ("decision_due", lambda each: _day(each.clock.decision_due)),
    ("decided_on", lambda each: _day(each.clock.decided_on)),
    ("last_decision", _last_outcome),
    ("forum", lambda each: each.pilot.review.forum),
    ("review_due", lambda each: _day(each.clock.review_due if each.clock.is_reviewed else None)),
    ("line", lambda each: each.line),
    ("answered", lambda each: str(each.answered)),
)
_AFTER: tuple[Column, ...] = (
    *((f"gate_{gate.value}", partial(_state_at, gate)) for gate in Gate),
    ("short", lambda each: "; ".join(verdict.criterion.id for verdict in each.short)),
    ("waived", lambda each: "; ".join(v.criterion.id for v in each.verdicts if v.waiver is not None)),
    ("at_risk", lambda each: "; ".join(r.article.id for r in each.stalls if r.state is RiskState.AT_RISK)),
    ("flags", lambda each: "; ".join(flag.text for flag in find_flags(each))),
    ("sample", lambda each: "yes" if each.pilot.sample else "no"),
)


def make_portfolio_csv_feeds(site: Site) -> Iterator[Feed]:
    """The one table."""
    yield Feed(
        address=ADDRESS,
        make=lambda: write_portfolio_csv(site),
        title="The portfolio as a table",
        description="One row for each pilot, for a spreadsheet. No cell is a formula.",
    )


def write_portfolio_csv(site: Site) -> bytes:
    """The table: its headings, then one row for each pilot, by path."""
    page: Column = ("page", partial(_page, site))
    columns = [*_BEFORE, *_answers(site), *_AFTER, *_added(site), *_homes(site), page]
    rows = ([show(each) for _, show in columns] for each in site.shown_group.assessments)
    return write_csv([[heading for heading, _ in columns], *rows])


def _homes(site: Site) -> Iterator[Column]:
    """A column for the portfolio that a pilot comes from, where there are several."""
    if site.others:
        yield "portfolio", lambda each: name_home(each) or site.name


def _answers(site: Site) -> Iterator[Column]:
    """A column for the state of each answer, named by its question."""
    for place, question in enumerate(site.shown.playbook.of_kind(Kind.QUESTION)):
        yield f"answer_{question.id}", partial(_answer_at, place)


def _answer_at(place: int, assessment: Assessment) -> str:
    return assessment.answers[place].state.value


def _added(site: Site) -> Iterator[Column]:
    """A column for each field that the organisation has added."""
    settings = site.shown.playbook.settings
    hidden = list_hidden(settings)
    for field in settings.fields:
        if field.name not in hidden:
            yield field.name, partial(_show_added, field.name)


def _show_added(name: str, assessment: Assessment) -> str:
    return next((show_text(each.value) for each in assessment.pilot.added if each.name == name), "")


def _page(site: Site, assessment: Assessment) -> str:
    return site.whole_pilot(assessment)
