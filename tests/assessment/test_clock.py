from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pilotbook.assessment.clock import Clock, read_clock
from pilotbook.records.pilot import Decision, Extension, Held, Pilot, Policy, Review, Timebox
from pilotbook.records.playbook import Cadences, Settings
from pilotbook.records.vocabulary import Cadence, Stage

_SETTINGS = Settings(review_grace_days=7, policy_review_days=365, cadences=Cadences(weekly=7))


def _clock(timebox: Timebox | None = None, *, today: date = date(2026, 9, 21), **fields: Any) -> Clock:
    pilot = Pilot(timebox=timebox or Timebox(start=date(2026, 9, 7), weeks=6), stage=Stage.PILOTING)
    return read_clock(replace(pilot, **fields), _SETTINGS, today)


def test_decision_is_due_after_weeks_and_extensions() -> None:
    start = date(2026, 9, 7)
    assert _clock().decision_due == date(2026, 10, 19)
    extended = Timebox(start=start, weeks=6, extensions=(Extension(weeks=2), Extension()))
    longer = _clock(extended)
    assert (longer.decision_due, longer.weeks, longer.extended_weeks) == (date(2026, 11, 2), 8, 2)
    assert _clock().extended_weeks == 0
    assert _clock(Timebox(start=start)).decision_due is None
    assert _clock(Timebox(weeks=6)).decision_due is None
    assert _clock(Timebox(start=start, extensions=(Extension(weeks=2),))).decision_due is None


def test_time_ends_with_the_calendar() -> None:
    late = _clock(Timebox(start=date(9999, 12, 1), weeks=6))
    assert late.decision_due == date.max
    held = Review(cadence=Cadence.WEEKLY, held=(Held(on=date(9999, 12, 30)),))
    assert _clock(review=held, today=date(9999, 12, 31)).review_due == date.max


@pytest.mark.parametrize(
    ("today", "week", "share", "days_left", "is_overdue"),
    [
        (date(2026, 9, 6), None, 0.0, 43, False),
        (date(2026, 9, 7), 1, 0.0, 42, False),
        (date(2026, 9, 28), 4, 0.5, 21, False),
        (date(2026, 10, 19), 7, 1.0, 0, False),
        (date(2026, 10, 20), 7, 1.0, -1, True),
    ],
)
def test_timebox_runs(*, today: date, week: int | None, share: float, days_left: int, is_overdue: bool) -> None:
    clock = _clock(today=today)
    assert (clock.week, clock.share, clock.days_left, clock.is_overdue) == (week, share, days_left, is_overdue)


def test_timebox_that_is_not_known_does_not_run() -> None:
    clock = _clock(Timebox())
    assert (clock.week, clock.share, clock.days_left, clock.is_overdue) == (None, 0.0, None, False)


def test_decision_or_end_of_pilot_stops_the_clock() -> None:
    late = date(2027, 1, 1)
    assert _clock(today=late).is_overdue
    assert not _clock(today=late, decisions=(Decision(on=date(2026, 12, 1)),)).is_overdue
    assert not _clock(today=late, stage=Stage.STOPPED).is_overdue
    decisions = (Decision(on=date(2026, 12, 1)), Decision(), Decision(on=date(2026, 10, 1)))
    assert _clock(decisions=decisions).decided_on == date(2026, 10, 1)


def test_review_is_late_after_cadence_and_grace() -> None:
    review = Review(cadence=Cadence.WEEKLY, held=(Held(on=date(2026, 9, 1)), Held(), Held(on=date(2026, 12, 1))))
    clock = _clock(review=review, today=date(2026, 9, 15))
    assert (clock.last_review, clock.review_due, clock.is_review_late) == (date(2026, 9, 1), date(2026, 9, 8), False)
    assert _clock(review=review, today=date(2026, 9, 16)).is_review_late
    assert _clock(review=Review(held=review.held)).review_due is None


def test_first_review_is_waited_for_from_the_start_or_else_from_the_first_decision() -> None:
    weekly = Review(cadence=Cadence.WEEKLY)
    clock = _clock(review=weekly, today=date(2026, 9, 21))
    assert (clock.last_review, clock.review_due, clock.is_review_late) == (None, date(2026, 9, 14), False)
    assert _clock(review=weekly, today=date(2026, 9, 22)).is_review_late
    ahead = Review(cadence=Cadence.WEEKLY, held=(Held(on=date(2026, 9, 30)),))
    assert _clock(review=ahead, today=date(2026, 9, 22)).is_review_late
    decided = _clock(Timebox(weeks=6), review=weekly, decisions=(Decision(on=date(2026, 9, 1)),))
    assert decided.review_due == date(2026, 9, 8)
    assert _clock(Timebox(weeks=6), review=weekly).review_due is None


@pytest.mark.parametrize("stage", list(Stage))
def test_review_is_late_only_at_a_stage_that_has_reviews(stage: Stage) -> None:
    clock = _clock(review=Review(cadence=Cadence.WEEKLY), today=date(2026, 10, 1), stage=stage)
    assert clock.is_review_late is (stage in {Stage.PILOTING, Stage.SCALING, Stage.PRODUCTION})


def test_policy_is_old_a_year_after_somebody_last_looked_at_it() -> None:
    policy = Policy(approved_on=date(2025, 9, 21))
    clock = _clock(policy=policy, today=date(2026, 9, 21))
    assert (clock.policy_due, clock.is_policy_old) == (date(2026, 9, 21), False)
    assert _clock(policy=policy, today=date(2026, 9, 22)).is_policy_old
    assert _clock(policy=replace(policy, reviewed_on=date(2026, 3, 1))).policy_due == date(2027, 3, 1)
    assert _clock(policy=Policy(reviewed_on=date(2026, 3, 1))).policy_due == date(2027, 3, 1)
    assert (_clock().policy_due, _clock().is_policy_old) == (None, False)


def test_policy_is_never_old_where_the_playbook_sets_no_limit() -> None:
    pilot = Pilot(policy=Policy(approved_on=date(2001, 1, 1)))
    assert read_clock(pilot, Settings(), date(2026, 9, 21)).policy_due is None
