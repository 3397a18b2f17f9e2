"""Writes the file of a pilot in which every field of the record's description holds something."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, Kind, fields_of

TextOf = Callable[[str], str]
"""Gives the text for the field at a dotted path."""
_FIXED = {"stage": "piloting", "sample": "false"}


@dataclass(frozen=True)
class _Plain:
    """A value that stands in the file without quotes."""

    text: str


@dataclass(frozen=True)
class Filler:
    """Fills records: texts and addresses come from the functions, everything else is the example of its field.

    A list of texts gets as many as `texts` says, and a list of records one.
    """

    text_of: TextOf
    address_of: TextOf
    texts: int = 2

    def write_pilot(self) -> str:
        """The text of a pilot's file."""
        return _write(self._fill_record(Pilot, "")) + "\n"

    def _fill_record(self, of: type[Any], prefix: str) -> dict[str, Any]:
        return {field.name: self._fill(field, f"{prefix}{field.name}") for field in fields_of(of)}

    def _fill(self, field: Field, path: str) -> Any:
        match field.kind:
            case Kind.RECORD | Kind.RECORDS:
                assert field.record is not None
                filled = self._fill_record(field.record, f"{path}.")
                return [filled] if field.kind is Kind.RECORDS else filled
            case Kind.TEXT:
                return self.text_of(path)
            case Kind.TEXTS:
                return [self.text_of(path) for _ in range(self.texts)]
            case Kind.NAMED_TEXTS:
                name, text = self.text_of(path), self.text_of(path)
                is_name = len(name) < 200 and name.isprintable()
                return {json.dumps(name, ensure_ascii=False): text} if is_name else {"one": name, "two": text}
            case Kind.ADDRESS:
                return self.address_of(path)
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
