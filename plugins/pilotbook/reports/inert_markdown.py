"""Turns text that anybody may have written into Markdown that shows the same words and does nothing.

Forges read more out of a comment than Markdown: people to notify, issues to link or to close, commands, addresses,
commits, emoji. They look for these in the words that are shown, so escaping them is not enough: the words are parted by
a space without width.
"""

import re
from collections.abc import Iterator

from pilotbook.reports.safe_text import make_safe

_PART = "&#8203;"
_WORDS = re.compile(r"\s+")
_PLAIN_CODE = re.compile(r"[A-Za-z0-9_./~^+-]+(?::[0-9]+)?")
_ENTITIES = {"$": "&#36;"}
"""A backslash before a dollar does not keep forges from reading mathematics."""
_ESCAPED = frozenset("\\`*_{}[]<>#|~&@!")
_PARTED_BEHIND = re.compile(
    r"@(?=\w)|[#!$%~^&](?=[\w\"{])"  # @name, #12, !3, $4, %5, ~label, &6, %{placeholder}
    r"|:(?=[\w+/-])"  # :emoji:, https://, [alert:1]
    r"|[\[{](?=[\[+-])"  # [[page]], {+ added +}
    r"|/(?=/)|(?:^|(?<=\s))/(?=\S)"  # //host, /close
    r"|(?<=\w)\.(?=[^\W\d_])"  # www.host, host.name
    r"|(?<=[A-Za-z])-(?=\d)"  # GH-12
)
_HEXADECIMAL = re.compile(r"\b[0-9a-fA-F]{7,}\b")
_LONGEST_HASH = 6
"""From seven digits on, a forge takes a number of the base 16 for a commit."""


def write_inert(text: str, longest: int = 300) -> str:
    """The text on one line, as Markdown of at most about `longest` characters; a longer one ends with `…`."""
    written: list[str] = []
    room = longest
    plain = _WORDS.sub(" ", make_safe(text[: longest + 1])).strip()
    for character in _part(plain):
        piece = _PART if character == "\0" else _escape(character)
        room -= len(piece)
        if room < 0:
            return f"{''.join(written).rstrip()}…"
        written.append(piece)
    return "".join(written)


def write_code(text: str, longest: int = 200) -> str:
    """A path, a place or a name that is made of plain letters as code; any other one inert, for it may be no name."""
    return f"`{text}`" if _PLAIN_CODE.fullmatch(text) and len(text) <= longest else write_inert(text, longest)


def _part(text: str) -> Iterator[str]:
    """The characters of a text, with a NUL wherever a word is parted."""
    places = {found.end() for found in _PARTED_BEHIND.finditer(text)}
    for found in _HEXADECIMAL.finditer(text):
        places.update(range(found.start() + _LONGEST_HASH, found.end(), _LONGEST_HASH))
    for index, character in enumerate(text):
        if index in places:
            yield "\0"
        yield character


def _escape(character: str) -> str:
    return f"\\{character}" if character in _ESCAPED else _ENTITIES.get(character, character)
