"""Says which fields only people inside the organisation may see, and takes them out of a record."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from pilotbook.frozen import replace
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Settings
from pilotbook.records.shape import Field, Kind, fields_of
from pilotbook.records.vocabulary import STALL_RISKS
from pilotbook.records.yaml_source import Path

Hidden = frozenset[str]
"""The dotted paths of the fields that are not shown; what lies inside one of them is not shown either."""


def list_hidden(settings: Settings) -> Hidden:
    """What the settings call internal, and added fields that are not public; nothing is without a title and a stage."""
    named = frozenset(settings.internal) - {STALL_RISKS, *(each.name for each in fields_of(Pilot) if each.is_required)}
    return named | {each.name for each in settings.fields if each.public is False}


@lru_cache(maxsize=1 << 14)  # the same few hundred paths are asked for each pilot
def is_hidden(path: Path, hidden: Hidden) -> bool:
    """Whether a value at a path of a record is not shown."""
    names = [step for step in path if isinstance(step, str)]
    return any(".".join(names[:length]) in hidden for length in range(1, len(names) + 1))


@cache  # each place that asks has its fields, and a portfolio has few settings
def hides(hidden: Hidden, *fields: str) -> bool:
    """Whether any of some fields, given by their dotted paths, is not shown."""
    return any(is_hidden(tuple(field.split(".")), hidden) for field in fields)


def blank_fields(pilot: Pilot, hidden: Hidden) -> Pilot:
    """The record with nothing in the fields at these paths. The title and the stage stay: nothing is without them."""
    shown: Pilot = _blank(pilot, _plan(hidden))
    if all(each.name not in hidden for each in pilot.added):
        return shown
    return replace(shown, added=tuple(each for each in pilot.added if each.name not in hidden))


class _Step(NamedTuple):
    """A field that is hidden, or, where there are steps inside, one with something hidden in its records."""

    field: Field
    blank: Any
    inside: tuple["_Step", ...]


@cache
def _plan(hidden: Hidden) -> tuple[_Step, ...]:
    return tuple(_list_steps(Pilot, hidden, ""))


def _list_steps(of: type[Any], hidden: Hidden, prefix: str) -> Iterator[_Step]:
    for field in fields_of(of):
        path = f"{prefix}{field.name}"
        if path in hidden and not field.is_required:
            yield _Step(field, getattr(of(), field.name), ())
        elif field.record is not None:
            inside = tuple(_list_steps(field.record, hidden, f"{path}."))
            if inside:
                yield _Step(field, None, inside)


def _blank(record: Any, steps: tuple[_Step, ...]) -> Any:  # noqa: ANN401 - any record
    changes = {}
    for field, blank, inside in steps:
        value = getattr(record, field.name)
        if not inside:
            shown = blank
        elif field.kind is Kind.RECORDS:
            shown = tuple(_blank(item, inside) for item in value)
        else:
            shown = _blank(value, inside)
        if shown is not value and shown != value:
            changes[field.name] = shown
    return replace(record, **changes) if changes else record
