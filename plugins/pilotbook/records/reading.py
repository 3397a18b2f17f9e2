"""Turns a tree of text into a frozen record, and everything that does not fit into diagnostics.

A value that does not fit is left out of the record, so that the rest of it can be used; its path is kept among the
broken ones, so that nobody reports it a second time as missing.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, TypeVar

from pilotbook.diagnostic import MAX_PROBLEMS, Code, Diagnostic, Place, add_diagnostic
from pilotbook.records.named_values import NamedText
from pilotbook.records.nearest import nearest_word
from pilotbook.records.quote import make_printable, quote_text
from pilotbook.records.scalar_reading import Misfit, Value, read_scalar
from pilotbook.records.shape import (
    LONGEST_NAME,
    MOST_NAMED_TEXTS,
    Empty,
    Field,
    Kind,
    fields_of,
    record_class,
    shorthand_of,
    walk_fields,
)
from pilotbook.records.yaml_source import Entry, Mapping, Node, Path, Scalar, Sequence, name_path

RecordT = TypeVar("RecordT")

_NO_SPACE = re.compile(r"(\w+):(\S.*)", re.DOTALL)
"""A key that is a field's name, a colon and its value, because YAML wants a space after the colon."""
_COMMA = "between { and } a comma begins the next field: put text that holds a comma in quotes"


