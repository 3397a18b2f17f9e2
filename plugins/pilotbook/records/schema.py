"""Turns the record of a pilot into a JSON Schema, from the same descriptions that everything else uses."""

from typing import Any

from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, Kind, fields_of, shorthand_of

_DRAFT = "http://json-schema.org/draft-07/schema#"
_ADDRESS = r"^([Hh][Tt][Tt][Pp][Ss]?://[^\s/]+|[Mm][Aa][Ii][Ll][Tt][Oo]:[^\s@]+@)[^\s]*$"


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
    return described | _value_schema(field)


def _typed_example(field: Field) -> Any:  # noqa: ANN401 - any JSON value
    match field.kind:
        case Kind.NUMBER:
            return int(field.example)
        case Kind.FLAG:
            return field.example == "true"
        case Kind.TEXTS:
            return [field.example]
    return field.example


def _value_schema(field: Field) -> dict[str, Any]:
    absent = [] if field.is_required else ["null"]
    match field.kind:
        case Kind.TEXT:
            return {"type": ["string", "number", "boolean", *absent], "maxLength": field.longest}
        case Kind.ADDRESS:
            return {"type": ["string", *absent], "format": "uri", "pattern": _ADDRESS}
        case Kind.DAY:
            return {"type": ["string", *absent], "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
        case Kind.NUMBER:
            return {"type": ["integer", *absent], "minimum": field.least, "maximum": field.most}
        case Kind.FLAG:
            return {"type": ["boolean", *absent]}
        case Kind.CHOICE:
            words: list[str | None] = [each.value for each in field.choices or ()]
            return {"enum": words if field.is_required else [*words, None]}
        case Kind.TEXTS:
            item = {"type": ["string", "number", "boolean"]}
            return {"anyOf": [{"type": "array", "items": item}, {"type": ["string", "number", "boolean", *absent]}]}
        case Kind.RECORDS:
            return {"anyOf": [{"type": "array", "items": _record_or_shorthand(field)}, {"type": "null"}]}
        case Kind.RECORD:
            return _record_or_shorthand(field)


def _record_or_shorthand(field: Field) -> dict[str, Any]:
    of = field.record
    if of is None:
        raise TypeError(f"the field {field.name} names no record class")
    plain = ["string", "null"] if shorthand_of(of) else ["null"]
    return {"anyOf": [_record_schema(of), {"type": plain}]}
