"""Turns text that anybody may have written into text that is safe at a terminal, and says how wide it is there."""

import unicodedata


def make_safe(text: str) -> str:
    """The text on one line, without characters that could steer a terminal or turn the line around."""
    return text if text.isprintable() else "".join(map(_safe_character, text))


def measure_width(text: str) -> int:
    """How many cells of a terminal a text takes: two for a wide character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def _safe_character(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"
