"""Says whether a waiver counts today, and if not, why."""

from datetime import date

from pilotbook.assessment.people import is_same_person
from pilotbook.records.pilot import Pilot, Waiver
from pilotbook.records.playbook import Criterion


def current_waiver(pilot: Pilot, criterion: Criterion, today: date) -> Waiver | None:
    """The waiver of a criterion that counts today, or None; one that has ended is as if it were not there."""
    own = (waiver for waiver in pilot.waivers if waiver.criterion == criterion.id)
    return next((waiver for waiver in own if not find_fault(waiver, criterion, today)), None)


def explain_waivers(pilot: Pilot, criterion: Criterion, today: date) -> str:
    """Why the record's waiver of a criterion does not count today; nothing where it counts, or where there is none."""
    faults = [find_fault(waiver, criterion, today) for waiver in pilot.waivers if waiver.criterion == criterion.id]
    return faults[-1] if all(faults) and faults else ""


def find_fault(waiver: Waiver, criterion: Criterion, today: date) -> str:
    """Why a waiver of a criterion does not count today; nothing when it does.

    It counts until the end of the day on which it expires, with a reason and an approver other than the person who
    asked for it, and only for as many days ahead as the criterion allows.
    """
    longest = criterion.max_waiver_days
    days_ahead = (waiver.expires - today).days if waiver.expires is not None else 0
    faults = (
        (longest == 0, "this criterion cannot be waived"),
        (waiver.expires is None, "it does not say when it ends"),
        (days_ahead < 0, f"it ended on {waiver.expires}"),
        (longest is not None and days_ahead > longest, f"it ends more than {longest} days from now"),
        (not waiver.reason.strip(), "it gives no reason"),
        (not waiver.approved_by.strip(), "nobody approved it"),
        (is_same_person(waiver.approved_by, waiver.requested_by), "the person who asked for it approved it"),
    )
    return next((fault for is_at_fault, fault in faults if is_at_fault), "")
