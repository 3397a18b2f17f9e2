"""Reads a day that was written in another form than a record takes, where it can be read one way only."""

import re
from collections.abc import Iterator
from datetime import date

from pilotbook.records.scalar_reading import FIRST_YEAR, LAST_YEAR

_YEAR_FIRST = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")


def read_other_form(text: str) -> str | None:
    """A day such as `2026/09/07` or `13/09/2026` as a record writes it; None where it is none, or could be two."""
    found = set(_readings(text))
    return found.pop().isoformat() if len(found) == 1 else None


def _readings(text: str) -> Iterator[date]:
    """Every day that a text can be read as: with the year last, either the day or the month may come first."""
    if match := _YEAR_FIRST.fullmatch(text):
        orders = [(match[1], match[3], match[4])]
    elif match := _YEAR_LAST.fullmatch(text):
        orders = [(match[4], match[3], match[1]), (match[4], match[1], match[3])]
    else:
        return
    for order in orders:
        year, month, day = map(int, order)
        try:
            read = date(year, month, day)
        except ValueError:
            continue
        if FIRST_YEAR <= read.year <= LAST_YEAR:
            yield read
