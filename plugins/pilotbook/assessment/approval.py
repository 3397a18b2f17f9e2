"""Says when a pilot was approved, as far as its record tells, and whether a criterion is newer than that."""

from datetime import date

from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Criterion
from pilotbook.records.vocabulary import Stage


def find_approval_day(pilot: Pilot, today: date) -> date | None:
    """The day on which a pilot was approved, or None where nobody can tell.

    Where the record does not give it, it is the latest day on which that can have been: the first one on which the
    pilot started, was reviewed or was decided on. A proposal would be approved today at the earliest.
    """
    if pilot.stage is Stage.PROPOSED:
        return today
    if pilot.approved_on is not None:
        return pilot.approved_on
    signs = (pilot.timebox.start, *(each.on for each in pilot.review.held), *(each.on for each in pilot.decisions))
    known = [day for day in signs if day is not None]
    return min(*known, today) if known else None


def is_newer(criterion: Criterion, approved: date | None, today: date) -> bool:
    """Whether a criterion came after a pilot was approved, and only warns it so far.

    Where nobody can tell when a pilot was approved, it is not held to what may be newer: a missing fact is never a
    failed one.
    """
    if criterion.since is None or (approved is not None and approved > criterion.since):
        return False
    return criterion.warns_until is None or today <= criterion.warns_until
