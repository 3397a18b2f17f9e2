"""The intervals between drift reviews, held against the cadence."""

from datetime import date

import pytest

from pilotbook.assessment.clock import read_clock
from pilotbook.assessment.review_rhythm import list_intervals
from pilotbook.records.pilot import Decision, Held, Pilot, Review, Timebox
from pilotbook.records.playbook import Cadences, Settings
from pilotbook.records.vocabulary import Cadence, Stage

SETTINGS = Settings(review_grace_days=2, cadences=Cadences(weekly=7))
TODAY = date(2026, 11, 22)


def intervals(
    held: str, start: int | None = 1, stage: Stage = Stage.PILOTING, cadence: Cadence | None = Cadence.WEEKLY
) -> list[tuple[int, int, bool, bool]]:
    """The intervals of a pilot reviewed on some days of November 2026: from, to, whether open, whether late."""
    reviews = tuple(Held(on=date(2026, 11, int(day)) if day != "?" else None) for day in held.split())
    pilot = Pilot(
        stage=stage,
        timebox=Timebox(start=date(2026, 11, start) if start else None),
        review=Review(cadence=cadence, held=reviews),
    )
    found = list_intervals(pilot, read_clock(pilot, SETTINGS, TODAY))
    assert all(each.days == (each.end - each.begin).days for each in found)
    return [(each.begin.day, each.end.day, each.is_open, each.is_late) for each in found]


@pytest.mark.parametrize(
    ("held", "start", "expected"),
    [
        ("8 17 20", 1, [(1, 8, False, False), (8, 17, False, False), (17, 20, False, False), (20, 22, True, False)]),
        ("11 12 22", 1, [(1, 11, False, True), (11, 12, False, False), (12, 22, False, True)]),
        ("20 8 ? 17", 1, [(1, 8, False, False), (8, 17, False, False), (17, 20, False, False), (20, 22, True, False)]),
        ("8 8", None, [(8, 22, True, True)]),
        ("8", 9, [(8, 22, True, True)]),
        ("12 24", 12, [(12, 22, True, True)]),
        ("", 14, [(14, 22, True, False)]),
        ("", 22, []),
        ("", 24, []),
        ("", None, []),
    ],
)
def test_intervals_run_from_the_start_from_review_to_review_and_to_today(
    held: str, start: int | None, expected: list[tuple[int, int, bool, bool]]
) -> None:
    assert intervals(held, start) == expected


def test_interval_of_a_pilot_that_has_ended_is_not_open() -> None:
    assert intervals("8", 1, Stage.STOPPED) == [(1, 8, False, False)]


def test_intervals_without_a_cadence_are_none() -> None:
    assert intervals("8", 1, cadence=None) == []


def test_first_interval_begins_with_the_first_decision_where_no_start_is_known() -> None:
    decided = (Decision(on=date(2026, 11, 3)),)
    pilot = Pilot(stage=Stage.PRODUCTION, decisions=decided, review=Review(cadence=Cadence.WEEKLY))
    (found,) = list_intervals(pilot, read_clock(pilot, SETTINGS, TODAY))
    assert (found.begin, found.days, found.is_late) == (date(2026, 11, 3), 19, True)
