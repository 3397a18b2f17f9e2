"""Takes out of a pilot's clock the days that only people inside the organisation may see."""

from pilotbook.assessment.clock import Clock
from pilotbook.portfolio.shown_fields import Hidden, hides

_START = ("timebox.start",)
_LENGTH = ("timebox.weeks", "timebox.extensions.weeks")
_DECIDED = ("decisions.on",)
DUE_FIELDS = (*_START, *_LENGTH, *_DECIDED)
"""The fields of which it is worked out when a decision is due, and whether it is late."""
_REVIEWED = ("review.held.on",)
_POLICY = ("policy.approved_on", "policy.reviewed_on")


def show_clock(clock: Clock, hidden: Hidden) -> Clock:
    """The clock without the days that an internal field gives, and without those that are worked out from one.

    A day that is not known is never overdue: the blanks make nobody late who is in time.
    """
    if hides(hidden, *_LENGTH):
        clock = clock._replace(weeks=0, extended_weeks=0)
    if hides(hidden, *_START):
        clock = clock._replace(start=None)
    if hides(hidden, *DUE_FIELDS):
        clock = clock._replace(decision_due=None)
    if hides(hidden, *_DECIDED):
        clock = clock._replace(decided_on=None)
    if hides(hidden, *_REVIEWED):
        clock = clock._replace(last_review=None)
    if hides(hidden, *_REVIEWED, *_START, *_DECIDED):
        clock = clock._replace(reviewed_from=None)
    if hides(hidden, "review.cadence"):
        clock = clock._replace(cadence_days=0)
    if hides(hidden, *_POLICY):
        clock = clock._replace(policy_seen_on=None)
    return clock
