"""Turns the text of one value into what its field holds: text, an address, a day, a number, a flag or a choice."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pilotbook.diagnostic import Code
from pilotbook.records.nearest import suggest
from pilotbook.records.quote import quote_text
from pilotbook.records.shape import Field, Kind
from pilotbook.records.yaml_source import Scalar

FIRST_YEAR, LAST_YEAR = 1990, 2199
"""Days outside of these years are typing mistakes, and reckoning with them could leave the calendar."""

ADDRESS = r"""([Hh][Tt][Tt][Pp][Ss]?://[^\s<>"/?#]+|[Mm][Aa][Ii][Ll][Tt][Oo]:[^\s<>"@]+@)[^\s<>"]*"""
"""What an address looks like, as a regular expression that Python and JavaScript read alike."""

_ADDRESS = re.compile(ADDRESS)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,7}")
_TRUE, _FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")


class Misfit(NamedTuple):
    """Why a text is no value of its field."""

    code: Code
    message: str
    hint: str


Value = str | date | int | bool | StrEnum


def read_scalar(described: Field, node: Scalar, name: str) -> Value | Misfit:
    """The value of a field that holds one value; `name` is what a message calls the field."""
    return _READERS[described.kind](described, node, name)


def _read_text(described: Field, node: Scalar, name: str) -> str | Misfit:
    """Text as it was typed, without the line end that a block of text carries."""
    text = node.text.rstrip("\n")
    if len(text) > described.longest:
        return Misfit(
            Code.TOO_LONG,
            f"expected at most {described.longest:,} characters in {name}, found {len(text):,}",
            "say it shorter here, and link to the whole under links",
        )
    return text


def _read_address(described: Field, node: Scalar, name: str) -> str | Misfit:
    """A web address; every other scheme could run a script in a reader's browser."""
    if _ADDRESS.fullmatch(node.text):
        return _read_text(described, node, name)
    return Misfit(
        Code.NOT_AN_ADDRESS,
        f"expected an address that begins with https:// in {name}, found {quote_text(node.text)}",
        "copy the whole address from the browser's address bar",
    )


def _read_day(_described: Field, node: Scalar, name: str) -> date | Misfit:
    """A calendar day, written one way only."""
    message = f"expected a day such as 2026-09-07 in {name}, found {quote_text(node.text)}"
    if not _DAY.fullmatch(node.text):
        return Misfit(Code.NOT_A_DAY, message, "write year-month-day, with four, two and two digits")
    try:
        day = date.fromisoformat(node.text)
    except ValueError:
        return Misfit(Code.NOT_A_DAY, message, "no calendar has this day: check the month and the day")
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    return Misfit(Code.NOT_A_DAY, message, f"check the year: it is between {FIRST_YEAR} and {LAST_YEAR}")


def _read_number(described: Field, node: Scalar, name: str) -> int | Misfit:
    """A whole number within the field's bounds."""
    value = int(node.text) if _NUMBER.fullmatch(node.text) else None
    if value is not None and described.least <= value <= described.most:
        return value
    unit = f" of {described.unit}" if described.unit else ""
    return Misfit(
        Code.NOT_A_NUMBER,
        f"expected a whole number{unit} from {described.least} to {described.most:,} in {name}, "
        f"found {quote_text(node.text)}",
        f"write the number alone, as digits: {described.name}: {described.example or described.least}",
    )


def _read_flag(described: Field, node: Scalar, name: str) -> bool | Misfit:
    """True or false, in the spellings that every reader of YAML takes alike."""
    if node.is_plain and node.text in (*_TRUE, *_FALSE):
        return node.text in _TRUE
    return Misfit(
        Code.WRONG_TYPE,
        f"expected true or false in {name}, found {quote_text(node.text)}",
        f"write {described.name}: true or {described.name}: false, without quotes",
    )


def _read_choice(described: Field, node: Scalar, name: str) -> StrEnum | Misfit:
    """One of the field's words."""
    words = {each.value: each for each in described.choices or ()}
    if node.text in words:
        return words[node.text]
    return Misfit(
        Code.NOT_A_CHOICE,
        f"expected one of {', '.join(words)} in {name}, found {quote_text(node.text)}",
        suggest(node.text, words, "choose one of"),
    )


_READERS: dict[Kind, Callable[[Field, Scalar, str], Value | Misfit]] = {
    Kind.TEXT: _read_text,
    Kind.ADDRESS: _read_address,
    Kind.DAY: _read_day,
    Kind.NUMBER: _read_number,
    Kind.FLAG: _read_flag,
    Kind.CHOICE: _read_choice,
}
