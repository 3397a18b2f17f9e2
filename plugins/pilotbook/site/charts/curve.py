"""Turns a share that grows with time into an SVG of its curve, with a mark for each case that is still open."""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from pilotbook.frozen import frozen
from pilotbook.site.charts.marks import Words, write_em, write_share
from pilotbook.site.rendering import Templates

_TOP, _HEIGHT, _FOOT = 1.2, 11.0, 2.0
"""The room above the plot, its own height, and the room for the labels below it, in `em`."""
_WEEK = 7
_STEPS = (1, 2, 4, 8, 13, 26, 52, 104, 260, 520)
"""From how many weeks to how many the axis may be labelled."""
_MOST_LABELS = 6
_NEAR_THE_EDGE = 0.9


@frozen
class Curve:
    """A curve that starts at nothing on day 0 and goes up in steps of (day, share), up to `last`.

    `waiting` are the days at which cases are still open; `levels` are (share, day) of the points that are marked.
    """

    words: Words
    steps: tuple[tuple[int, float], ...]
    last: int
    waiting: tuple[int, ...]
    levels: tuple[tuple[float, int], ...]


class _Label(NamedTuple):
    x: str
    text: str
    anchor: str


class _Spot(NamedTuple):
    x: str
    y: str
    text: str
    anchor: str


def draw_curve(templates: Templates, curve: Curve) -> Markup:
    """The curve as an SVG."""
    last = max(curve.last, _WEEK)
    return templates.render(
        "charts/curve.html",
        kind="curve",
        words=curve.words,
        key=(),
        patterns=[],
        height=write_em(_TOP + _HEIGHT + _FOOT),
        top=write_em(_TOP),
        plot_height=write_em(_HEIGHT),
        way=_write_way(curve, last),
        levels=[(write_em(_down(share)), f"{round(share * 100)} %") for share in (0.25, 0.5, 0.75, 1)],
        base=write_em(_TOP + _HEIGHT),
        label_line=write_em(_TOP + _HEIGHT + 1.3),
        weeks=list(_label_weeks(last)),
        waiting=[(write_share(day / last), write_em(_down(_share_at(curve, day)))) for day in curve.waiting],
        spots=[_mark(share, day, last) for share, day in curve.levels],
    )


def _down(share: float) -> float:
    return _TOP + _HEIGHT * (1 - share)


def _write_way(curve: Curve, last: int) -> str:
    """The curve as a path on a field of 1000 to 100, from the lower left corner to the right edge."""
    moves = "".join(f"H{1000 * day / last:.2f}V{100 * (1 - share):.2f}" for day, share in curve.steps)
    return f"M0 100{moves}H{1000 * curve.last / last:.2f}"


def _share_at(curve: Curve, day: int) -> float:
    return max((share for reached, share in curve.steps if reached <= day), default=0.0)


def _mark(share: float, day: int, last: int) -> _Spot:
    is_near_edge = day / last > 1 / 2
    text = f"{round(share * 100)} % by day {day:,}"
    return _Spot(write_share(day / last), write_em(_down(share)), text, "end" if is_near_edge else "start")


def _label_weeks(last: int) -> Iterator[_Label]:
    step = next((step for step in _STEPS if last / (step * _WEEK) <= _MOST_LABELS), _STEPS[-1])
    for week in range(0, last // _WEEK + 1, step):
        share = week * _WEEK / last
        anchor = "start" if not week else "end" if share > _NEAR_THE_EDGE else "middle"
        yield _Label(write_share(share), f"{week:,}", anchor)
