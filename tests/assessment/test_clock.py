from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pilotbook.assessment.clock import Clock, read_clock
from pilotbook.records.pilot import Decision, Extension, Held, Pilot, Review, Timebox
from pilotbook.records.playbook import Cadences, Settings
from pilotbook.records.vocabulary import Cadence, Stage

_SETTINGS = Settings(review_grace_days=7, cadences=Cadences(weekly=7))


def _clock(timebox: Timebox | None = None, *, today: date = date(2026, 9, 21), **fields: Any) -> Clock:
    pilot = Pilot(timebox=timebox or Timebox(start=date(2026, 9, 7), weeks=6), stage=Stage.PILOTING)
    return read_clock(replace(pilot, **fields), _SETTINGS, today)


def test_decision_is_due_after_weeks_and_extensions() -> None:
    start = date(2026, 9, 7)
    assert _clock().decision_due == date(2026, 10, 19)
    extended = Timebox(start=start, weeks=6, extensions=(Extension(weeks=2), Extension()))
    assert (_clock(extended).decision_due, _clock(extended).weeks) == (date(2026, 11, 2), 8)
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
    assert not _clock(review=Review(cadence=Cadence.WEEKLY)).is_review_late
