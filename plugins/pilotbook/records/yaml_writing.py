"""Turns a text into a value of a YAML file that is read back as exactly that text."""

import re

_PLAIN = re.compile(r"[^\W_](?:.*[^\s:])?")
_NUMBER_LIKE = re.compile(r"\d(?:\S*|\d{3}-.*)")
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def write_scalar(text: str) -> str:
    """A text as a value on one line of its own, without quotes where every reader of YAML takes it for text.

    Characters that the reader refuses wherever they stand have to be kept out before: see `find_forbidden`. Within
    braces and brackets the value would need more quotes than it has here.
    """
    if _is_safe(text):
        return text
    if not any(each in text for each in '"\\\n\r\t'):
        return f'"{text}"'
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return f'"{text.translate(_ESCAPES)}"'


def write_text(text: str, indent: int) -> str:
    """A text as the value of a key that stands `indent` columns in: one of several lines as a block of its own."""
    lines = text.split("\n")
    is_block = (
        len(lines) > 1
        and all(line.isprintable() for line in lines)
        and lines[0] != ""
        and lines[-1] != ""
        and not lines[0].startswith(" ")
    )
    if not is_block:
        return write_scalar(text)
    margin = " " * (indent + 2)
    return "\n".join(["|-", *(f"{margin}{line}" if line else "" for line in lines)])


def _is_safe(text: str) -> bool:
    return (
        text.isprintable()
        and _PLAIN.fullmatch(text) is not None
        and ": " not in text
        and " #" not in text
        and _NUMBER_LIKE.fullmatch(text) is None
        and text.casefold() not in _WORDS_OF_YAML
    )
