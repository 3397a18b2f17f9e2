"""Turns a tree of text into a frozen record, and everything that does not fit into diagnostics.

A value that does not fit is left out of the record, so that the rest of it can be used; its path is kept among the
broken ones, so that nobody reports it a second time as missing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.records.nearest import nearest_word, suggest
from pilotbook.records.shape import Field, Kind, fields_of, shorthand_of
from pilotbook.records.yaml_source import Entry, Mapping, Node, Path, Scalar, Sequence

RecordT = TypeVar("RecordT")

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,7}")
_ADDRESS = re.compile(r"(https?://[^\s/]+|mailto:[^\s@]+@)[^\s]*", re.IGNORECASE)
_LONGEST_QUOTE = 60


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
        known = (*fields_of(of), *added)
        entries = self._entries(of, node, where)
        by_name = {each.name: each for each in known}
        values: dict[str, Any] = {}
        for key, entry in entries.items():
            described = by_name.get(key)
            if described is None:
                self._report_unknown_key(key, entries, where, tuple(by_name))
                continue
            value = self._read_value(described, entry.value, (*where, key))
            if value is not None:
                values[key] = value
        self._report_missing(known, values, node, where)
        extra = {each.name: values.pop(each.name) for each in added if each.name in values}
        return of(**values), extra

    def _entries(self, of: type[Any], node: Node, where: Path) -> dict[str, Entry]:
        shorthand = shorthand_of(of)
        match node:
            case Mapping(entries=entries):
                return entries
            case Scalar(is_absent=True):
                return {}
            case Scalar(line=line, column=column) if shorthand is not None:
                return {shorthand: Entry(node, line, column)}
        expected = f"fields such as {', '.join(each.name for each in fields_of(of)[:3])}"
        self._report_type(node, where, expected, f"write one field to a line: {_example_key(of)}: …")
        return {}

    def _read_value(self, described: Field, node: Node, where: Path) -> Any:  # noqa: ANN401 - one of the field's kinds
        if isinstance(node, Scalar) and node.is_absent:
            return None
        match described.kind:
            case Kind.RECORD:
                return self.read(_record_class(described), node, where)[0]
            case Kind.RECORDS:
                return self._read_records(described, node, where)
            case Kind.TEXTS:
                return self._read_texts(described, node, where)
        if isinstance(node, Scalar):
            return _SCALAR_READERS[described.kind](self, described, node, where)
        self._report_type(node, where, _expected(described), f"for example: {described.name}: {described.example}")
        return None

    def _read_records(self, described: Field, node: Node, where: Path) -> tuple[Any, ...] | None:
        of = _record_class(described)
        if isinstance(node, Sequence):
            return tuple(self.read(of, item, (*where, number))[0] for number, item in enumerate(node.items))
        hint = f"begin each entry with a dash: - {_example_key(of)}: …"
        if described.empty == "answers":
            hint += f"; if there are none, write {described.name}: []"
        self._report_type(node, where, "a list", hint)
        return None

    def _read_texts(self, described: Field, node: Node, where: Path) -> tuple[str, ...] | None:
        items = node.items if isinstance(node, Sequence) else [node]
        if isinstance(node, Mapping):
            self._report_type(node, where, "a list of texts", f"for example: {described.name}: [{described.example}]")
            return None
        read = [
            self._read_value(_item_field(described), item, (*where, number) if item is not node else where)
            for number, item in enumerate(items)
        ]
        return tuple(each for each in read if each is not None)

    def read_text(self, described: Field, node: Scalar, where: Path) -> str | None:
        """Text as it was typed, without the line end that a block of text carries."""
        if len(node.text) > described.longest:
            self.report(
                Code.TOO_LONG, node, where,
                f"expected at most {described.longest:,} characters in {_name(where)}, found {len(node.text):,}",
                "say it shorter here, and link to the whole under links",
            )
            return None
        return node.text.rstrip("\n")

    def read_address(self, described: Field, node: Scalar, where: Path) -> str | None:
        """A web address; every other scheme could run a script in a reader's browser."""
        if _ADDRESS.fullmatch(node.text):
            return self.read_text(described, node, where)
        self.report(
            Code.NOT_AN_ADDRESS, node, where,
            f"expected an address that begins with https:// in {_name(where)}, found {_quote(node.text)}",
            "copy the whole address from the browser's address bar",
        )
        return None

    def read_day(self, _described: Field, node: Scalar, where: Path) -> date | None:
        """A calendar day, written one way only."""
        found = f"expected a day such as 2026-09-07 in {_name(where)}, found {_quote(node.text)}"
        if not _DAY.fullmatch(node.text):
            self.report(Code.NOT_A_DAY, node, where, found, "write year-month-day, with four, two and two digits")
            return None
        try:
            return date.fromisoformat(node.text)
        except ValueError:
            self.report(Code.NOT_A_DAY, node, where, found, "no calendar has this day: check the month and the day")
            return None

    def read_number(self, described: Field, node: Scalar, where: Path) -> int | None:
        """A whole number within the field's bounds."""
        value = int(node.text) if _NUMBER.fullmatch(node.text) else None
        if value is not None and described.least <= value <= described.most:
            return value
        self.report(
            Code.NOT_A_NUMBER, node, where,
            f"expected a whole number of {described.unit} from {described.least} to {described.most:,} in {_name(where)}, "
            f"found {_quote(node.text)}",
            f"write the number alone: {described.name}: {described.example}",
        )
        return None

    def read_flag(self, described: Field, node: Scalar, where: Path) -> bool | None:
        """True or false, in the one spelling that every reader of YAML takes alike."""
        if node.is_plain and node.text in ("true", "false"):
            return node.text == "true"
        self.report(
            Code.WRONG_TYPE, node, where,
            f"expected true or false in {_name(where)}, found {_quote(node.text)}",
            f"write {described.name}: true or {described.name}: false, without quotes",
        )
        return None

    def read_choice(self, described: Field, node: Scalar, where: Path) -> Any:  # noqa: ANN401 - a member of the field's enumeration
        """One of the field's words."""
        words = [each.value for each in described.choices or ()]
        if described.choices is not None and node.text in words:
            return described.choices(node.text)
        self.report(
            Code.NOT_A_CHOICE, node, where,
            f"expected one of {', '.join(words)} in {_name(where)}, found {_quote(node.text)}",
            suggest(node.text, words, "choose one of"),
        )
        return None

    def report(self, code: Code, node: Node, where: Path, message: str, hint: str) -> None:
        """Add a diagnostic about a value that is left out of the record."""
        self.broken.add(where)
        place = Place(self.path, node.line, node.column)
        self.diagnostics.append(Diagnostic(code=code, place=place, message=message, hint=hint))

    def _report_type(self, node: Node, where: Path, expected: str, hint: str) -> None:
        found = {Scalar: "text", Mapping: "fields", Sequence: "a list"}[type(node)]
        if isinstance(node, Scalar):
            found = _quote(node.text)
        self.report(
            Code.WRONG_TYPE, node, where, f"expected {expected} in {_name(where)}, found {found}", hint
        )

    def _report_unknown_key(self, key: str, entries: dict[str, Entry], where: Path, known: tuple[str, ...]) -> None:
        entry = entries[key]
        near = nearest_word(key, known)
        self.broken.update({(*where, near)} if near else ())
        hint = suggest(key, known, "the fields here are")
        shares_line = any(each.line == entry.line and each.column < entry.column for each in entries.values())
        if near is None and shares_line and isinstance(entry.value, Scalar) and entry.value.is_absent:
            hint = "between { and } a comma begins the next field: put text that holds a comma in quotes"
        self.diagnostics.append(
            Diagnostic(
                code=Code.UNKNOWN_KEY,
                place=Place(self.path, entry.line, entry.column),
                message=f"expected a known field in {_name(where)}, found {_quote(key)}",
                hint=hint,
            )
        )

    def _report_missing(self, known: tuple[Field, ...], values: dict[str, Any], node: Node, where: Path) -> None:
        for each in known:
            if each.is_required and each.name not in values and (*where, each.name) not in self.broken:
                self.report(
                    Code.MISSING_KEY, node, (*where, each.name),
                    f"expected the field '{each.name}' in {_name(where)}, found none",
                    f"add a line, for example: {each.name}: {each.example}",
                )


