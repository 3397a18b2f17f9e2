"""Finds keys that libyaml reads otherwise than YAML means them: in `{?a: 1}` the question mark is part of the key."""

import re
from collections.abc import Iterator

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.records.yaml_source import Mapping, Node, Sequence

TOUCHING = re.compile(r"[{\[,]\s*\?[^\s,\]}]")
_LINE_BREAK = re.compile("\r\n|[\n\r]")


def check_question_marks(root: Node | None, text: str, path: str, line_offset: int) -> Iterator[Diagnostic]:
    """A diagnostic for each key within brackets before which a question mark stands without a space."""
    if root is None or not TOUCHING.search(text):
        return
    lines = _LINE_BREAK.split(text)
    for line, column in _key_positions(root):
        if column > 1 and lines[line - line_offset - 1][column - 2] == "?":
            yield Diagnostic(
                code=Code.YAML_SYNTAX,
                place=Place(path, line, column - 1),
                message="expected a field or a value, found a question mark that touches it",
                hint="put text that begins with a question mark in quotes",
            )


def _key_positions(node: Node) -> Iterator[tuple[int, int]]:
    match node:
        case Mapping(entries=entries):
            for entry in entries.values():
                yield entry.line, entry.column
                yield from _key_positions(entry.value)
        case Sequence(items=items):
            for item in items:
                yield from _key_positions(item)
        case _:
            pass
