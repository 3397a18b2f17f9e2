"""Days that an internal field gives, or that are worked out from one, are not shown."""

from datetime import date

import pytest

from pilotbook.assessment.clock import Clock, read_clock
from pilotbook.portfolio.shown_clock import DUE_FIELDS, show_clock
from pilotbook.records.pilot import Decision, Extension, Held, Pilot, Policy, Review, Timebox
from pilotbook.records.playbook import Cadences, Settings
from pilotbook.records.vocabulary import Cadence, Stage

TODAY = date(2026, 11, 22)
CLOCK = read_clock(
    Pilot(
        title="A",
        stage=Stage.PILOTING,
        timebox=Timebox(start=date(2026, 9, 7), weeks=6, extensions=(Extension(weeks=2),)),
        decisions=(Decision(on=date(2026, 11, 10)),),
        policy=Policy(approved_on=date(2026, 8, 30)),
        review=Review(cadence=Cadence.WEEKLY, held=(Held(on=date(2026, 11, 5)),)),
    ),
    Settings(cadences=Cadences(weekly=7)),
    TODAY,
)


def changed(*hidden: str) -> set[str]:
    shown = show_clock(CLOCK, frozenset(hidden))
    return {name for name in Clock._fields if getattr(shown, name) != getattr(CLOCK, name)}


@pytest.mark.parametrize(
    ("hidden", "blank"),
    [
        ("owner.name", set()),
        ("timebox.start", {"start", "decision_due", "reviewed_from"}),
        ("timebox.weeks", {"weeks", "extended_weeks", "decision_due"}),
        ("timebox.extensions", {"weeks", "extended_weeks", "decision_due"}),
        ("timebox", {"start", "weeks", "extended_weeks", "decision_due", "reviewed_from"}),
        ("decisions.on", {"decided_on", "decision_due", "reviewed_from"}),
        ("review.held", {"last_review", "reviewed_from"}),
        ("review.cadence", {"cadence_days"}),
        ("policy.reviewed_on", {"policy_seen_on"}),
    ],
)
def test_clock_is_blank_where_a_day_is_internal_or_comes_from_one(hidden: str, blank: set[str]) -> None:
    assert changed(hidden) == blank


@pytest.mark.parametrize("hidden", [*DUE_FIELDS, "timebox", "decisions"])
def test_pilot_whose_days_are_not_shown_is_not_called_late(hidden: str) -> None:
    late = CLOCK._replace(decided_on=None)
    assert late.is_overdue
    assert not show_clock(late, frozenset({hidden})).is_overdue
