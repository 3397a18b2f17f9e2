"""Puts many pages into the theme's frame, which is rendered once for all that have the same one.

The theme takes as long for its frame as we take for the page inside it, and for pages that stand outside the navigation
it makes the same frame each time, but for a few words. So the first of a kind is rendered with marks in the place of
these words, and each page of the kind is cut from what came out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from pilotbook.site.page import Heading, Page, PlannedPage, find_headings

_SPACES = re.compile(r"\s+")


class Slot(StrEnum):
    """What differs from page to page within one frame."""

    TITLE = "title"
    DESCRIPTION = "description"
    CONTENT = "content"
    ADDRESS = "address"
    EDIT_PATH = "edit"
    HEADING_ID = "id"
    HEADING_TITLE = "heading"


class Kind(NamedTuple):
    """What decides how the frame looks: pages that agree in all of it have the same one."""

    depth: int
    is_index: bool
    parent: str
    hide: tuple[str, ...]
    has_edit_path: bool
    is_lean: bool


def kind_of(page: Page | PlannedPage) -> Kind:
    """The kind of a page."""
    is_index = page.source.rpartition("/")[2] == "index.md"  # its address is one step shorter
    return Kind(page.source.count("/"), is_index, page.parent, page.hide, bool(page.edit_path), page.is_lean)


@dataclass(frozen=True, slots=True)
class Specimen:
    """A page of marks, for the theme to render. `number` tells it from those of other kinds."""

    kind: Kind
    number: int

    @property
    def source(self) -> str:
        """Its path below the docs folder, as deep as those of its kind."""
        name = "index" if self.kind.is_index else self._word
        return f"{f'{self._word}/' * self.kind.depth}{name}.md"

    def mark(self, slot: Slot) -> str:
        """What stands for a slot. The theme adds a heading to a page that has none, so the content has one."""
        word = f"{self._word}{slot}"
        return f"<h1>{word}</h1>" if slot is Slot.CONTENT else word

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The one line of the table of contents, which is repeated for each heading of a page."""
        mark = Heading(self.mark(Slot.HEADING_ID), self.mark(Slot.HEADING_TITLE))
        return () if "toc" in self.kind.hide else (mark,)

    @property
    def _word(self) -> str:
        return f"pbframe{self.number}x"


_Piece = str | Slot
_Line = tuple[_Piece, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The theme's HTML around the pages of a kind, in pieces. A line of the table of contents is a tuple of its own."""

    pieces: tuple[_Piece | _Line, ...]

    def fill(self, page: Page, address: str) -> str:
        """A page as it is written out; `address` is relative to the site's root, and ready for a link."""
        html = page.html
        headings = find_headings(html) if any(isinstance(piece, tuple) for piece in self.pieces) else ()
        first = headings[0] if headings else Heading("", "")
        values = {
            Slot.TITLE: _write_plain(page.title),
            Slot.DESCRIPTION: _write_plain(page.description),
            Slot.CONTENT: html,
            Slot.ADDRESS: address,
            Slot.EDIT_PATH: quote(page.edit_path),
            Slot.HEADING_ID: first.id,  # the theme lets people skip to the first of them
            Slot.HEADING_TITLE: escape(first.title),
        }
        filled: list[str] = []
        for piece in self.pieces:
            if isinstance(piece, tuple):
                filled.extend(_fill_line(piece, heading) for heading in headings)
            else:
                filled.append(values[piece] if isinstance(piece, Slot) else piece)
        return "".join(filled)


def cut_frame(html: str, specimen: Specimen, address: str) -> Frame:
    """The frame that the theme rendered around a specimen whose page has that address."""
    marks = {specimen.mark(slot): slot for slot in Slot if slot is not Slot.ADDRESS} | {address: Slot.ADDRESS}
    line = _find_line(specimen.mark(Slot.HEADING_ID))
    pieces: list[_Piece | _Line] = []
    for number, part in enumerate(line.split(html)):
        pieces.extend([tuple(_cut(part, marks))] if number % 2 else _cut(part, marks))
    return Frame(tuple(pieces))


def _find_line(identifier: str) -> re.Pattern[str]:
    """The innermost list item that speaks of a heading: what the theme makes for a line of the table of contents."""
    inside = r"(?:(?!<li\b|</li>).)*"
    return re.compile(rf"(<li\b{inside}{identifier}{inside}</li>)", re.DOTALL)


def _cut(html: str, marks: Mapping[str, Slot]) -> Iterator[_Piece]:
    """Text and slots in turn."""
    longest_first = sorted(marks, key=len, reverse=True)
    for part in re.split(f"({'|'.join(map(re.escape, longest_first))})", html):
        yield marks.get(part, part)


def _fill_line(line: _Line, heading: Heading) -> str:
    values = {Slot.HEADING_ID: heading.id, Slot.HEADING_TITLE: escape(heading.title)}
    return "".join(values.get(piece, "") if isinstance(piece, Slot) else piece for piece in line)


def _write_plain(text: str) -> str:
    return escape(_SPACES.sub(" ", text).strip())
