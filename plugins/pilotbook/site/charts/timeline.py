"""Turns days into SVG: an axis of months, and timeboxes on it, each in a picture of its own for a row of a table."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from pilotbook.frozen import frozen
from pilotbook.portfolio.day_steps import next_month
from pilotbook.site.charts.marks import Fill, Mark, Tone, Words, find_patterned, write_share
from pilotbook.site.days import write_month
from pilotbook.site.rendering import Templates

MOST_LABELS = 6
"""How many months are named on the axis at most: a narrow screen has room for no more."""
_STEPS = (1, 2, 3, 6, 12)
_ROOM_FOR_LABEL = 0.16
"""The share of the width before the right edge at which no label may begin."""


@frozen
class Axis:
    """The days that are shown, from `first` up to but without `last`; both begin a month.

    The patterns of `marks` stand in it, for the rows below it to use.
    """

    words: Words
    first: date
    last: date
    today: date
    marks: tuple[Mark, ...]

    def share(self, day: date) -> float:
        """Where the morning of a day lies, from 0 to 1; less or more where it lies beyond."""
        return (day - self.first).days / (self.last - self.first).days


@frozen
class Stretch:
    """Part of a timebox from the morning of one day to that of another."""

    mark: Mark
    start: date
    end: date


class _Month(NamedTuple):
    x: str
    label: str


class _Piece(NamedTuple):
    x: str
    width: str
    tone: Tone
    fill: Fill


def draw_axis(templates: Templates, axis: Axis) -> Markup:
    """The axis with its months and today."""
    return templates.render(
        "charts/axis.html",
        words=axis.words,
        patterns=find_patterned(axis.marks),
        months=list(_find_months(axis)),
        today=write_share(axis.share(axis.today)),
    )


def draw_timebox(templates: Templates, axis: Axis, stretches: tuple[Stretch, ...], decided: tuple[date, ...]) -> Markup:
    """One timebox, with a diamond for each decision. It has no words of its own: the row that it stands in says all."""
    shares = [(each.mark, axis.share(each.start), axis.share(each.end)) for each in stretches if each.end > each.start]
    spots = [*(share for _, *both in shares for share in both), *map(axis.share, decided)]
    return templates.render(
        "charts/timebox.html",
        id=axis.words.id,
        pieces=[_cut(mark, start, end) for mark, start, end in shares if start < 1 and end > 0],
        decided=[write_share(share) for day in decided if 0 <= (share := axis.share(day)) <= 1],
        today=write_share(axis.share(axis.today)),
        begins_before=min(spots, default=0) < 0,
        ends_after=max(spots, default=0) > 1,
    )


def _cut(mark: Mark, start: float, end: float) -> _Piece:
    start, end = max(0.0, start), min(1.0, end)
    return _Piece(write_share(start), write_share(end - start), mark.tone, mark.fill)


def _find_months(axis: Axis) -> Iterator[_Month]:
    """The months of the axis, as many of them named as there is room for; January is named by its year."""
    starts = list(_list_months(axis))
    step = next((step for step in _STEPS if len(starts) / step <= MOST_LABELS), _STEPS[-1])
    named = [month for month in starts if (month.month - 1) % step == 0 and axis.share(month) <= 1 - _ROOM_FOR_LABEL]
    names = {month: str(month.year) if month.month == 1 else write_month(month)[:3] for month in named}
    if named and not any(month.month == 1 for month in named):
        names[named[0]] = write_month(named[0])
    for month in starts:
        yield _Month(write_share(axis.share(month)), names.get(month, ""))


def _list_months(axis: Axis) -> Iterator[date]:
    month = axis.first
    while month < axis.last:
        yield month
        month = next_month(month)