_SCALAR_READERS: dict[Kind, Callable[[Reader, Field, Scalar, Path], Any]] = {
    Kind.TEXT: Reader.read_text,
    Kind.ADDRESS: Reader.read_address,
    Kind.DAY: Reader.read_day,
    Kind.NUMBER: Reader.read_number,
    Kind.FLAG: Reader.read_flag,
    Kind.CHOICE: Reader.read_choice,
}


def _item_field(described: Field) -> Field:
    return Field(name=described.name, kind=Kind.TEXT, description=described.description, example=described.example)


def _record_class(described: Field) -> type[Any]:
    if described.record is None:
        raise TypeError(f"the field {described.name} names no record class")
    return described.record


def _example_key(of: type[Any]) -> str:
    return fields_of(of)[0].name


def _expected(described: Field) -> str:
    return {Kind.DAY: "a day", Kind.NUMBER: "a number", Kind.FLAG: "true or false", Kind.ADDRESS: "an address"}.get(
        described.kind, "text"
    )


def _name(where: Path) -> str:
    if not where:
        return "the record"
    return "'" + ".".join(str(step + 1) if isinstance(step, int) else step for step in where) + "'"


def _quote(text: str) -> str:
    flat = " ".join(text.split())
    return f"'{flat[:_LONGEST_QUOTE]}…'" if len(flat) > _LONGEST_QUOTE else f"'{flat}'"
