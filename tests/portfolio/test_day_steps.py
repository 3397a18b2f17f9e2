from datetime import date

import pytest

from pilotbook.portfolio.day_steps import monday_of, next_month, step_days


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        ("2026-11-26", 5, "2026-12-01"),
        ("2026-11-26", -26, "2026-10-31"),
        ("9999-12-30", 1, "9999-12-31"),
        ("9999-12-30", 2, "9999-12-31"),
        ("0001-01-05", -10, "0001-01-01"),
    ],
)
def test_step_stays_within_the_calendar(day: str, days: int, expected: str) -> None:
    assert step_days(date.fromisoformat(day), days).isoformat() == expected


@pytest.mark.parametrize(
    ("day", "monday"),
    [("2026-11-26", "2026-11-23"), ("2026-11-23", "2026-11-23"), ("2026-11-29", "2026-11-23"), ("0001-01-01",) * 2],
)
def test_week_begins_on_monday(day: str, monday: str) -> None:
    assert monday_of(date.fromisoformat(day)).isoformat() == monday


@pytest.mark.parametrize(
    ("day", "following"),
    [
        ("2026-11-26", "2026-12-01"),
        ("2026-12-01", "2027-01-01"),
        ("2028-01-31", "2028-02-01"),
        ("9999-12-01", "9999-12-31"),
    ],
)
def test_next_month_begins_on_its_first_day(day: str, following: str) -> None:
    assert next_month(date.fromisoformat(day)).isoformat() == following