@dataclass(slots=True)
class Reader:
    """Reads one file. `diagnostics` and `broken` grow while it does."""

    path: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: set[Path] = field(default_factory=set)

    def read(
        self, of: type[RecordT], node: Node, where: Path = (), added: tuple[Field, ...] = ()
    ) -> tuple[RecordT, dict[str, Any]]:
        """A record of class `of` from a node, and the values of the `added` fields that were found in it."""
        entries = self._find_entries(of, node, where)
        if entries is None:
            return of(), {}
        known = _known_fields(of, added)
        values = self._read_entries(of, entries, where, known)
        self._report_missing(known, values, entries, node, where)
        if not added:
            return of(**values), {}
        extra = {each.name: values.pop(each.name) for each in added if each.name in values}
        return of(**values), extra

    def _find_entries(self, of: type[Any], node: Node, where: Path) -> dict[str, Entry] | None:
        """The fields of a record, also where a plain answer stands for one of them; None where there are none."""
        if isinstance(node, Mapping):
            return node.entries
        shorthand = shorthand_of(of)
        match node:
            case Scalar(is_absent=True):
                return {}
            case Scalar(line=line, column=column) if shorthand is not None:
                return {shorthand: Entry(node, line, column)}
        expected = f"fields such as {', '.join(each.name for each in fields_of(of)[:3])}"
        self._report_type(node, where, expected, f"write one field to a line: {_first_key(of)}: …")
        return None

    def _read_entries(
        self, of: type[Any], entries: dict[str, Entry], where: Path, known: dict[str, Field]
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        before: tuple[str, Entry] | None = None
        cut = ""
        for key, entry in entries.items():
            if key in known:
                value = self._read_value(known[key], entry.value, (*where, key))
                if value is not None:
                    values[key] = value
            elif _glued_name(key, entry) not in known and before is not None and _continues(entry, before[1]):
                if cut != before[0]:  # what follows one more comma is part of the same text
                    cut = before[0]
                    values.pop(cut, None)  # what stands before the comma is not the whole answer either
                    self.broken.add((*where, cut))
                    self._report_key(key, entry, where, _COMMA)
                continue
            else:
                self._report_unknown_key(of, key, entry, where, known)
            before = key, entry
        return values

    def _read_value(self, described: Field, node: Node, where: Path) -> Any:  # noqa: ANN401 - one of the field's kinds
        if isinstance(node, Scalar) and node.is_absent:
            return None
        kind = described.kind
        if kind is Kind.RECORD:
            return self.read(record_class(described), node, where)[0]
        if kind is Kind.RECORDS:
            return self._read_records(described, node, where)
        if kind is Kind.TEXTS:
            return self._read_texts(described, node, where)
        if kind is Kind.NAMED_TEXTS:
            return self._read_named_texts(described, node, where)
        return self._read_scalar(described, node, where)

    def _read_scalar(self, described: Field, node: Node, where: Path) -> Value | None:
        if not isinstance(node, Scalar):
            hint = f"for example: {described.name}: {described.example}"
            self._report_type(node, where, _EXPECTED.get(described.kind, "text"), hint)
            return None
        value = read_scalar(described, node, where)
        if isinstance(value, Misfit):
            self._report(value.code, node, where, value.message, value.hint)
            return None
        return value

    def _read_records(self, described: Field, node: Node, where: Path) -> tuple[Any, ...] | None:
        of = record_class(described)
        if isinstance(node, Sequence):
            return tuple(self.read(of, item, (*where, number))[0] for number, item in enumerate(node.items))
        hint = f"begin each entry with a dash: - {_first_key(of)}: …"
        if described.empty is Empty.ANSWERS:
            hint += f"; if there are none, write {described.name}: []"
        self._report_type(node, where, "a list", hint)
        return None

    def _read_texts(self, described: Field, node: Node, where: Path) -> tuple[str, ...] | None:
        if isinstance(node, Mapping):
            hint = f"for example: {described.name}: [{described.example}]; put text that holds a colon in quotes"
            self._report_type(node, where, "a list of texts", hint)
            return None
        if isinstance(node, Scalar):
            texts = [self._read_item(described, node, where)]
        else:
            texts = [self._read_item(described, item, (*where, number)) for number, item in enumerate(node.items)]
        return tuple(text for text in texts if text is not None)

    def _read_item(self, described: Field, node: Node, where: Path) -> str | None:
        if _is_absent(node) or (isinstance(node, Scalar) and not node.text.strip()):
            hint = "write the text after the dash, or delete the dash"
            self._report(Code.WRONG_TYPE, node, where, f"expected text in {name_path(where)}, found nothing", hint)
            return None
        value = self._read_scalar(_as_text(described), node, where)
        return value if isinstance(value, str) else None

    def _read_named_texts(self, described: Field, node: Node, where: Path) -> tuple[NamedText, ...] | None:
        if not isinstance(node, Mapping):
            hint = f"write each on a line of its own, indented, for example: {described.example}"
            self._report_type(node, where, "texts, each below a name", hint)
            return None
        if len(node.entries) > MOST_NAMED_TEXTS:
            message = f"expected at most {MOST_NAMED_TEXTS} names in {name_path(where)}, found {len(node.entries):,}"
            self._report(Code.TOO_MANY_VALUES, node, where, message, "keep what people look for, and link to the rest")
            return None
        as_text, named = _as_text(described), []
        for name, entry in node.entries.items():
            if _is_absent(entry.value) or not self._is_name(name, entry, where):
                continue
            text = self._read_scalar(as_text, entry.value, (*where, name))
            if isinstance(text, str):
                named.append(NamedText(name, text))
        return tuple(named)

    def _is_name(self, name: str, entry: Entry, where: Path) -> bool:
        if len(name) <= LONGEST_NAME:
            return True
        found = f"{len(name):,} characters before the colon"
        message = f"expected a name of at most {LONGEST_NAME} characters in {name_path(where)}, found {found}"
        self._report(Code.TOO_LONG, entry, (*where, name), message, "shorten the name, and keep the text behind it")
        return False

    def _report(self, code: Code, node: Node | Entry, where: Path, message: str, hint: str) -> None:
        """Add a diagnostic about a value that is left out of the record."""
        self.broken.add(where)
        place = Place(self.path, node.line, node.column)
        add_diagnostic(self.diagnostics, Diagnostic(code=code, place=place, message=message, hint=hint))

    def _report_type(self, node: Node, where: Path, expected: str, hint: str) -> None:
        found = _FOUND[type(node)] if not isinstance(node, Scalar) else quote_text(node.text)
        self._report(Code.WRONG_TYPE, node, where, f"expected {expected} in {name_path(where)}, found {found}", hint)

    def _report_unknown_key(self, of: type[Any], key: str, entry: Entry, where: Path, known: dict[str, Field]) -> None:
        if len(self.diagnostics) > MAX_PROBLEMS:
            return  # to look for what is near takes time, and nobody would see it
        hint = f"the fields here are {', '.join(known)}"
        parents = [path.rpartition(".")[0] for path, _ in walk_fields(of) if path.endswith(f".{key}")]
        glued = _glued_name(key, entry)
        near = nearest_word(glued or key, known)
        if parents:
            hint = (
                f"this field belongs below {' or '.join(map(quote_text, parents))}: indent it further than that field"
            )
        elif near is not None or glued:
            self.broken.add((*where, near or glued))
            spaced = f"{near or glued}: {key.partition(':')[2]}"
            hint = f"put a space after the colon: {make_printable(spaced[:60])}" if glued else f"did you mean '{near}'?"
        self._report_key(key, entry, where, _foreign_letter(key) + hint)

    def _report_key(self, key: str, entry: Entry, where: Path, hint: str) -> None:
        message = f"expected a known field in {name_path(where)}, found {quote_text(key)}"
        self._report(Code.UNKNOWN_KEY, entry, (*where, key), message, hint)

    def _report_missing(
        self, known: dict[str, Field], values: dict[str, Any], entries: dict[str, Entry], node: Node, where: Path
    ) -> None:
        for each in known.values():
            if not each.is_required or _is_given(values.get(each.name)):
                continue
            path = (*where, each.name)
            if path not in self.broken:
                message = f"expected the field '{each.name}' in {name_path(where)}, found none"
                hint = f"write, for example: {each.name}: {each.example}"
                self._report(Code.MISSING_KEY, entries.get(each.name, node), path, message, hint)


_EXPECTED = {Kind.DAY: "a day", Kind.NUMBER: "a number", Kind.FLAG: "true or false", Kind.ADDRESS: "an address"}
_FOUND: dict[type[Node], str] = {Mapping: "fields", Sequence: "a list"}


_KNOWN: dict[type[Any], dict[str, Field]] = {}


def _known_fields(of: type[Any], added: tuple[Field, ...]) -> dict[str, Field]:
    """The fields of a record by their names; those of the class itself are worked out once."""
    if of not in _KNOWN:
        _KNOWN[of] = {each.name: each for each in fields_of(of)}
    return _KNOWN[of] | {each.name: each for each in added} if added else _KNOWN[of]


@lru_cache(maxsize=64)
def _as_text(described: Field) -> Field:
    """What is known about one item of a list of texts."""
    return replace(described, kind=Kind.TEXT)


def _continues(entry: Entry, previous: Entry) -> bool:
    """Whether a key without a value is what follows a comma in the text of the field before it, as in `{a: 4,000}`."""
    return _is_absent(entry.value) and not _is_absent(previous.value) and entry.line == previous.line


def _glued_name(key: str, entry: Entry) -> str:
    """The name in a key to which its value is glued, as in `{start:2026-02-03}`; nothing in another key."""
    found = _NO_SPACE.fullmatch(key) if _is_absent(entry.value) else None
    return found.group(1) if found else ""


def _foreign_letter(key: str) -> str:
    """Words about the first letter of a field's name that only looks like one of those in the names of fields."""
    letter = next((each for each in key if not each.isascii() and each.isalpha()), "")
    return f"U+{ord(letter):04X} in it is {unicodedata.name(letter, 'a foreign letter').lower()}: " if letter else ""


def _is_absent(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_absent


def _is_given(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _first_key(of: type[Any]) -> str:
    return fields_of(of)[0].name
