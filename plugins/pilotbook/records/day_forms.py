"""Reads a day that was written in a form such as `M/D/YYYY`, and says when it could be read as another day, too."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from pilotbook.frozen import frozen
from pilotbook.records.scalar_values import FIRST_YEAR, LAST_YEAR

_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_TOKENS = {
    "YYYY": r"(?P<year>[0-9]{4})",
    "YY": r"(?P<year>[0-9]{2})",
    "Month": r"(?P<month>[A-Za-z]{3,9})\.?",
    "MM": r"(?P<month>[0-9]{2})",
    "M": r"(?P<month>[0-9]{1,2})",
    "DD": r"(?P<day>[0-9]{2})",
    "D": r"(?P<day>[0-9]{1,2})",
}
_PART = re.compile("|".join([*_TOKENS, r"\s+", "."]), re.DOTALL)
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
"""The years that a day of a record may have."""
_CENTURY = 2000
"""What a year of two digits is counted from: no AI pilot is older."""


@frozen
class DayForm:
    """A way to write a day: what people call it, and the expression that finds its year, month and day."""

    name: str
    pattern: re.Pattern[str]


@cache
def find_form(name: str) -> DayForm | None:
    """The form of that name, such as `D Month YYYY`; None where it does not name year, month and day once each."""
    parts = _PART.findall(name)
    pattern = "".join(_TOKENS.get(part) or (r"\s+" if part.isspace() else re.escape(part)) for part in parts)
    groups = sorted(re.findall(r"\?P<(\w+)>", pattern))
    return DayForm(name=name, pattern=re.compile(pattern)) if groups == ["day", "month", "year"] else None


def name_forms(names: Iterable[str]) -> tuple[DayForm, ...]:
    """The forms of those names, without names of none."""
    return tuple(form for form in map(find_form, names) if form is not None)


def read_days(text: str, forms: Iterable[DayForm], years: range = YEARS) -> frozenset[date]:
    """Every day of those years that a text is, by any of the forms."""
    return frozenset(day for form in forms if (day := _read_day(text, form)) is not None and day.year in years)


def _read_day(text: str, form: DayForm) -> date | None:
    found = form.pattern.fullmatch(text)
    if found is None:
        return None
    year = int(found["year"]) + (_CENTURY if len(found["year"]) < len("YYYY") else 0)
    month = int(found["month"]) if found["month"].isdigit() else _number_of(found["month"].lower())
    try:
        return date(year, month, int(found["day"]))
    except ValueError:
        return None


def _number_of(word: str) -> int:
    """The number of a month from the first letters of its name; 0 for another word."""
    return next((number for number, name in enumerate(_MONTHS, start=1) if name.startswith(word)), 0)


YEAR_FIRST = name_forms(("YYYY/M/D", "YYYY.M.D", "YYYY-M-D"))
DAY_FIRST = name_forms(("D/M/YYYY", "D.M.YYYY", "D-M-YYYY"))
MONTH_FIRST = name_forms(("M/D/YYYY", "M.D.YYYY", "M-D-YYYY"))
WITH_NAME = name_forms(("D Month YYYY", "D-Month-YYYY", "D. Month YYYY", "Month D, YYYY", "Month D YYYY"))
"""The forms that people use most."""


def read_other_form(text: str) -> str | None:
    """A day such as `2026/09/07` or `13/09/2026` as a record writes it; None where it is none, or could be two."""
    found = read_days(text, (*YEAR_FIRST, *DAY_FIRST, *MONTH_FIRST))
    return next(iter(found)).isoformat() if len(found) == 1 else None
