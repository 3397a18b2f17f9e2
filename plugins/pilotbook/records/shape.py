"""Describes the fields of a record class: one description feeds the reader, the JSON Schema, the form and the docs.

A record is a frozen dataclass whose defaults are made by the functions below. Each takes the description first, and
returns what `dataclasses.field` returns, with a `Field` in its metadata.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from pilotbook.frozen import declared_in, frozen, make_writer
from pilotbook.frozen import field as declare
from pilotbook.records.named_values import NamedText

_KEY = "pilotbook"
ChoiceT = TypeVar("ChoiceT", bound=StrEnum)
RecordT = TypeVar("RecordT")
ValueT = TypeVar("ValueT")

LONGEST_NAME = 500
"""Most characters in the name of a named text: a heading may be a whole question. YAML takes up to 1,024."""
MOST_NAMED_TEXTS = 500
"""Most named texts in one field: more columns than a sheet about pilots has."""


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    ADDRESS = "address"
    DAY = "day"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    RECORD = "record"
    TEXTS = "texts"
    RECORDS = "records"
    NAMED_TEXTS = "named-texts"


class Empty(StrEnum):
    """What it means that a list is empty or absent."""

    UNANSWERED = "unanswered"
    """The list has to be filled; `[]` says as little as leaving it out."""
    ANSWERS = "answers"
    """`[]` is an answer (there are none); leaving the list out is not."""
    ORDINARY = "ordinary"
    """Leaving it out is the ordinary case."""


@frozen
class Field:
    """What is known about one field. `least` and `most` bound numbers, `longest` the characters of a text.

    `is_past` says that a day tells of what has happened, so that it cannot lie ahead. `is_prose` says that an answer is
    given in a person's own words, so that many records have no reason to share a long one.
    """

    name: str = ""
    kind: Kind
    description: str
    label: str = ""
    example: str = ""
    is_required: bool = False
    longest: int = 4_000
    least: int = 0
    most: int = 1_000_000
    unit: str = ""
    choices: type[StrEnum] | None = None
    record: type[Any] | None = None
    empty: Empty = Empty.UNANSWERED
    is_past: bool = False
    is_prose: bool = False


def text(  # noqa: PLR0913 - each is a property of a field, named where it is given
    description: str,
    *,
    example: str,
    label: str = "",
    is_required: bool = False,
    longest: int = 4_000,
    is_prose: bool = False,
) -> str:
    """A field of text; absent it is the empty text."""
    field = Field(
        kind=Kind.TEXT,
        description=description,
        example=example,
        label=label,
        is_required=is_required,
        longest=longest,
        is_prose=is_prose,
    )
    return _declare(field, default="")


def address(description: str, *, example: str, label: str = "") -> str:
    """A field for a web address (http, https or mailto)."""
    return _declare(Field(kind=Kind.ADDRESS, description=description, example=example, label=label), default="")


def day(description: str, *, example: str, label: str = "", is_past: bool = False) -> date | None:
    """A field for a calendar day, written `2026-09-07`; one that `is_past` tells of what has happened."""
    field = Field(kind=Kind.DAY, description=description, example=example, label=label, is_past=is_past)
    return _declare(field, default=None)


def number(description: str, *, example: str, least: int, most: int, unit: str) -> int | None:
    """A field for a whole number between `least` and `most`, in `unit`."""
    field = Field(kind=Kind.NUMBER, description=description, example=example, least=least, most=most, unit=unit)
    return _declare(field, default=None)


def flag(description: str, *, example: str = "true", label: str = "") -> bool | None:
    """A field that is `true` or `false`; absent it is None, which means: not said."""
    return _declare(Field(kind=Kind.FLAG, description=description, example=example, label=label), default=None)


def choice(
    choices: type[ChoiceT], description: str, *, example: str, label: str = "", is_required: bool = False
) -> ChoiceT | None:
    """A field that takes one of a few words."""
    field = Field(
        kind=Kind.CHOICE,
        description=description,
        example=example,
        label=label,
        choices=choices,
        is_required=is_required,
    )
    return _declare(field, default=None)


def record(of: type[RecordT], description: str, *, label: str = "") -> RecordT:
    """A field that is a record of its own; absent it is a blank one."""
    field = Field(kind=Kind.RECORD, description=description, label=label, record=of)
    declared: RecordT = declare(metadata={_KEY: field}, default_factory=of)
    return declared


def texts(  # noqa: PLR0913 - each is a property of a field, named where it is given
    description: str,
    *,
    example: str,
    label: str = "",
    empty: Empty = Empty.UNANSWERED,
    is_required: bool = False,
    is_prose: bool = False,
) -> tuple[str, ...]:
    """A field that is a list of short texts."""
    field = Field(
        kind=Kind.TEXTS,
        description=description,
        example=example,
        label=label,
        empty=empty,
        is_required=is_required,
        is_prose=is_prose,
    )
    return _declare(field, default=())


def records(
    of: type[RecordT], description: str, *, label: str = "", empty: Empty = Empty.UNANSWERED
) -> tuple[RecordT, ...]:
    """A field that is a list of records."""
    field = Field(kind=Kind.RECORDS, description=description, label=label, record=of, empty=empty)
    return _declare(field, default=())


def named_texts(description: str, *, example: str, label: str = "", longest: int = 4_000) -> tuple[NamedText, ...]:
    """A field with a text below each of some names that nobody foresees; `example` is one of them, `name: text`."""
    field = Field(
        kind=Kind.NAMED_TEXTS,
        description=description,
        example=example,
        label=label,
        longest=longest,
        empty=Empty.ORDINARY,
    )
    return _declare(field, default=())


def _declare(field: Field, default: ValueT) -> ValueT:
    declared: ValueT = declare(metadata={_KEY: field}, default=default)
    return declared


_FIELDS: dict[type[Any], tuple[Field, ...]] = {}


def fields_of(of: type[Any]) -> tuple[Field, ...]:
    """The fields of a record class, in the order of their declaration; worked out once for each class."""
    if of not in _FIELDS:
        _FIELDS[of] = _read_declarations(of)
    return _FIELDS[of]


def _read_declarations(of: type[Any]) -> tuple[Field, ...]:
    declared = [each for each in declared_in(of) if _KEY in each.metadata]
    return tuple(_name_field(each.metadata[_KEY], each.name) for each in declared)


_write_name, _write_label = (make_writer(Field, name) for name in ("name", "label"))


def _name_field(field: Field, name: str) -> Field:
    """The same field, which learns what it is called: only the class knows, and nobody saw the field before."""
    _write_name(field, name)
    if not field.label:
        _write_label(field, name.replace("_", " "))
    return field


_BY_NAME: dict[type[Any], dict[str, Field]] = {}


def field_named(of: type[Any], name: str) -> Field | None:
    """The field of that name, if the record class has one."""
    if of not in _BY_NAME:
        _BY_NAME[of] = {field.name: field for field in fields_of(of)}
    return _BY_NAME[of].get(name)


def shorthand_of(of: type[Any]) -> str | None:
    """The field that a plain answer stands for where a record is expected (`owner: Amara Okafor`), if there is one."""
    return getattr(of, "SHORTHAND", None)


def record_class(described: Field) -> type[Any]:
    """The class of the records that a field holds."""
    if described.record is None:
        raise TypeError(f"the field {described.name} names no record class")
    return described.record


def find_field(of: type[Any], path: str) -> Field | None:
    """The field at a dotted path such as `data.permission.granted_by`, or None when a step of it does not exist."""
    found: Field | None = None
    inside: type[Any] | None = of
    for name in path.split("."):
        found = field_named(inside, name) if inside is not None else None
        if found is None:
            return None
        inside = found.record
    return found


def walk_fields(of: type[Any], prefix: str = "") -> Iterator[tuple[str, Field]]:
    """Every field at every depth with its dotted path, parents before children."""
    for field in fields_of(of):
        path = f"{prefix}{field.name}"
        yield path, field
        if field.record is not None:
            yield from walk_fields(field.record, f"{path}.")
