"""Finds where in a text of YAML each key and each value begins and ends, for whoever exchanges one and no letter more.

Places are indices into the text. A text in which a value could not be exchanged safely has no spans: one with anchors,
tags, a key that stands twice or has no colon right behind it, several documents, or a mistake.
"""

import re
from typing import Any, NamedTuple

import yaml

from pilotbook.records.yaml_reading import MAX_DEPTH

_PARSER = getattr(yaml, "CLoader", yaml.Loader)
_COLON = re.compile("[ \t]*:")
_BLOCKS = ("|", ">")
_BEGINNINGS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


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
    builder = _SpanBuilder(text)
    try:
        builder.take_all()
    except (yaml.YAMLError, _Unfit):
        return None
    return builder.root if isinstance(builder.root, MappingSpan) else None


class _Unfit(Exception):  # noqa: N818 - it ends the search, it is no error of ours
    """There is something in the text that has no span."""


class _Open(NamedTuple):
    """A mapping or a list of which the end has not come yet; `keys` holds the key that waits for its value, if any."""

    names: set[str]
    keys: list[ScalarSpan]
    values: list[Any]
    start: int
    is_flow: bool
    is_mapping: bool


class _SpanBuilder:
    """Collects events into spans."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[_Open] = []
        self._documents = 0
        self.root: Span | None = None

    def take_all(self) -> None:
        """Take every event of the text, the most frequent kinds first."""
        get_event = _PARSER(self._text).get_event
        kind: type[yaml.Event] | None = None
        while kind is not yaml.StreamEndEvent:
            event: Any = get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._add(self._span_of(event))
            elif kind in _ENDS:
                self._end(event)
            elif kind in _BEGINNINGS:
                self._begin(event)
            else:
                self._take_rare(kind)

    def _take_rare(self, kind: type[yaml.Event]) -> None:
        self._documents += kind is yaml.DocumentStartEvent
        if kind is yaml.AliasEvent or self._documents > 1:
            raise _Unfit

    def _span_of(self, event: Any) -> ScalarSpan:  # noqa: ANN401 - a mark that PyYAML declares as missing never is
        if event.tag is not None or event.anchor is not None:
            raise _Unfit
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in _BLOCKS:
            end = start + len(self._text[start:end].rstrip("\r\n"))
        return ScalarSpan(start, end, event.value)

    def _begin(self, event: Any) -> None:  # noqa: ANN401 - as above
        is_mapping, start = isinstance(event, yaml.MappingStartEvent), event.start_mark.index
        is_marked = event.tag is not None or event.anchor is not None
        is_key = bool(self._open) and self._awaits_key(self._open[-1])
        is_bare_pair = is_mapping and event.flow_style and self._text[start] != "{"  # as in `[a: 1]`
        if is_marked or is_key or is_bare_pair or len(self._open) >= MAX_DEPTH:
            raise _Unfit
        self._open.append(_Open(set(), [], [], start, bool(event.flow_style), is_mapping))

    def _end(self, event: Any) -> None:  # noqa: ANN401 - as above
        done = self._open.pop()
        around = (done.start, event.end_mark.index) if done.is_flow else None
        self._add(
            MappingSpan(done.values, around) if done.is_mapping else SequenceSpan(done.values, done.start, around)
        )

    @staticmethod
    def _awaits_key(inside: _Open) -> bool:
        return inside.is_mapping and not inside.keys

    def _add(self, span: Span) -> None:
        if not self._open:
            self.root = span
            return
        inside = self._open[-1]
        if self._awaits_key(inside):
            self._add_key(inside, span)
        elif inside.is_mapping:
            key = inside.keys.pop()
            inside.values.append(EntrySpan(key.text, key.start, key.end, span))
        else:
            inside.values.append(span)

    def _add_key(self, inside: _Open, span: Span) -> None:
        if not isinstance(span, ScalarSpan) or span.text in inside.names or not _COLON.match(self._text, span.end):
            raise _Unfit
        inside.names.add(span.text)
        inside.keys.append(span)
