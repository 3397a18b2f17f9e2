"""Says who has to look at a change of a pilot, by what its record says: nobody else is known."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pilotbook.records.pilot import Pilot, Waiver


class Reviewer(NamedTuple):
    """A person, an office or a forum, and what it looks at; the name is empty where the record names nobody."""

    role: str
    name: str


def list_reviewers(pilot: Pilot, waivers: Iterable[Waiver] = ()) -> tuple[Reviewer, ...]:
    """The forum, counsel, data protection where it has a say, who approves the policy, and who approves waivers."""
    return (
        Reviewer("drift review", pilot.review.forum.strip()),
        Reviewer("counsel", pilot.policy.legal.strip()),
        *_of_privacy(pilot),
        *((Reviewer("policy", pilot.policy.approved_by.strip()),) if pilot.policy.approved_by.strip() else ()),
        *dict.fromkeys(Reviewer(f"waiver of {each.criterion}", each.approved_by.strip()) for each in waivers),
    )


def _of_privacy(pilot: Pilot) -> Iterator[Reviewer]:
    reviewer = pilot.policy.privacy.reviewer.strip()
    if reviewer or any(source.personal_data for source in pilot.data):
        yield Reviewer("data protection", reviewer)
