"""Turns the record of a pilot into a JSON Schema, from the same descriptions that everything else uses.

An editor that follows the schema accepts nothing that the reader refuses, but for what a schema cannot say: a day that
no calendar has, and what YAML itself forbids a record to use.
"""

from collections.abc import Callable
from typing import Any

from pilotbook.records.pilot import Pilot
from pilotbook.records.scalar_values import ADDRESS
from pilotbook.records.shape import (
    LONGEST_NAME,
    MOST_NAMED_TEXTS,
    Field,
    Kind,
    field_named,
    fields_of,
    shorthand_of,
)

_DRAFT = "http://json-schema.org/draft-07/schema#"
_DAY = r"^(199[0-9]|20[0-9]{2}|21[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_WORDS = ["string", "number", "boolean"]
"""What an editor may take text for: `reference: 214` and `reference: yes` are text to the reader."""


def pilot_schema(added: tuple[Field, ...] = ()) -> dict[str, Any]:
    """The JSON Schema (draft 7, which editors know best) of a pilot's file, with an organisation's added fields."""
    schema = _record_schema(Pilot, added)
    return {"$schema": _DRAFT, "title": "A pilot of Pilotbook", **schema}


def _record_schema(of: type[Any], added: tuple[Field, ...] = ()) -> dict[str, Any]:
    fields = (*fields_of(of), *added)
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {field.name: _described(field) for field in fields},
        "additionalProperties": False,
    }
    required = [field.name for field in fields if field.is_required]
    return schema | ({"required": required} if required else {})


def _described(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {"description": field.description}
    if field.example:
        described["examples"] = [_typed_example(field)]
    return described | _SCHEMAS[field.kind](field)


def _typed_example(field: Field) -> int | bool | str | list[str] | dict[str, str]:
    match field.kind:
        case Kind.NUMBER:
            return int(field.example)
        case Kind.FLAG:
            return field.example == "true"
        case Kind.TEXTS:
            return [field.example]
        case Kind.NAMED_TEXTS:
            name, _, text = field.example.partition(": ")
            return {name: text}
        case _:
            return field.example


def _type(field: Field, *types: str) -> list[str]:
    return [*types] if field.is_required else [*types, "null"]


def _text(field: Field) -> dict[str, Any]:
    must_say = {"pattern": r"\S"} if field.is_required else {}
    return {"type": _type(field, *_WORDS), "maxLength": field.longest, **must_say}


def _address(field: Field) -> dict[str, Any]:
    return {"type": _type(field, "string"), "format": "uri", "pattern": f"^{ADDRESS}$", "maxLength": field.longest}


def _day(field: Field) -> dict[str, Any]:
    return {"type": _type(field, "string"), "format": "date", "pattern": _DAY}


def _number(field: Field) -> dict[str, Any]:
    return {"type": _type(field, "integer"), "minimum": field.least, "maximum": field.most}


def _flag(field: Field) -> dict[str, Any]:
    return {"type": _type(field, "boolean")}


def _choice(field: Field) -> dict[str, Any]:
    words: list[str | None] = [each.value for each in field.choices or ()]
    return {"enum": words if field.is_required else [*words, None]}


def _texts(field: Field) -> dict[str, Any]:
    item = {"type": _WORDS, "maxLength": field.longest, "pattern": r"\S"}
    return {"anyOf": [{"type": "array", "items": item}, item, {"type": "null"}]}


def _record(field: Field) -> dict[str, Any]:
    of = field.record
    if of is None:
        raise TypeError(f"the field {field.name} names no record class")
    shorthand = field_named(of, shorthand_of(of) or "")
    return {"anyOf": [_record_schema(of), _text(shorthand) if shorthand else {"type": "null"}]}


def _records(field: Field) -> dict[str, Any]:
    return {"anyOf": [{"type": "array", "items": _record(field)}, {"type": "null"}]}


def _named_texts(field: Field) -> dict[str, Any]:
    named = {
        "type": "object",
        "additionalProperties": {"type": [*_WORDS, "null"], "maxLength": field.longest},
        "propertyNames": {"maxLength": LONGEST_NAME, "pattern": r"\S"},
        "maxProperties": MOST_NAMED_TEXTS,
    }
    return {"anyOf": [named, {"type": "null"}]}


_SCHEMAS: dict[Kind, Callable[[Field], dict[str, Any]]] = {
    Kind.TEXT: _text,
    Kind.ADDRESS: _address,
    Kind.DAY: _day,
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.TEXTS: _texts,
    Kind.RECORD: _record,
    Kind.RECORDS: _records,
    Kind.NAMED_TEXTS: _named_texts,
}
