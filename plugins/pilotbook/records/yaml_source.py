"""Turns the bytes of a YAML file into a tree of plain values with a line and a column for every key and value.

Every scalar stays text. Reading events, not objects, is what keeps hostile input harmless: nothing recurses, nothing is
constructed, and the limits below bound time and memory whatever the file holds.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.records.yaml_problem import explain_yaml_problem

MAX_BYTES = 256 * 1024
"""Largest file in bytes: a hundred times an ordinary record."""
MAX_DEPTH = 20
"""Deepest nesting; the deepest field of a record stands at depth 6."""
MAX_VALUES = 10_000
"""Most keys and values in one file."""

_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARSER = getattr(yaml, "CLoader", yaml.Loader)
_ABSENT = ("", "~", "null")


class Scalar(NamedTuple):
    """A piece of text. `is_plain` says that it was written without quotes."""

    text: str
    line: int
    column: int
    is_plain: bool = True

    @property
    def is_absent(self) -> bool:
        """Whether the file says that there is no value: nothing at all, `~` or `null`, without quotes."""
        return self.is_plain and self.text in _ABSENT


class Entry(NamedTuple):
    """A key's value, and where the key stands."""

    value: "Node"
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys with their entries, in the order of the file."""

    entries: dict[str, Entry]
    line: int
    column: int


class Sequence(NamedTuple):
    """Values in order."""

    items: "list[Node]"
    line: int
    column: int


Node = Scalar | Mapping | Sequence
Path = tuple[str | int, ...]


class Source(NamedTuple):
    """A file that was read: its path relative to the repository, and its tree."""

    path: str
    root: Mapping

    def locate(self, path: Path) -> Place:
        """Where the value at `path` stands; where it is missing, the key of its nearest parent that exists."""
        place, node = Place(self.path, self.root.line, self.root.column), self.root
        for step in path:
            match node, step:
                case Mapping(entries=entries), str() if step in entries:
                    entry = entries[step]
                    node = entry.value  # type: ignore[assignment]
                    is_block = isinstance(node, Mapping | Sequence) or node.is_absent
                    place = Place(self.path, *((entry.line, entry.column) if is_block else (node.line, node.column)))
                case Sequence(items=items), int() if step < len(items):
                    node = items[step]  # type: ignore[assignment]
                    place = Place(self.path, node.line, node.column)
                case _:
                    break
        return place

    def find(self, path: Path) -> Node | None:
        """The node at `path`, or None where the file does not go that far."""
        node: Node = self.root
        for step in path:
            match node, step:
                case Mapping(entries=entries), str() if step in entries:
                    node = entries[step].value
                case Sequence(items=items), int() if step < len(items):
                    node = items[step]
                case _:
                    return None
        return node


class _Stop(Exception):  # noqa: N818 - it ends the reading of one file, it is no error of ours
    """Nothing after this point of the file can be read."""


class _Frame:
    """An open mapping or sequence while events arrive."""

    __slots__ = ("awaits_key", "key", "node")

    def __init__(self, node: Mapping | Sequence | None) -> None:
        self.node = node
        self.awaits_key = isinstance(node, Mapping)
        self.key: Scalar | None = None


class _TreeBuilder:
    """Collects events into a tree, and problems into diagnostics."""

    def __init__(self, path: str, line_offset: int) -> None:
        self.path = path
        self.offset = line_offset + 1
        self.root: Node | None = None
        self.frames: list[_Frame] = []
        self.diagnostics: list[Diagnostic] = []
        self.documents = 0
        self.values = 0

    def report(self, code: Code, line: int, column: int, message: str, hint: str) -> None:
        self.diagnostics.append(
            Diagnostic(code=code, place=Place(self.path, line, column), message=message, hint=hint)
        )

    def take(self, event: yaml.Event) -> None:
        kind = type(event)
        mark = event.start_mark
        line, column = mark.line + self.offset, mark.column + 1
        if kind is yaml.ScalarEvent:
            self._check_node(event, line, column)
            self._add(Scalar(event.value, line, column, not event.style))
        elif kind is yaml.MappingStartEvent:
            self._check_node(event, line, column)
            self._open(Mapping({}, line, column))
        elif kind is yaml.SequenceStartEvent:
            self._check_node(event, line, column)
            self._open(Sequence([], line, column))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close()
        elif kind is yaml.AliasEvent:
            self.report(
                Code.ALIAS, line, column, f"expected a value, found the alias *{event.anchor}",
                "write the value out where it is used; a record uses no anchors and aliases",
            )
            self._add(Scalar("", line, column))
        elif kind is yaml.DocumentStartEvent:
            self._start_document(line, column)

    def _start_document(self, line: int, column: int) -> None:
        self.documents += 1
        if self.documents > 1:
            self.report(
                Code.SEVERAL_DOCUMENTS, line, column, "expected one document in the file, found the start of another",
                "keep one record to a file, and delete the line with ---",
            )
            raise _Stop

    def _check_node(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            self.report(
                Code.TOO_MANY_VALUES, line, column, f"expected at most {MAX_VALUES:,} values, found more",
                "keep to what describes one pilot, and link to the rest",
            )
            raise _Stop
        if event.anchor is not None:
            self.report(
                Code.ALIAS, line, column, f"expected a value, found the anchor &{event.anchor}",
                "take the & and its name away; a record uses no anchors and aliases",
            )
        if event.tag is not None:
            self.report(
                Code.TAG, line, column, f"expected a value, found the tag {event.tag}",
                "take the tag away; to keep text as text, put it in quotes",
            )

    def _open(self, node: Mapping | Sequence) -> None:
        if len(self.frames) >= MAX_DEPTH:
            self.report(
                Code.TOO_DEEP, node.line, node.column, f"expected at most {MAX_DEPTH} levels of nesting, found more",
                "close the brackets that were opened by mistake",
            )
            raise _Stop
        is_kept = self._add(node)
        self.frames.append(_Frame(node if is_kept else None))

    def _close(self) -> None:
        self.frames.pop()

    def _add(self, node: Node) -> bool:
        """Put a node where it belongs; False when it has no place (a key that is no text, or its value)."""
        if not self.frames:
            self.root = node
            return True
        frame = self.frames[-1]
        match frame.node:
            case Sequence(items=items):
                items.append(node)
                return True
            case Mapping(entries=entries):
                return self._add_to_mapping(frame, entries, node)
            case _:
                return False

    def _add_to_mapping(self, frame: _Frame, entries: dict[str, Entry], node: Node) -> bool:
        if frame.awaits_key:
            frame.awaits_key = False
            frame.key = node if isinstance(node, Scalar) else None
            if frame.key is None:
                self.report(
                    Code.KEY_NOT_TEXT, node.line, node.column, "expected the name of a field, found a list or a mapping",
                    "begin the line with a field's name and a colon; put text with brackets in quotes",
                )
                return False
            return True
        frame.awaits_key = True
        key = frame.key
        if key is None:
            return False
        if key.text in entries:
            first = entries[key.text]
            self.report(
                Code.DUPLICATE_KEY, key.line, key.column, f"expected each key once, found '{key.text}' again (first on line {first.line})",
                "keep one of the two, and put both answers there if both are needed",
            )
            return False
        entries[key.text] = Entry(node, key.line, key.column)
        return True


def decode_text(data: bytes, path: str, size: int | None = None) -> str | Diagnostic:
    """Bytes of a file as text, or the one diagnostic that says why they are none; `size` is the file's, in bytes."""
    if len(data) > MAX_BYTES:
        return Diagnostic(
            code=Code.FILE_TOO_LARGE,
            place=Place(path),
            message=f"expected at most {MAX_BYTES // 1024} KiB, found {(size or len(data)) // 1024:,} KiB",
            hint="keep to what describes one pilot, and link to the rest",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8-sig", errors="replace")) + 1
        return Diagnostic(
            code=Code.NOT_UTF_8,
            place=Place(path, before.count(b"\n") + 1, column),
            message=f"expected text in UTF-8, found the byte 0x{data[error.start]:02X}",
            hint="save the file again with the encoding UTF-8",
        )


def _control_characters(text: str, path: str, line_offset: int) -> Iterator[Diagnostic]:
    for found in _NOT_PRINTABLE.finditer(text):
        before = text[: found.start()]
        line_start = before.rfind("\n") + 1
        yield Diagnostic(
            code=Code.CONTROL_CHARACTER,
            place=Place(path, before.count("\n") + 1 + line_offset, found.start() - line_start + 1),
            message=f"expected readable text, found the invisible character U+{ord(found.group()):04X}",
            hint="delete the character; it often comes along when text is pasted",
        )
        return  # the first is enough: where one came along with a paste, hundreds may have


def read_yaml(text: str, path: str, line_offset: int = 0) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Read one YAML document.

    `line_offset` is the number of lines that stand before `text` in its file. The tree is None when nothing in the text
    can be relied on; a duplicate key, an alias or a tag is reported and the rest is read all the same.
    """
    unprintable = tuple(_control_characters(text, path, line_offset))
    if unprintable:
        return None, unprintable
    builder = _TreeBuilder(path, line_offset)
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            builder.take(event)
    except _Stop:
        return None, tuple(builder.diagnostics)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message, hint = explain_yaml_problem(str(error), text.split("\n")[line - 1 : line])
        builder.report(Code.YAML_SYNTAX, line + line_offset, column, message, hint)
        return None, tuple(builder.diagnostics)
    return builder.root, tuple(builder.diagnostics)
