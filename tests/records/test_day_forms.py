"""Which days can be read one way only."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotbook.records.day_forms import read_other_form


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026/09/07", "2026-09-07"),
        ("2026.9.7", "2026-09-07"),
        ("2026-9-7", "2026-09-07"),
        ("13/09/2026", "2026-09-13"),
        ("13.9.2026", "2026-09-13"),
        ("09/13/2026", "2026-09-13"),
        ("07/07/2026", "2026-07-07"),
        ("29/02/2028", "2028-02-29"),
        ("07/09/2026", None),
        ("7.9.2026", None),
        ("2026/13/09", None),
        ("31/09/2026", None),
        ("29/02/2026", None),
        ("2026/09.07", None),
        ("13/09/26", None),
        ("13/09/1826", None),
        ("1826/09/13", None),
        ("9999999/1/1", None),
        ("7 September 2026", None),
        ("\u0662026/09/07", None),
        (" 2026/09/07", None),
        ("", None),
    ],
)
def test_read_other_form_of_a_day(text: str, day: str | None) -> None:
    assert read_other_form(text) == day


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)), st.sampled_from("/."))
def test_read_other_form_with_the_year_first_is_that_day(day: date, sign: str) -> None:
    assert read_other_form(day.strftime(f"%Y{sign}%m{sign}%d")) == day.isoformat()


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)), st.sampled_from("/."))
def test_read_other_form_with_the_year_last_is_that_day_or_none(day: date, sign: str) -> None:
    is_clear = day.day > 12 or day.day == day.month
    assert read_other_form(day.strftime(f"%d{sign}%m{sign}%Y")) == (day.isoformat() if is_clear else None)
