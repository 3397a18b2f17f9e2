"""Turns the text of one value into what its field holds: text, an address, a day, a number, a flag or a choice."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from pilotbook.diagnostic import Code
from pilotbook.records.nearest import suggest
from pilotbook.records.quote import quote_text
from pilotbook.records.shape import Field, Kind
from pilotbook.records.yaml_source import Path, Scalar, name_path

FIRST_YEAR, LAST_YEAR = 1990, 2199
"""Days outside of these years are typing mistakes, and reckoning with them could leave the calendar."""

ADDRESS = r"""([Hh][Tt][Tt][Pp][Ss]?://[^\s<>"/?#]+|[Mm][Aa][Ii][Ll][Tt][Oo]:[^\s<>"@]+@)[^\s<>"]*"""
"""What an address looks like, as a regular expression that Python and JavaScript read alike."""

FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
"""True and false in the spellings that every reader of YAML takes alike."""

_ADDRESS = re.compile(ADDRESS)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,7}")


class Misfit(NamedTuple):
    """Why a text is no value of its field."""

    code: Code
    message: str
    hint: str


Name = str | Path
"""What a message calls a field: a path is put into words when it comes to a message, as it seldom does."""
Value = str | date | int | bool | StrEnum


def read_scalar(described: Field, node: Scalar, name: Name) -> Value | Misfit:
    """The value of a field that holds one value; `name` is what a message calls the field, or its path."""
    return _READERS[described.kind](described, node, name)


def strip_text(text: str) -> str:
    """Text as it was typed, without the line end that a block of text carries."""
    return text.rstrip("\n")


def is_address(text: str) -> bool:
    """Whether a text is a web address; every other scheme could run a script in a reader's browser."""
    return _ADDRESS.fullmatch(text) is not None


@lru_cache(maxsize=4096)  # the same days come again and again
def parse_day(text: str) -> date | None:
    """A calendar day, written one way only; None for every other text."""
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def parse_number(text: str, least: int, most: int) -> int | None:
    """A whole number within bounds; None for every other text."""
    value = int(text) if _NUMBER.fullmatch(text) else None
    return value if value is not None and least <= value <= most else None


def _call(name: Name) -> str:
    """What a message calls a field."""
    return name if isinstance(name, str) else name_path(name)


def _read_text(described: Field, node: Scalar, name: Name) -> str | Misfit:
    text = strip_text(node.text)
    if len(text) > described.longest:
        return Misfit(
            Code.TOO_LONG,
            f"expected at most {described.longest:,} characters in {_call(name)}, found {len(text):,}",
            "say it shorter here, and link to the whole under links",
        )
    return text


def _read_address(described: Field, node: Scalar, name: Name) -> str | Misfit:
    if is_address(node.text):
        return _read_text(described, node, name)
    return Misfit(
        Code.NOT_AN_ADDRESS,
        f"expected an address that begins with https:// in {_call(name)}, found {quote_text(node.text)}",
        "copy the whole address from the browser's address bar",
    )


def _read_day(_described: Field, node: Scalar, name: Name) -> date | Misfit:
    day = parse_day(node.text)
    if day is not None:
        return day
    message = f"expected a day such as 2026-09-07 in {_call(name)}, found {quote_text(node.text)}"
    return Misfit(Code.NOT_A_DAY, message, _hint_day(node.text))


def _hint_day(text: str) -> str:
    if not _DAY.fullmatch(text):
        return "write year-month-day, with four, two and two digits"
    try:
        date.fromisoformat(text)
    except ValueError:
        return "no calendar has this day: check the month and the day"
    return f"check the year: it is between {FIRST_YEAR} and {LAST_YEAR}"


def _read_number(described: Field, node: Scalar, name: Name) -> int | Misfit:
    value = parse_number(node.text, described.least, described.most)
    if value is not None:
        return value
    unit = f" of {described.unit}" if described.unit else ""
    return Misfit(
        Code.NOT_A_NUMBER,
        f"expected a whole number{unit} from {described.least} to {described.most:,} in {_call(name)}, "
        f"found {quote_text(node.text)}",
        f"write the number alone, as digits: {described.name}: {described.example or described.least}",
    )


def _read_flag(described: Field, node: Scalar, name: Name) -> bool | Misfit:
    if node.is_plain and node.text in FLAGS:
        return FLAGS[node.text]
    return Misfit(
        Code.WRONG_TYPE,
        f"expected true or false in {_call(name)}, found {quote_text(node.text)}",
        f"write {described.name}: true or {described.name}: false, without quotes",
    )


@cache
def words_of(choices: type[StrEnum] | None) -> dict[str, StrEnum]:
    """The values that a choice has, by the words for them."""
    return {each.value: each for each in choices or ()}


def _read_choice(described: Field, node: Scalar, name: Name) -> StrEnum | Misfit:
    words = words_of(described.choices)
    if node.text in words:
        return words[node.text]
    return Misfit(
        Code.NOT_A_CHOICE,
        f"expected one of {', '.join(words)} in {_call(name)}, found {quote_text(node.text)}",
        suggest(node.text, words, "choose one of"),
    )


_READERS: dict[Kind, Callable[[Field, Scalar, Name], Value | Misfit]] = {
    Kind.TEXT: _read_text,
    Kind.ADDRESS: _read_address,
    Kind.DAY: _read_day,
    Kind.NUMBER: _read_number,
    Kind.FLAG: _read_flag,
    Kind.CHOICE: _read_choice,
}
