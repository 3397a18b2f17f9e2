"""Writes the file of a pilot in which every field of the record's description holds something, whatever fields there are."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, Kind, fields_of

TextOf = Callable[[str], str]
"""Gives the text for the field at a dotted path."""
_FIXED = {"stage": "piloting", "sample": "false"}
_TEXTS = 2
"""How many texts a list of texts gets."""


@dataclass(frozen=True)
class _Plain:
    """A value that stands in the file without quotes."""

    text: str


def write_filled_pilot(text_of: TextOf, address_of: TextOf) -> str:
    """The text of a file whose every text and address comes from the functions; other values are the examples."""
    return _write(_fill_record(Pilot, "", text_of, address_of)) + "\n"


def _fill_record(of: type[Any], prefix: str, text_of: TextOf, address_of: TextOf) -> dict[str, Any]:
    return {field.name: _fill(field, f"{prefix}{field.name}", text_of, address_of) for field in fields_of(of)}


def _fill(field: Field, path: str, text_of: TextOf, address_of: TextOf) -> Any:
    match field.kind:
        case Kind.RECORD | Kind.RECORDS:
            assert field.record is not None
            filled = _fill_record(field.record, f"{path}.", text_of, address_of)
            return [filled] if field.kind is Kind.RECORDS else filled
        case Kind.TEXT:
            return text_of(path)
        case Kind.TEXTS:
            return [text_of(path) for _ in range(_TEXTS)]
        case Kind.ADDRESS:
            return address_of(path)
    return _Plain(_FIXED.get(path, field.example))


def _write(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{name}: {_write(inner)}" for name, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_write, value)) + "]"
        case _Plain(text):
            return text
    return json.dumps(value, ensure_ascii=False)
