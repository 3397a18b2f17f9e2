"""Turns the text of one value into the value, where it is one: an address, a day, a number, a flag or a choice."""

import re
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

FIRST_YEAR, LAST_YEAR = 1990, 2199
"""Days outside of these years are typing mistakes, and reckoning with them could leave the calendar."""

ADDRESS = r"""([Hh][Tt][Tt][Pp][Ss]?://[^\s<>"/?#]+|[Mm][Aa][Ii][Ll][Tt][Oo]:[^\s<>"@]+@)[^\s<>"]*"""
"""What an address looks like, as a regular expression that Python and JavaScript read alike."""

FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
"""True and false in the spellings that every reader of YAML takes alike."""

_ADDRESS = re.compile(ADDRESS)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,7}")


def strip_text(text: str) -> str:
    """Text as it was typed, without the line end that a block of text carries."""
    return text.rstrip("\n")


def is_address(text: str) -> bool:
    """Whether a text is a web address; every other scheme could run a script in a reader's browser."""
    return _ADDRESS.fullmatch(text) is not None


def has_form_of_day(text: str) -> bool:
    """Whether a text is made of four, two and two digits, as a day is; no calendar need have it."""
    return _DAY.fullmatch(text) is not None


@lru_cache(maxsize=4096)  # the same days come again and again
def parse_day(text: str) -> date | None:
    """A calendar day, written one way only; None for every other text."""
    try:
        day = date.fromisoformat(text) if has_form_of_day(text) else None
    except ValueError:
        return None
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def parse_number(text: str, least: int, most: int) -> int | None:
    """A whole number within bounds; None for every other text."""
    value = int(text) if _NUMBER.fullmatch(text) else None
    return value if value is not None and least <= value <= most else None


@cache
def words_of(choices: type[StrEnum] | None) -> dict[str, StrEnum]:
    """The values that a choice has, by the words for them."""
    return {each.value: each for each in choices or ()}
