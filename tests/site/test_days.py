"""Days for people."""

import locale
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from pilotbook.site.days import show_day, write_day, write_distance
from pilotbook.site.view import Day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 10, 19), "19 Oct 2026"),
        (date(2026, 1, 1), "1 Jan 2026"),
        (date(2024, 2, 29), "29 Feb 2024"),
        (date(1990, 12, 31), "31 Dec 1990"),
    ],
)
def test_day_is_written_the_british_way(day: date, text: str) -> None:
    assert write_day(day) == text


def test_every_month_has_its_own_name() -> None:
    names = [write_day(date(2026, month, 1)).split()[1] for month in range(1, 13)]
    assert names == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@pytest.fixture
def german() -> Iterator[str]:
    """The first German locale that this machine has, or its own."""
    before = locale.setlocale(locale.LC_ALL)
    for name in ("de_DE.UTF-8", "de_DE", "German", ""):
        try:
            locale.setlocale(locale.LC_ALL, name)
            break
        except locale.Error:
            continue
    yield locale.setlocale(locale.LC_ALL)
    locale.setlocale(locale.LC_ALL, before)


@pytest.mark.usefixtures("german")
def test_day_is_written_in_english_whatever_the_locale() -> None:
    assert write_day(date(2026, 12, 24)) == "24 Dec 2026"
    assert write_distance(TODAY + timedelta(days=1200), TODAY) == "in 3 years"


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "today"),
        (1, "in 1 day"),
        (-1, "1 day ago"),
        (9, "in 9 days"),
        (-60, "60 days ago"),
        (61, "in 2 months"),
        (-91, "3 months ago"),
        (699, "in 23 months"),
        (700, "in 2 years"),
        (-730, "2 years ago"),
        (60_000, "in 164 years"),
        (600_000, "in 1,643 years"),
    ],
)
def test_distance_is_said_in_one_unit(days: int, text: str) -> None:
    assert write_distance(TODAY + timedelta(days=days), TODAY) == text


def test_distance_never_says_one_month_or_one_year() -> None:
    said = {write_distance(TODAY + timedelta(days=days), TODAY) for days in range(-800, 800)}
    assert not said & {"in 1 month", "1 month ago", "in 1 year", "1 year ago", "in 0 days"}


def test_show_day_says_how_far_off_only_when_today_is_given() -> None:
    assert show_day(date(2026, 11, 30), TODAY) == Day("2026-11-30", "30 Nov 2026", "in 8 days")
    assert show_day(date(2026, 11, 30)) == Day("2026-11-30", "30 Nov 2026", "")
    assert show_day(None, TODAY) is None
