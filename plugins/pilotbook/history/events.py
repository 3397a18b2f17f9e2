"""Turns the commits that changed pilots into dated events of each pilot: created, renamed, moved, decided, deleted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pilotbook.records.pilot import Pilot


class EventKind(StrEnum):
    """What happened to a pilot."""

    CREATED = "created"
    RENAMED = "renamed"
    MOVED = "moved"
    DECIDED = "decided"
    DELETED = "deleted"


class PilotEvent(NamedTuple):
    """One thing that happened: `before` and `after` are stages where it moved, and ids where it was renamed.

    Of a decision, `after` is the outcome, and `on` the day that the record gives, or else that of the commit.
    """

    on: date
    kind: EventKind
    commit: str
    before: str = ""
    after: str = ""


class PilotStep(NamedTuple):
    """What a commit did to one pilot: the ids before and after, empty where there is none, and the record after it.

    The record is None where the file could not be read: what it said before then still counts.
    """

    before: str
    after: str
    pilot: Pilot | None


class PilotCommit(NamedTuple):
    """A commit, with every pilot that it touched."""

    on: date
    hash: str
    steps: tuple[PilotStep, ...]


@dataclass
class _Life:
    """What is known of a pilot so far."""

    events: list[PilotEvent]
    pilot: Pilot | None = None


def list_events(commits: Iterable[PilotCommit]) -> dict[str, tuple[PilotEvent, ...]]:
    """The events of each pilot under its last id, the oldest first; `commits` come in that order as well.

    A pilot whose file comes back after it was deleted goes on with the life that it had.
    """
    lives: dict[str, _Life] = {}
    for commit in commits:
        taken = {step.before: lives.pop(step.before, _Life([])) for step in commit.steps if step.before}
        for step in commit.steps:
            life = taken.get(step.before) or lives.get(step.after) or _Life([])
            life.events.extend(_events_of(step, life.pilot, commit))
            life.pilot = step.pilot or life.pilot
            lives[step.after or step.before] = life
    return {identifier: tuple(lives[identifier].events) for identifier in sorted(lives)}


def _events_of(step: PilotStep, known: Pilot | None, commit: PilotCommit) -> Iterator[PilotEvent]:
    def event(kind: EventKind, before: str = "", after: str = "", on: date | None = None) -> PilotEvent:
        return PilotEvent(on or commit.on, kind, commit.hash, before, after)

    if not step.after:
        yield event(EventKind.DELETED)
        return
    if not step.before:
        yield event(EventKind.CREATED, after=_stage_of(step.pilot))
    elif step.before != step.after:
        yield event(EventKind.RENAMED, step.before, step.after)
    if step.pilot is None:
        return
    if step.before and known is not None and known.stage != step.pilot.stage:
        yield event(EventKind.MOVED, _stage_of(known), _stage_of(step.pilot))
    for decision in step.pilot.decisions:
        if decision.outcome is not None and (known is None or decision not in known.decisions):
            yield event(EventKind.DECIDED, after=decision.outcome.value, on=decision.on)


def _stage_of(pilot: Pilot | None) -> str:
    return pilot.stage.value if pilot is not None and pilot.stage is not None else ""
