"""Turns a portfolio into the decisions that somebody has to take: what is overdue, what comes when, what has no day."""

from datetime import date
from enum import StrEnum
from itertools import groupby

from pilotbook.assessment.decisions import last_decision
from pilotbook.assessment.gates import is_ended
from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import frozen
from pilotbook.portfolio.day_steps import monday_of, step_days
from pilotbook.portfolio.due import DueKind, list_due
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.vocabulary import Outcome, Stage

WEEKS_AHEAD = 4
"""For how many weeks, the running one included, decisions are listed by the week; after that, by the month."""
DAYS_AHEAD = 365
"""For how many days decisions are listed by the month; what comes later stands together."""

_PLANNED = (Stage.PROPOSED, Stage.APPROVED)
_KINDS = (DueKind.DECISION, DueKind.REVISIT)


class Span(StrEnum):
    """How long a period is: a calendar week from Monday on, a month or the rest of one, or all that follows."""

    WEEK = "week"
    MONTH = "month"
    LATER = "later"


@frozen
class DecisionDue:
    """A decision that is to be taken by a day: a pilot's own, or a budget decision that is to be looked at again."""

    assessment: Assessment
    day: date
    is_revisit: bool = False


@frozen
class Period:
    """The decisions that are due in one stretch of time; `start` is its first day, today for one that is under way."""

    span: Span
    start: date
    decisions: tuple[DecisionDue, ...]


@frozen
class DecisionsDue:
    """The decisions of a portfolio, each list with the earliest first.

    `planned` are those of pilots that do not run yet; `untold` are the pilots for which nobody can say when a decision
    is due: the record gives no timebox, or a budget decision without the day on which it is looked at again.
    """

    overdue: tuple[DecisionDue, ...]
    ahead: tuple[Period, ...]
    planned: tuple[DecisionDue, ...]
    untold: tuple[Assessment, ...]


def list_decisions_due(portfolio: Portfolio) -> DecisionsDue:
    """Every decision that is open: those of running pilots, of pilots to come, and budgets that are to be revisited."""
    today = portfolio.today
    running = [
        DecisionDue(assessment=due.assessment, day=due.day, is_revisit=due.kind is DueKind.REVISIT)
        for due in list_due(portfolio)
        if due.kind in _KINDS and due.assessment.stage not in _PLANNED
    ]
    planned = _plan(portfolio)
    told = {due.assessment.id for due in (*running, *planned)}
    untold = [each for each in portfolio.assessments if each.id not in told and _is_open(each)]
    return DecisionsDue(
        overdue=tuple(due for due in running if due.day < today),
        ahead=_group([due for due in running if due.day >= today], today),
        planned=planned,
        untold=tuple(sorted(untold, key=_order_untold)),
    )


def _plan(portfolio: Portfolio) -> tuple[DecisionDue, ...]:
    """The decisions of pilots that do not run yet. Nobody is late with one of these, so `list_due` has few of them."""
    found = [
        DecisionDue(assessment=each, day=each.clock.decision_due)
        for each in portfolio.assessments
        if each.stage in _PLANNED and each.clock.decision_due is not None
    ]
    return tuple(sorted(found, key=lambda due: (due.day, due.assessment.pilot.title.casefold(), due.assessment.id)))


def _is_open(assessment: Assessment) -> bool:
    """Whether a decision is still to come: none is known by its day, or the last was to fund something and look again.

    A decision without a day is not known to have been taken.
    """
    if is_ended(assessment.stage):
        return False
    last = last_decision(assessment.pilot)
    if last is not None and last.outcome is Outcome.BUDGET:
        return True
    return assessment.stage in (*_PLANNED, Stage.PILOTING) and assessment.clock.decided_on is None


def _order_untold(assessment: Assessment) -> tuple[bool, str, str]:
    return assessment.stage in _PLANNED, assessment.pilot.title.casefold(), assessment.id


def _group(found: list[DecisionDue], today: date) -> tuple[Period, ...]:
    """The decisions by the week, then by the month, then those that are far off; a period without any is left out."""
    periods = groupby(found, key=lambda due: _period_of(due.day, today))
    return tuple(Period(span=span, start=start, decisions=tuple(due)) for (span, start), due in periods)


def _period_of(day: date, today: date) -> tuple[Span, date]:
    monday = monday_of(today)
    after_weeks = step_days(monday, WEEKS_AHEAD * 7)
    if day < after_weeks:
        return Span.WEEK, max(today, monday_of(day))
    if (day - today).days <= DAYS_AHEAD:
        return Span.MONTH, max(after_weeks, day.replace(day=1))
    return Span.LATER, step_days(today, DAYS_AHEAD + 1)
