"""Finds where in a text of YAML each key and each value begins and ends, for whoever exchanges one and no letter more.

Places are indices into the text. A text in which a value could not be exchanged safely has no spans: one with anchors,
tags, a key that stands twice or has no colon right behind it, several documents, or a mistake.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from pilotbook.records.yaml_reading import MAX_DEPTH

_PARSER = getattr(yaml, "CLoader", yaml.Loader)
_COLON = re.compile("[ \t]*:")
_BLOCKS = ("|", ">")
_END_OF_MAPPING: Any = yaml.MappingEndEvent  # any, since PyYAML declares the marks of an event as missing
_END_OF_SEQUENCE: Any = yaml.SequenceEndEvent


class ScalarSpan(NamedTuple):
    """A value, quotes included. Of a block of text the line ends behind it are no part."""

    start: int
    end: int
    text: str


class EntrySpan(NamedTuple):
    """A key, quotes included, with its value."""

    name: str
    start: int
    end: int
    value: "Span"


class MappingSpan(NamedTuple):
    """Keys with values. `braces` are where `{` begins and `}` ends, or None where each key has a line of its own."""

    entries: list[EntrySpan]
    braces: tuple[int, int] | None


class SequenceSpan(NamedTuple):
    """Values in order. `brackets` are as of a mapping; without them, the first dash stands at `start`."""

    items: "list[Span]"
    start: int
    brackets: tuple[int, int] | None


Span = ScalarSpan | MappingSpan | SequenceSpan


def find_spans(text: str) -> MappingSpan | None:
    """The spans of a text whose root is a mapping; None for every other, and where a value could not be exchanged."""
    try:
        return _SpanReader(text).read_root()
    except (yaml.YAMLError, _Unfit):
        return None


class _Unfit(Exception):  # noqa: N818 - it ends the search, it is no error of ours
    """There is something in the text that has no span."""


class _SpanReader:
    """Takes the events of a text, one after another, and makes spans of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: Callable[[], Any] = _PARSER(text).get_event

    def read_root(self) -> MappingSpan | None:
        """The span of the one document, to the end of the text; None where its root is no mapping."""
        self._next()  # the beginning of the text
        if type(self._next()) is not yaml.DocumentStartEvent:
            return None
        root = self._read(self._next(), 0)
        self._next()  # the end of the document
        is_all = type(self._next()) is yaml.StreamEndEvent
        return root if is_all and isinstance(root, MappingSpan) else None

    def _read(self, event: Any, depth: int) -> Span:  # noqa: ANN401 - the first event of a value
        if event.anchor is not None or event.tag is not None:
            raise _Unfit
        kind = type(event)
        if kind is yaml.ScalarEvent:
            start, end = event.start_mark.index, event.end_mark.index
            if event.style in _BLOCKS:
                end = start + len(self._text[start:end].rstrip("\r\n"))
            return ScalarSpan(start, end, event.value)
        if depth == MAX_DEPTH:
            raise _Unfit
        return (self._read_mapping if kind is yaml.MappingStartEvent else self._read_sequence)(event, depth + 1)

    def _read_mapping(self, event: Any, depth: int) -> MappingSpan:  # noqa: ANN401 - as above
        start, is_flow, take = event.start_mark.index, event.flow_style, self._next
        if is_flow and self._text[start] != "{":  # as in `[a: 1]`
            raise _Unfit
        entries, names = list[EntrySpan](), set[str]()
        while type(event := take()) is not _END_OF_MAPPING:
            end = self._check_key(event, names)
            name = event.value
            names.add(name)
            entries.append(EntrySpan(name, event.start_mark.index, end, self._read(take(), depth)))
        return MappingSpan(entries, (start, event.end_mark.index) if is_flow else None)

    def _check_key(self, key: Any, names: set[str]) -> int:  # noqa: ANN401 - as above
        """Where a key ends; it is no block of text, whose colon stands in a line of its own."""
        is_plain = type(key) is yaml.ScalarEvent and key.anchor is None and key.tag is None
        if not is_plain or key.style in _BLOCKS or key.value in names:
            raise _Unfit
        end: int = key.end_mark.index
        if not _COLON.match(self._text, end):
            raise _Unfit
        return end

    def _read_sequence(self, event: Any, depth: int) -> SequenceSpan:  # noqa: ANN401 - as above
        start, is_flow, items = event.start_mark.index, event.flow_style, list[Span]()
        while type(event := self._next()) is not _END_OF_SEQUENCE:
            items.append(self._read(event, depth))
        return SequenceSpan(items, start, (start, event.end_mark.index) if is_flow else None)
