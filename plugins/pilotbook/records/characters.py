"""Finds characters that have no business in a text file, and says where in a text something stands."""

import re
from typing import NamedTuple

_LINE_BREAK = re.compile("\r\n|[\n\r]")
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # control characters, and halves of characters
    "|[\u2028\u2029\ufeff]"  # line ends that no editor shows, and a byte-order mark within the text
    "|[\u202a-\u202e\u2066-\u2069]"  # they make a line read otherwise than it is stored
)


class Position(NamedTuple):
    """A line and a column that count from 1."""

    line: int
    column: int


def find_forbidden(text: str) -> int | None:
    """The index of the first character that is refused wherever it stands."""
    if text.replace("\n", "").isprintable():  # most often, and found out fast: whatever is refused cannot be printed
        return None
    found = _FORBIDDEN.search(text)
    return found.start() if found else None


def find_invisible(text: str) -> int | None:
    """The index of the first character that cannot be seen, such as a no-break space; for words that are compared."""
    if text.isprintable():
        return None
    return next(index for index, character in enumerate(text) if not character.isprintable())


def position_at(text: str, index: int) -> Position:
    """Where the character at an index of a text stands."""
    line, start = 1, 0
    for found in _LINE_BREAK.finditer(text, 0, index):
        line, start = line + 1, found.end()
    return Position(line, index - start + 1)
