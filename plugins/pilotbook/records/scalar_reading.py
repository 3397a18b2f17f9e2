"""Turns the text of one value into what its field holds, or into words that say why it does not fit."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pilotbook.diagnostic import Code
from pilotbook.records.nearest import suggest
from pilotbook.records.quote import quote_text
from pilotbook.records.scalar_values import (
    FIRST_YEAR,
    FLAGS,
    LAST_YEAR,
    has_form_of_day,
    is_address,
    parse_day,
    parse_number,
    strip_text,
    words_of,
)
from pilotbook.records.shape import Field, Kind
from pilotbook.records.yaml_source import Path, Scalar, name_path


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
    if not has_form_of_day(text):
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
