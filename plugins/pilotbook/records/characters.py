"""Finds characters that have no business in a text file, and says where in a text something stands."""

import re
from typing import NamedTuple

_LINE_BREAK = re.compile("\r\n|[\n\r]")
_FORBIDDEN = (
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # control characters, and halves of characters
    "|[\u2028\u2029\ufeff]"  # line ends that no editor shows, and a byte-order mark within the text
    "|[\u202a-\u202e\u2066-\u2069]"  # they make a line read otherwise than it is stored
    "|[\xad\u115f\u1160\u180e\u2060-\u2065\u206a-\u206f\u3164\uffa0\ufff9-\ufffb]"  # without width or use
    "|[\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"  # tags, which only some flags need
    "|[\u200b-\u200f\u061c]"  # no width either, but some writing needs them: see _end_of_needed
)
_FILLERS = "\u115f\u1160\u3164\uffa0"
_JOINERS = "\u200b\u200c\u200d"
_MARKS = "\u200e\u200f\u061c"
_TAGS = "\U0001f3f4[\U000e0020-\U000e007e]{1,16}\U000e007f"  # the flags of England, Wales and others
_PLAIN = "[\0-\u058f\u1d00-\u206f]"  # ASCII, Latin, Greek, Cyrillic, Armenian, and punctuation
_FROM_RIGHT = "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
_NEAR = 60
"""How many characters before or behind a mark of direction the letters that need it may stand."""


class Position(NamedTuple):
    """A line and a column that count from 1."""

    line: int
    column: int


def find_forbidden(text: str) -> int | None:
    """The index of the first character that is refused wherever it stands."""
    if text.replace("\n", "").isprintable() and not any(filler in text for filler in _FILLERS):
        return None  # most often, and found out fast: of what is refused only the fillers count as printable
    search = re.compile(_FORBIDDEN).search  # it takes a while to compile, and few files need it
    found = search(text)
    while found and (end := _end_of_needed(text, found.start())):
        found = search(text, end)
    return found.start() if found else None


def show_forbidden(text: str) -> str:
    """The text, where one of these stands in it, with every character that cannot be seen replaced by its number."""
    return text if find_forbidden(text) is None else "".join(map(_show, text))


def _show(character: str) -> str:
    is_shown = character in "\t\n\r" or (character.isprintable() and character not in _FILLERS)
    return character if is_shown else f"<U+{ord(character):04X}>"


def _end_of_needed(text: str, index: int) -> int:
    """The index behind a character of no width that the writing of its text needs; 0 where nothing needs it.

    A joiner belongs to a word of a script that has them, such as Persian, Hindi or Khmer, or to an emoji: so what
    stands before it is of such a script, never Latin. A mark of direction belongs to a line with letters that are read
    from the right.
    """
    if text[index] in _JOINERS:
        is_needed = index > 0 and not re.match(_PLAIN, text[index - 1])
        return index + 1 if is_needed else 0
    if text[index] in _MARKS:
        return index + 1 if re.search(_FROM_RIGHT, text[max(0, index - _NEAR) : index + _NEAR]) else 0
    flag = re.match(_TAGS, text[index - 1 : index + 20]) if index > 0 else None
    return index - 1 + flag.end() if flag else 0


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
