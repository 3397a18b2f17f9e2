"""Turns records into plain tuples that Python can write down, and back into records."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from pilotbook.frozen import make_builder
from pilotbook.records.named_values import NamedText
from pilotbook.records.shape import Field, Kind, fields_of, record_class

RecordT = TypeVar("RecordT")
Packed = tuple[Any, ...]
"""The values of a record in the order of its fields: texts, numbers, flags, None, and tuples of such."""


def pack(record: Any) -> Packed:  # noqa: ANN401 - a record of any class
    """The values of a record."""
    return tuple(_pack_value(getattr(record, field.name)) for field in fields_of(type(record)))


def _pack_value(value: Any) -> Any:  # noqa: ANN401 - any field's value
    match value:
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case NamedText():
            return tuple(value)
        case tuple():
            return tuple(map(_pack_value, value))
        case None | str() | int():
            return value
        case _:
            return pack(value)


def unpack(of: type[RecordT], packed: Packed) -> RecordT:
    """The record of a class whose values they are."""
    record: RecordT = _unpacker_of(of)(packed)
    return record


_UNPACKERS: dict[type[Any], Callable[[Packed], Any]] = {}


def _unpacker_of(of: type[Any]) -> Callable[[Packed], Any]:
    if of not in _UNPACKERS:
        readers = [(field.name, _reader_of(field)) for field in fields_of(of)]
        build = make_builder(of)
        _UNPACKERS[of] = lambda packed: build(
            {name: read(value) for (name, read), value in zip(readers, packed, strict=True)}
        )
    return _UNPACKERS[of]


def _reader_of(field: Field) -> Callable[[Any], Any]:
    match field.kind:
        case Kind.CHOICE:
            choices = {each.value: each for each in field.choices or ()}
            return choices.get
        case Kind.DAY:
            return lambda value: date.fromisoformat(value) if value is not None else None
        case Kind.RECORD:
            return _unpacker_of(record_class(field))
        case Kind.RECORDS:
            unpack_one = _unpacker_of(record_class(field))
            return lambda value: tuple(map(unpack_one, value))
        case Kind.NAMED_TEXTS:
            return lambda value: tuple(NamedText(*each) for each in value)
        case _:
            return lambda value: value


def describe(of: type[Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of the fields of a class, and of every class within: what is packed fits no others."""
    fields = fields_of(of)
    inner = [each for field in fields if field.record is not None for each in describe(field.record)]
    return ((of.__name__, tuple(field.name for field in fields)), *inner)
