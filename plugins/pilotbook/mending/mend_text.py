"""Turns the text of a pilot's file into the same text with its mendings, and with nothing else changed."""

import re
from collections.abc import Iterable
from typing import Any

from pilotbook.mending.mend_record import Mending, find_mendings
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, fields_of
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping, Node, Scalar, Sequence

_LINE_BREAK = re.compile("\r\n|[\n\r]")


def mend_text(text: str, added: tuple[Field, ...] = ()) -> tuple[str, tuple[Mending, ...]]:
    """The mended text, and what was mended in it; a text that is no proper YAML stays as it is.

    Only the letters of a misspelt word or of a day are exchanged, at the place where they stand. The result is read
    again, and thrown away unless it says the same as before but for these words. A key that was mended may bring
    others below it to light, so the text is gone through until nothing is left.
    """
    done: list[Mending] = []
    fields = (*fields_of(Pilot), *added)
    while True:
        root = _read(text)
        starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]
        found = find_mendings(root, fields) if root is not None else ()
        places = {index: each for each in found if (index := _index(text, starts, each)) is not None}
        changed = _exchange(text, places)
        after = _read(changed)
        if not places or root is None or after is None or _values(after) != _values(root, places.values()):
            return text, tuple(done)
        text = changed
        done += places.values()


def _read(text: str) -> Mapping | None:
    root, problems = read_yaml(text, "")
    return root if isinstance(root, Mapping) and not problems else None


def _index(text: str, starts: list[int], mending: Mending) -> int | None:
    """Where the letters of a word stand in the text, behind its quote if it has one.

    None where it is written otherwise: with escapes, or on more than one line.
    """
    index, word = starts[mending.line - 1] + mending.column - 1, mending.before
    if text.startswith(word, index):
        return index
    quote = text[index]
    return index + 1 if quote in "'\"" and text.startswith(f"{word}{quote}", index + 1) else None


def _exchange(text: str, places: dict[int, Mending]) -> str:
    pieces, end = [], 0
    for index, each in sorted(places.items()):
        pieces += [text[end:index], each.after]
        end = index + len(each.before)
    return "".join([*pieces, text[end:]])


def _values(root: Node, mendings: Iterable[Mending] = ()) -> Any:  # noqa: ANN401 - a tree of lists and texts
    """What a tree says, without the places: keys and values in order, with the mendings put in."""
    renamed = {(each.line, each.column, each.is_key): each.after for each in mendings}

    def value_of(node: Node) -> Any:  # noqa: ANN401 - as above
        if isinstance(node, Scalar):
            return renamed.get((node.line, node.column, False), node.text), node.is_plain
        if isinstance(node, Sequence):
            return [value_of(item) for item in node.items]
        return [
            (renamed.get((entry.line, entry.column, True), key), value_of(entry.value))
            for key, entry in node.entries.items()
        ]

    return value_of(root)
