"""Writes pilots in which every field of the model holds a mark of its own, and finds the marks in anything again.

The fields are found by walking the model, so that one that is added later is marked and looked for as well.
"""

import base64
import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, Kind, fields_of

_MARK = re.compile(r"zq(\d{4})qz", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_ESCAPE = re.compile(r"\\[ux]\{?([0-9a-fA-F]{2,6})\}?")
_FIRST_PAST, _FIRST_AHEAD = date(2001, 1, 1), date(2041, 1, 1)
_FIXED = {"stage": "production"}
_OTHERS = {Kind.FLAG: "true"}


class Marks:
    """Deals marks out, and knows what each was given to: a field's dotted path, or another word for a place."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.places: dict[int, str] = {}
        self.days: dict[date, str] = {}

    def mark(self, place: str) -> str:
        number = next(self._numbers)
        self.places[number] = place
        return f"zq{number:04}qz"

    def day(self, place: str, *, is_past: bool) -> date:
        day = (_FIRST_PAST if is_past else _FIRST_AHEAD) + timedelta(days=3 * len(self.days))
        self.days[day] = place
        return day

    def find(self, folder: Path) -> dict[str, set[str]]:
        """The places whose marks a folder holds, each with the files that hold it; packed files are opened."""
        found: dict[str, set[str]] = {}
        days = {word: place for day, place in self.days.items() for word in spell_day(day)}
        for file in (each for each in sorted(folder.rglob("*")) if each.is_file()):
            name = file.relative_to(folder).as_posix()
            for text in (name, *read_every_way(file.read_bytes())):
                places = {self.places[int(number)] for number in _MARK.findall(text)}
                places |= {place for word, place in days.items() if word in text}
                for place in places:
                    found.setdefault(place, set()).add(name)
        return found


def spell_day(day: date) -> tuple[str, ...]:
    """A day in the ways in which pages and feeds write one."""
    month = day.strftime("%b")
    return day.isoformat(), day.strftime("%Y%m%d"), f"{day.day} {month} {day.year}", f"{day.day} {day:%B} {day.year}"


def read_every_way(content: bytes) -> Iterator[str]:
    """The text of a file as it is, and as it is once whatever might hide a mark in it is undone."""
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    text = content.decode("utf-8", "replace")
    yield text
    for undone in (unescape(text), unquote(text), unquote(text.replace("+", " ")), _undo_escapes(text)):
        if undone != text:
            yield undone
    yield from _undo_base64(text)


def _undo_escapes(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(min(int(found.group(1), 16), 0x10FFFF)), text)


def _undo_base64(text: str) -> Iterator[str]:
    for run in _BASE64.findall(text) if len(text) < 2_000_000 else ():
        plain = run.rstrip("=").replace("-", "+").replace("_", "/")
        for start in range(4):
            cut = plain[start : len(plain) - ((len(plain) - start) % 4 == 1)]
            yield base64.b64decode(cut + "=" * (-len(cut) % 4)).decode("latin-1")


@dataclass(frozen=True)
class Writer:
    """Writes the text of a pilot's file whose texts and days are marks.

    `words` go around each text, `fixed` holds other values by their paths, and a mark in a field is given to the place
    that is called like the path of the field, or to the one place `within` where all belongs together.
    """

    marks: Marks
    words: str = "{}"
    fixed: Mapping[str, Any] = field(default_factory=dict)
    within: str = ""

    def write(self) -> str:
        record = self._fill(Pilot, "")
        return "".join(f"{_key(name)}: {_write(value)}\n" for name, value in record.items())

    def _fill(self, of: type[Any], prefix: str) -> dict[str, Any]:
        paths = {each: f"{prefix}{each.name}" for each in fields_of(of)}
        fixed = {**_FIXED, **self.fixed}
        return {
            each.name: fixed[path] if path in fixed else self._mark_field(each, path) for each, path in paths.items()
        }

    def _mark_field(self, field: Field, path: str) -> Any:
        if field.record is not None:
            filled = self._fill(field.record, f"{path}.")
            return [filled] if field.kind is Kind.RECORDS else filled
        match field.kind:
            case Kind.TEXT:
                return self._text(path) + (" Person" if field.name in ("name", "deputy") else "")
            case Kind.TEXTS | Kind.NAMED_TEXTS:
                text = self._text(path)
                return [text] if field.kind is Kind.TEXTS else {f"Column {self._mark(path)}": text}
            case Kind.ADDRESS:
                return f"https://example.com/{self._mark(path)}"
            case Kind.DAY:
                return self.marks.day(self.within or path, is_past=field.is_past).isoformat()
            case _:
                return _OTHERS.get(field.kind, field.example)

    def _text(self, path: str) -> str:
        return self.words.format(self._mark(path))

    def _mark(self, path: str) -> str:
        return self.marks.mark(self.within or path)


def _write(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{_key(name)}: {_write(inner)}" for name, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_write, value)) + "]"
        case "true" | "false":
            return str(value)
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if name.isidentifier() else json.dumps(name)
