"""Computes what time makes of a record: when a decision, a drift review or a look at the policy is due."""

from datetime import date, timedelta
from typing import NamedTuple

from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Settings
from pilotbook.records.vocabulary import Stage

_RUNNING = (Stage.PILOTING, Stage.APPROVED, Stage.PROPOSED)
_REVIEWED = (Stage.PILOTING, Stage.SCALING, Stage.PRODUCTION)


class Clock(NamedTuple):
    """The dates of one pilot, seen on `today`. A day that the record does not give is None; lengths are in days.

    `weeks` is the whole length of the timebox, `extended_weeks` the part that its extensions added. `is_reviewed` says
    whether the pilot is at a stage at which drift reviews are held, `reviewed_from` when the wait for the next one
    began, and `policy_seen_on` when the policy was last approved or reviewed.
    """

    today: date
    start: date | None
    weeks: int
    extended_weeks: int
    decision_due: date | None
    decided_on: date | None
    is_running: bool
    is_reviewed: bool
    last_review: date | None
    reviewed_from: date | None
    cadence_days: int
    review_grace_days: int
    policy_seen_on: date | None
    policy_review_days: int
    waiver_notice_days: int

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
        """The day of the next drift review, counted from the last one, or from the start where none was held."""
        if self.reviewed_from is None or not self.cadence_days:
            return None
        return _add_days(self.reviewed_from, self.cadence_days)

    @property
    def is_review_late(self) -> bool:
        """Whether the next drift review is overdue by more than the days of grace, at a stage that has reviews."""
        due = self.review_due if self.is_reviewed else None
        return due is not None and (self.today - due).days > self.review_grace_days

    @property
    def policy_due(self) -> date | None:
        """The day by which somebody has to look at the policy again."""
        if self.policy_seen_on is None or not self.policy_review_days:
            return None
        return _add_days(self.policy_seen_on, self.policy_review_days)

    @property
    def is_policy_old(self) -> bool:
        """Whether nobody has looked at the policy for longer than the playbook allows."""
        due = self.policy_due
        return due is not None and due < self.today

    def is_near(self, end: date) -> bool:
        """Whether the end of a waiver is so near, or past, that it is pointed out."""
        return (end - self.today).days <= self.waiver_notice_days


def read_clock(pilot: Pilot, settings: Settings, today: date) -> Clock:
    """The clock of a pilot: due is the start plus the weeks plus the weeks of every extension that says how many.

    Drift reviews are waited for from the last one on; where none was held, from the first day of the pilot, and where
    that is not known either, from its first decision.
    """
    weeks = pilot.timebox.weeks or 0
    extended = sum(extension.weeks or 0 for extension in pilot.timebox.extensions) if weeks else 0
    start = pilot.timebox.start
    decided_on = min((decision.on for decision in pilot.decisions if decision.on is not None), default=None)
    last_review = max((held.on for held in pilot.review.held if held.on is not None and held.on <= today), default=None)
    seen = [day for day in (pilot.policy.approved_on, pilot.policy.reviewed_on) if day is not None]
    return Clock(
        today=today,
        start=start,
        weeks=weeks + extended,
        extended_weeks=extended,
        decision_due=_add_days(start, (weeks + extended) * 7) if start and weeks else None,
        decided_on=decided_on,
        is_running=pilot.stage in _RUNNING,
        is_reviewed=pilot.stage in _REVIEWED,
        last_review=last_review,
        reviewed_from=last_review or start or decided_on,
        cadence_days=settings.days_of(pilot.review.cadence),
        review_grace_days=settings.review_grace_days or 0,
        policy_seen_on=max(seen, default=None),
        policy_review_days=settings.policy_review_days or 0,
        waiver_notice_days=settings.waiver_notice_days or 0,
    )


def _add_days(start: date, days: int) -> date:
    try:
        return start + timedelta(days=days)
    except OverflowError:  # the calendar ends with the year 9999
        return date.max
