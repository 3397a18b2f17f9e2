"""Reads the days of a column: each one way only, or not at all."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pilotbook.records.day_forms import DAY_FIRST, MONTH_FIRST, WITH_NAME, YEAR_FIRST, DayForm, name_forms, read_days
from pilotbook.records.scalar_values import FIRST_YEAR, LAST_YEAR

_TIME = re.compile(r"[T ]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?( ?[AaPp]\.?[Mm]\.?)?(Z|[+-][0-9]{2}:?[0-9]{2})?$")
_FIRST_DAY = date(1899, 12, 30)
"""What spreadsheet programs count days from."""
_DAYS_OF_YEARS = range(1905, 1907)
_ENOUGH = 2
"""How many days of a column have to say that the month stands first, or the day: one could be a slip."""


class DayReader(NamedTuple):
    """The forms in which the days of one column are read; `order` says which of two was settled by the others."""

    forms: tuple[DayForm, ...]
    order: str = ""


def choose_forms(names: Sequence[str], cells: Iterable[str]) -> DayReader:
    """The forms that a mapping names, or else the usual ones as far as the cells of the column allow them.

    `7/9/2026` is two days. Where others of the column can be read only with the month first, and none only with the day
    first, the month stands first in all of them, and the other way round.
    """
    if names:
        return DayReader((*YEAR_FIRST, *name_forms(names)))
    known = (*YEAR_FIRST, *WITH_NAME)
    by_month, by_day = 0, 0
    for cell in cells:
        text = cell.strip()
        has_month, has_day = bool(read_days(text, MONTH_FIRST)), bool(read_days(text, DAY_FIRST))
        by_month += has_month and not has_day
        by_day += has_day and not has_month
    if by_month >= _ENOUGH and not by_day:
        return DayReader((*known, *MONTH_FIRST), "month")
    if by_day >= _ENOUGH and not by_month:
        return DayReader((*known, *DAY_FIRST), "day")
    return DayReader((*known, *MONTH_FIRST, *DAY_FIRST))


def read_cell_days(text: str, reader: DayReader) -> tuple[date, ...]:
    """Every day that a cell may mean, in order; a time of the day behind it is left out."""
    return tuple(sorted(read_days(_TIME.sub("", text.strip()), reader.forms)))


def find_plain_year(text: str, reader: DayReader) -> int | None:
    """The year that somebody typed where a day was expected: programs count days, and 2024 days make 7/16/1905."""
    days = read_days(text.strip(), reader.forms, _DAYS_OF_YEARS)
    years = {(day - _FIRST_DAY).days for day in days}
    return next((year for year in years if FIRST_YEAR <= year <= LAST_YEAR), None)
