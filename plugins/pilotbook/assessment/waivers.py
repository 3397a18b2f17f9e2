"""Says whether a waiver counts today."""

from datetime import date

from pilotbook.records.pilot import Pilot, Waiver
from pilotbook.records.playbook import Criterion


def current_waiver(pilot: Pilot, criterion: Criterion, today: date) -> Waiver | None:
    """The waiver of a criterion that counts today, or None.

    It counts until the day it expires, with a reason and an approver other than the person who asked, and only for as
    many days ahead as the criterion allows. One that has ended is as if it were not there.
    """
    for waiver in pilot.waivers:
        if waiver.criterion == criterion.id and _counts(waiver, criterion, today):
            return waiver
    return None


def _counts(waiver: Waiver, criterion: Criterion, today: date) -> bool:
    if waiver.expires is None or waiver.expires < today:
        return False
    days_ahead = (waiver.expires - today).days
    is_short_enough = criterion.max_waiver_days is None or days_ahead <= criterion.max_waiver_days
    is_approved = bool(waiver.approved_by.strip()) and waiver.approved_by.strip() != waiver.requested_by.strip()
    return is_short_enough and criterion.max_waiver_days != 0 and is_approved and bool(waiver.reason.strip())
