"""Turns two records of one pilot into the fields that differ, each with what stood there and what stands there."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pilotbook.assessment.answers import show_value
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Kind, fields_of


class FieldChange(NamedTuple):
    """A field by its dotted path, in which items are counted from 1, and its values as they would be typed."""

    path: str
    before: str
    after: str


def list_record_changes(before: Pilot, after: Pilot) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the record; an absent value is an empty text."""
    old, new = dict(_list_values(before)), dict(_list_values(after))
    paths = dict.fromkeys((*new, *old))
    changes = (FieldChange(path, old.get(path, ""), new.get(path, "")) for path in paths)
    return tuple(change for change in changes if change.before != change.after)


def _list_values(pilot: Pilot) -> Iterator[tuple[str, str]]:
    yield from _walk(pilot, "")
    yield from ((added.name, show_value(added.value)) for added in pilot.added)


def _walk(record: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a record of any class
    for field in fields_of(type(record)):
        value, here = getattr(record, field.name), f"{path}{field.name}"
        match field.kind:
            case Kind.RECORD:
                yield from _walk(value, f"{here}.")
            case Kind.RECORDS:
                for number, item in enumerate(value, start=1):
                    yield from _walk(item, f"{here}.{number}.")
            case Kind.NAMED_TEXTS:
                yield from ((f"{here}.{named.name}", named.text) for named in value)
            case _:
                yield here, show_value(value)
