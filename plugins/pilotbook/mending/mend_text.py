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
        found = tuple(each for each in found if _index(text, starts, each) is not None)
        changed = _exchange(text, starts, found)
        after = _read(changed)
        if not found or root is None or after is None or _values(after) != _values(root, found):
            return text, tuple(done)
        text = changed
        done += found


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


def _exchange(text: str, starts: list[int], mendings: Iterable[Mending]) -> str:
    for each in sorted(mendings, reverse=True):  # from the end, so that the places before it stay right
        index = _index(text, starts, each)
        if index is not None:
            text = text[:index] + each.after + text[index + len(each.before) :]
    return text


def _values(root: Node, mendings: Iterable[Mending] = ()) -> Any:  # noqa: ANN401 - a tree of lists and texts
    """What a tree says, without the places: keys and values in order, with the mendings put in."""
    renamed = {(each.line, each.column, each.is_key): each.after for each in mendings}

    def value_of(node: Node) -> Any:  # noqa: ANN401 - as above
        match node:
            case Scalar(text=text, line=line, column=column, is_plain=is_plain):
                return renamed.get((line, column, False), text), is_plain
            case Sequence(items=items):
                return [value_of(item) for item in items]
            case Mapping(entries=entries):
                return [
                    (renamed.get((entry.line, entry.column, True), key), value_of(entry.value))
                    for key, entry in entries.items()
                ]

    return value_of(root)
