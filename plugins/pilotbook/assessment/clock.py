"""Computes what time makes of a record: when a decision is due, how far the timebox has run, when a review is late."""

from dataclasses import dataclass
from datetime import date, timedelta

from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Settings
from pilotbook.records.vocabulary import Stage

_RUNNING = (Stage.PILOTING, Stage.APPROVED, Stage.PROPOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The dates of one pilot, seen on `today`. A day that the record does not give is None; lengths are in days."""

    today: date
    start: date | None
    weeks: int
    decision_due: date | None
    decided_on: date | None
    is_running: bool
    last_review: date | None
    cadence_days: int
    review_grace_days: int

    @property
    def days_left(self) -> int | None:
        """Days until the decision is due; negative once it is overdue."""
        return (self.decision_due - self.today).days if self.decision_due else None

    @property
    def is_overdue(self) -> bool:
        """Whether the timebox of a running pilot has ended without a decision."""
        return self.is_running and self.decided_on is None and self.days_left is not None and self.days_left < 0

    @property
    def week(self) -> int | None:
        """The running week, counted from 1; None before the start, and when the length is not known."""
        if self.start is None or not self.weeks or self.today < self.start:
            return None
        return (self.today - self.start).days // 7 + 1

    @property
    def share(self) -> float:
        """How much of the timebox is over, from 0 to 1."""
        if self.start is None or not self.weeks:
            return 0.0
        return min(1.0, max(0.0, (self.today - self.start).days / (self.weeks * 7)))

    @property
    def review_due(self) -> date | None:
        """The day of the next drift review, counted from the last one."""
        if self.last_review is None or not self.cadence_days:
            return None
        return _add_days(self.last_review, self.cadence_days)

    @property
    def is_review_late(self) -> bool:
        """Whether the next drift review is overdue by more than the days of grace."""
        due = self.review_due
        return due is not None and (self.today - due).days > self.review_grace_days


def read_clock(pilot: Pilot, settings: Settings, today: date) -> Clock:
    """The clock of a pilot: due is the start plus the weeks plus the weeks of every extension that says how many."""
    weeks = pilot.timebox.weeks or 0
    total = weeks + sum(extension.weeks or 0 for extension in pilot.timebox.extensions) if weeks else 0
    start = pilot.timebox.start
    decided = [decision.on for decision in pilot.decisions if decision.on is not None]
    reviews = [held.on for held in pilot.review.held if held.on is not None and held.on <= today]
    return Clock(
        today=today,
        start=start,
        weeks=total,
        decision_due=_add_days(start, total * 7) if start and total else None,
        decided_on=min(decided, default=None),
        is_running=pilot.stage in _RUNNING,
        last_review=max(reviews, default=None),
        cadence_days=settings.days_of(pilot.review.cadence),
        review_grace_days=settings.review_grace_days or 0,
    )


def _add_days(start: date, days: int) -> date:
    try:
        return start + timedelta(days=days)
    except OverflowError:  # the calendar ends with the year 9999
        return date.max
