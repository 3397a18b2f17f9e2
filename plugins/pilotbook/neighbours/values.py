"""Turns values of JSON, which anybody may have written, into texts, days and words, or says why they do not fit."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from pilotbook.records.characters import show_forbidden
from pilotbook.records.quote import quote_text
from pilotbook.records.scalar_values import parse_day
from pilotbook.records.yaml_source import Path, name_path

WordT = TypeVar("WordT", bound=StrEnum)
_FOUND = {dict: "an object", list: "a list", bool: "true or false", type(None): "null"}


class Misfit(ValueError):  # noqa: N818 - reads as what it says
    """A value that does not fit, in words: what was expected where, and what was found."""

    def __init__(self, expected: str, path: Path, value: object) -> None:
        found = _FOUND.get(type(value)) or quote_text(str(value))
        where = f" in {name_path(path)}" if path else ""
        super().__init__(f"expected {expected}{where}, found {found}")


def read_object(value: object, path: Path) -> Mapping[str, Any]:
    """An object, by its keys."""
    if not isinstance(value, dict):
        raise Misfit("an object", path, value)
    return value


def read_list(value: object, path: Path) -> list[Any]:
    """A list."""
    if not isinstance(value, list):
        raise Misfit("a list", path, value)
    return value


def read_text(value: object, path: Path, longest: int) -> str:
    """A text, in which each character that our own reader refuses is replaced by its number."""
    if not isinstance(value, str):
        raise Misfit("text", path, value)
    if len(value) > longest:
        raise Misfit(f"at most {longest:,} characters", path, f"{len(value):,}")
    return show_forbidden(value.rstrip("\n"))


def read_day(value: object, path: Path) -> date:
    """A day."""
    day = parse_day(value) if isinstance(value, str) else None
    if day is None:
        raise Misfit("a day such as 2026-09-07", path, value)
    return day


def read_word(words: Mapping[str, WordT], value: object, path: Path) -> WordT:
    """One of some words."""
    word = words.get(value) if isinstance(value, str) else None
    if word is None:
        raise Misfit(f"one of {', '.join(words)}", path, value)
    return word
