"""Turns the record of a pilot into values that JSON can hold, and describes them as a JSON Schema."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any, NamedTuple

from pilotbook.records.pilot import Pilot
from pilotbook.records.schema_parts import Schema, day_of, list_of, text_of, words_of
from pilotbook.records.shape import Field, Kind, fields_of

LEFT_OUT = frozenset(
    {
        "owner.email",
        "project_manager.email",
        "sponsor.email",
        "data.permission.reference",
        "tools.log",
        "policy.document",
        "policy.privacy.reference",
        "review.held.minutes",
        "links",
        "notes",
        "source",
        "sample",
    }
)
"""What stays at home: ways to people and to systems, free text, and what came with a spreadsheet."""

_TYPES = ["string", "integer", "boolean", "array"]


class Step(NamedTuple):
    """A field that is written, with the fields of the records in it, and how its value is written if not as it is."""

    field: Field
    inside: tuple["Step", ...]
    write: Callable[[Any], Any] | None = None


_WRITERS: dict[Kind, Callable[[Any], Any]] = {Kind.DAY: date.isoformat, Kind.CHOICE: attrgetter("value")}


def _list_steps(of: type[Any], prefix: str = "") -> Iterator[Step]:
    for field in fields_of(of):
        path = f"{prefix}{field.name}"
        if path not in LEFT_OUT:
            inside = tuple(_list_steps(field.record, f"{path}.")) if field.record is not None else ()
            yield Step(field, inside, _WRITERS.get(field.kind))


STEPS = tuple(_list_steps(Pilot))
"""The fields of a record that a feed holds, in the order of the record."""


def describe_record(pilot: Pilot) -> dict[str, Any]:
    """The fields that hold something, by their names in a pilot's file; those of the organisation are below `added`."""
    described = _describe(pilot, STEPS)
    if pilot.added:
        described["added"] = {each.name: _plain(each.value) for each in pilot.added}
    return described


def _describe(record: object, steps: tuple[Step, ...]) -> dict[str, Any]:
    described: dict[str, Any] = {}
    for field, inside, write in steps:
        value = getattr(record, field.name)
        if inside:
            if field.kind is Kind.RECORDS:
                value = [_describe(item, inside) for item in value]
            else:
                value = _describe(value, inside)
        if value or value is False:
            described[field.name] = value if write is None else write(value)
    return described


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def record_schema() -> Schema:
    """The JSON Schema of a record as it is written."""
    schema = _schema_of(STEPS)
    schema["required"] = ["title", "stage"]
    schema["properties"]["added"] = {
        "type": "object",
        "description": "The fields that the organisation has added, by their names.",
        "additionalProperties": {"type": _TYPES, "items": {"type": "string"}},
    }
    return schema


def _schema_of(steps: tuple[Step, ...]) -> Schema:
    properties = {step.field.name: _schema_of_step(step) for step in steps}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _schema_of_step(step: Step) -> Schema:
    field, inside, _ = step
    match field.kind:
        case Kind.RECORD:
            return {**_schema_of(inside), "description": field.description}
        case Kind.RECORDS:
            return list_of(_schema_of(inside), field.description)
    return _SCHEMAS[field.kind](field)


_SCHEMAS: dict[Kind, Callable[[Field], Schema]] = {
    Kind.TEXT: lambda field: text_of(field.description),
    Kind.ADDRESS: lambda field: text_of(field.description, format="uri"),
    Kind.DAY: lambda field: day_of(field.description),
    Kind.NUMBER: lambda field: {"type": "integer", "description": field.description},
    Kind.FLAG: lambda field: {"type": "boolean", "description": field.description},
    Kind.CHOICE: lambda field: words_of(field.choices or (), field.description),
    Kind.TEXTS: lambda field: list_of({"type": "string"}, field.description),
}
