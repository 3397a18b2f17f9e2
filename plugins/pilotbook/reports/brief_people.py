"""Tells in Markdown who owns a pilot, who has to look at its change, and which waivers they are asked for."""

from collections.abc import Iterator

from pilotbook.assessment.waivers import WaiverState
from pilotbook.portfolio.comparison import PilotChange
from pilotbook.portfolio.reviewers import list_reviewers
from pilotbook.reports.inert_markdown import write_code, write_inert


def tell_waivers(change: PilotChange) -> Iterator[str]:
    """Each waiver that is asked for: of what, how long, by whom, why, and whether it counts."""
    for waiver, _, _, state, fault, *_ in change.waivers:
        since = f"from {waiver.granted_on.isoformat()} " if waiver.granted_on is not None else ""
        until = f"until {waiver.expires.isoformat()}" if waiver.expires is not None else "without an end"
        people = f"asked for by {_name(waiver.requested_by)}, approved by {_name(waiver.approved_by)}"
        reason = f": {write_inert(waiver.reason)}" if waiver.reason.strip() else ""
        counts = "" if state is WaiverState.COUNTS else f" **It does not count today: {write_inert(fault)}.**"
        yield f"{write_code(waiver.criterion)} {since}{until}, {people}{reason}{counts}"


def tell_people(change: PilotChange) -> Iterator[str]:
    """The owner, and everybody whose word the record names; of a pilot that is gone, those whom it named."""
    pilots = (side.pilot for side in (change.after, change.before) if side is not None and side.pilot is not None)
    pilot = next(pilots, None)
    if pilot is None:
        return
    role = f", {write_inert(pilot.owner.role, 200)}" if pilot.owner.role.strip() else ""
    yield f"owner: {_name(pilot.owner.name)}{role}"
    for reviewer in list_reviewers(pilot, (standing.waiver for standing in change.waivers)):
        yield f"to review, {write_inert(reviewer.role, 60)}: {_name(reviewer.name)}"


def _name(name: str) -> str:
    return write_inert(name, 200) if name.strip() else "nobody named"
