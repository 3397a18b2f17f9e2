"""Turns counts into an SVG with one bar below another, each of one or several pieces, below its label."""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from markupsafe import Markup

from pilotbook.frozen import frozen
from pilotbook.site.charts.marks import (
    LONGEST_LABEL,
    Fill,
    Mark,
    Tone,
    Words,
    find_patterned,
    shorten,
    write_em,
    write_share,
)
from pilotbook.site.rendering import Templates

_LABEL, _BAR, _GAP = 1.5, 0.9, 0.9
"""The room for a label, for its bar, and between one bar and the next label, in `em`."""
_ROW = _LABEL + _BAR + _GAP
_ROOM_FOR_SHARES = 0.84
"""How much of the width the bars may take where a line with shares is drawn over them."""


@frozen(kw_only=False)
class Bar:
    """One row: what it is, the figure before it, and its pieces from left to right, each a mark and a count."""

    label: str
    figure: str
    pieces: tuple[tuple[Mark, int], ...]

    @property
    def total(self) -> int:
        """What all pieces come to."""
        return sum(count for _, count in self.pieces)


@frozen
class BarChart:
    """Bars on one scale: the longest takes the whole width, unless it is shorter than `least_whole`.

    `has_line` draws over the bars the share that they make up together, row by row, as in a Pareto chart; `key` are the
    marks that are explained below it.
    """

    words: Words
    bars: tuple[Bar, ...]
    least_whole: int = 1
    has_line: bool = False
    key: tuple[Mark, ...] = ()


class _Piece(NamedTuple):
    x: str
    width: str
    tone: Tone
    fill: Fill


class _Row(NamedTuple):
    label: str
    figure: str
    pieces: list[_Piece]
    baseline: str
    top: str


class _Point(NamedTuple):
    x: str
    y: str
    text: str


def draw_bars(templates: Templates, chart: BarChart) -> Markup:
    """The chart as an SVG."""
    shares = list(accumulate(bar.total for bar in chart.bars)) if chart.has_line else []
    room = _ROOM_FOR_SHARES if chart.has_line else 1.0
    whole = max([*shares[-1:], *(bar.total for bar in chart.bars), chart.least_whole])
    points = [(room * share / whole, row, share / (shares[-1] or 1)) for row, share in enumerate(shares)]
    return templates.render(
        "charts/bars.html",
        kind="bars",
        words=chart.words,
        key=chart.key,
        patterns=find_patterned(mark for bar in chart.bars for mark, _ in bar.pieces),
        height=write_em(len(chart.bars) * _ROW),
        bar_height=write_em(_BAR),
        rows=[_row(number, bar, room / whole) for number, bar in enumerate(chart.bars)],
        rows_high=len(chart.bars),
        way=" ".join(f"{x * 100:.3f},{row + (_LABEL + _BAR / 2) / _ROW:.3f}" for x, row, _ in points),
        points=[
            _Point(write_share(x), write_em(row * _ROW + _LABEL + _BAR / 2), f"{round(share * 100)} %")
            for x, row, share in points
        ],
    )


def _row(number: int, bar: Bar, scale: float) -> _Row:
    top = number * _ROW
    pieces = list(_pieces(bar, scale))
    label = shorten(bar.label, LONGEST_LABEL - len(bar.figure))
    return _Row(label, bar.figure, pieces, write_em(top + _LABEL - 0.45), write_em(top + _LABEL))


def _pieces(bar: Bar, scale: float) -> Iterator[_Piece]:
    start = 0
    for mark, count in bar.pieces:
        if count:
            yield _Piece(write_share(start * scale), write_share(count * scale), mark.tone, mark.fill)
        start += count
