"""Turns the fields of a record into the controls of a form, with what a reader and a script need to know of each."""

from collections.abc import Container
from typing import Any

from pilotbook.frozen import frozen
from pilotbook.records.scalar_values import FIRST_YEAR, LAST_YEAR
from pilotbook.records.shape import Empty, Field, Kind, fields_of, shorthand_of

_LONG_EXAMPLE = 50
"""From this length on, the example shows that an answer wants several lines."""
_ORDINARY_LENGTH = 4_000
_BOX = "textarea"


@frozen
class FormWords:
    """What the playbook says of fields, by their dotted paths: which are asked for, and which are judged as answers."""

    asked: Container[str] = frozenset()
    judged: Container[str] = frozenset()


def draw_field(field: Field, path: str, words: FormWords) -> dict[str, Any]:
    """One field as the template `propose_field.html` takes it."""
    return {
        "path": path,
        "name": field.name,
        "id": f"ask-{path.replace('.', '-')}",
        "kind": field.kind.value,
        "label": field.label[:1].upper() + field.label[1:],
        "help": field.description,
        "example": "" if field.kind is Kind.FLAG else field.example,
        "note": _note(field),
        "is_required": field.is_required,
        "is_asked": path in words.asked,
        "is_judged": path in words.judged and field.kind in (Kind.TEXT, Kind.TEXTS),
        "may_be_none": field.empty is Empty.ANSWERS,
        "control": _control(field),
        "options": _options(field),
        "fields": [draw_field(each, f"{path}.{each.name}", words) for each in _inner(field)],
        "bounds": _bounds(field),
        "is_past": field.is_past,
        "shorthand": (shorthand_of(field.record) if field.record is not None else None) or "",
    }


def _inner(field: Field) -> tuple[Field, ...]:
    return fields_of(field.record) if field.record is not None else ()


def _control(field: Field) -> str:
    match field.kind:
        case Kind.CHOICE | Kind.FLAG:
            return "select"
        case Kind.DAY:
            return "date"
        case Kind.TEXT if field.is_prose or len(field.example) > _LONG_EXAMPLE or field.longest > _ORDINARY_LENGTH:
            return _BOX
        case Kind.TEXTS if field.is_prose:
            return _BOX
        case _:
            return "text"


def _options(field: Field) -> list[tuple[str, str]]:
    match field.kind:
        case Kind.CHOICE:
            return [(each.value, each.value) for each in field.choices or ()]
        case Kind.FLAG:
            return [("true", "yes"), ("false", "no")]
        case _:
            return []


def _bounds(field: Field) -> dict[str, str]:
    match field.kind:
        case Kind.NUMBER:
            return {"least": str(field.least), "most": str(field.most)}
        case Kind.DAY:
            return {"least": f"{FIRST_YEAR}-01-01", "most": f"{LAST_YEAR}-12-31"}
        case _:
            return {"longest": str(field.longest)}


def _note(field: Field) -> str:
    """What form an answer has, in a few words."""
    match field.kind:
        case Kind.NUMBER:
            return f"In {field.unit}, {field.least} to {field.most:,}." if field.unit else "A whole number."
        case Kind.ADDRESS:
            return "An address that begins with https://."
        case _:
            return ""
