"""Turns the drift reviews of a pilot into the intervals between them, each held against the cadence."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from pilotbook.assessment.clock import Clock
from pilotbook.records.pilot import Pilot


class Interval(NamedTuple):
    """The time from one review, or from the first day of the pilot, to the next one, or to today while none follows."""

    begin: date
    end: date
    is_open: bool
    is_late: bool

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.end - self.begin).days


def list_intervals(pilot: Pilot, clock: Clock) -> tuple[Interval, ...]:
    """The intervals of a pilot's drift reviews, in their order; none where no cadence is given.

    An interval is late when it is longer than the cadence and the days of grace. The record knows one cadence, that of
    today, so what was right under another one may come out as late. An interval that is still open counts at a stage
    that has reviews.
    """
    if not clock.cadence_days:
        return ()
    held = sorted({each.on for each in pilot.review.held if each.on is not None and each.on <= clock.today})
    begun = clock.start if held else clock.reviewed_from
    days = [begun, *held] if begun is not None and begun < min(held, default=clock.today) else held
    longest = clock.cadence_days + clock.review_grace_days
    closed = [(begin, end, False) for begin, end in pairwise(days)]
    waiting = [(days[-1], clock.today, True)] if days and clock.is_reviewed and days[-1] < clock.today else []
    return tuple(
        Interval(begin, end, is_open, (end - begin).days > longest) for begin, end, is_open in (*closed, *waiting)
    )
