"""Turns the events of pilots, and the days that their records give, into one list of what changed."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import frozen
from pilotbook.history.events import EventKind
from pilotbook.portfolio.pilot_history import Events
from pilotbook.portfolio.portfolio import Portfolio


class ChangeKind(StrEnum):
    """What changed. The values are public words; their order is that of several changes of one day."""

    CREATED = "created"
    RENAMED = "renamed"
    MOVED = "moved"
    REVIEWED = "reviewed"
    DECIDED = "decided"
    DELETED = "deleted"


_KINDS = list(ChangeKind)
_OF_EVENTS = {
    EventKind.CREATED: ChangeKind.CREATED,
    EventKind.RENAMED: ChangeKind.RENAMED,
    EventKind.MOVED: ChangeKind.MOVED,
    EventKind.DELETED: ChangeKind.DELETED,
}
"""The events that only git knows of; of decisions and reviews the records tell, with their days."""


@frozen
class Change:
    """One thing that happened to a pilot. `assessment` is None where the pilot is no longer there.

    `before` and `after` are stages where it moved, ids where it was renamed; of a decision, `after` is the outcome, and
    of a review, what it found.
    """

    day: date
    kind: ChangeKind
    pilot: str
    assessment: Assessment | None
    before: str = ""
    after: str = ""


def list_changes(portfolio: Portfolio, events: Events) -> tuple[Change, ...]:
    """What changed until today, the latest first; of one day by pilot, and what happened to it last comes first."""
    pilots = {each.id: each for each in portfolio.assessments}
    found = [
        Change(
            day=event.on,
            kind=_OF_EVENTS[event.kind],
            pilot=pilot,
            assessment=pilots.get(pilot),
            before=event.before,
            after=event.after,
        )
        for pilot, known in events.items()
        for event in known
        if event.kind in _OF_EVENTS
    ]
    found += [change for each in portfolio.assessments for change in _tell_record(each)]
    return tuple(sorted((each for each in found if each.day <= portfolio.today), key=_order, reverse=True))


def _order(change: Change) -> tuple[date, str, int, str, str]:
    return change.day, change.pilot, _KINDS.index(change.kind), change.before, change.after


def _tell_record(assessment: Assessment) -> Iterator[Change]:
    """The decisions and the drift reviews that a record dates."""
    for decision in assessment.pilot.decisions:
        if decision.on is not None and decision.outcome is not None:
            outcome = decision.outcome.value
            yield Change(
                day=decision.on, kind=ChangeKind.DECIDED, pilot=assessment.id, assessment=assessment, after=outcome
            )
    for held in assessment.pilot.review.held:
        if held.on is not None:
            yield Change(
                day=held.on, kind=ChangeKind.REVIEWED, pilot=assessment.id, assessment=assessment, after=held.outcome
            )
