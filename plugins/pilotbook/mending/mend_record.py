"""Looks through the tree of a record for keys and values that have exactly one mending."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pilotbook.mending.spelling import find_meant
from pilotbook.records.day_forms import read_other_form
from pilotbook.records.pilot import Pilot
from pilotbook.records.scalar_reading import Misfit, read_scalar
from pilotbook.records.shape import Field, Kind, field_named, fields_of, shorthand_of, walk_fields
from pilotbook.records.yaml_source import Entry, Mapping, Node, Scalar, Sequence

_NEVER = field_named(Pilot, "sample")
"""A field that nobody is taken to have meant: `clear-samples` deletes what says that it is one."""


class Mending(NamedTuple):
    """A key or a value at a line and a column, and what it is to be instead."""

    line: int
    column: int
    before: str
    after: str
    is_key: bool = False


def find_mendings(root: Mapping, fields: tuple[Field, ...]) -> tuple[Mending, ...]:
    """What can be mended in the tree of a record with those fields; below a misspelt key nothing is looked at yet."""
    return tuple(_mend_fields(root, fields))


def _mend_fields(node: Mapping, fields: tuple[Field, ...]) -> Iterator[Mending]:
    known = {each.name: each for each in fields}
    renamed = dict(_rename_keys(node, known))
    counts = Counter(renamed.values())
    for key, entry in node.entries.items():
        if key in known:
            yield from _mend_value(known[key], entry.value)
        elif key in renamed and counts[renamed[key]] == 1:
            yield Mending(entry.line, entry.column, key, renamed[key], is_key=True)


def _rename_keys(node: Mapping, known: dict[str, Field]) -> Iterator[tuple[str, str]]:
    """The keys that must be misspelt ones, each with the field that is meant; two may mean the same."""
    elsewhere = {
        path.rpartition(".")[2] for each in known.values() if each.record for path, _ in walk_fields(each.record)
    }
    before = 0
    for key, entry in node.entries.items():
        follows_comma, before = entry.line == before and _is_absent(entry.value), entry.line
        if key in known or key in elsewhere or follows_comma:
            continue
        meant = find_meant(key, known)
        if meant and known[meant] != _NEVER and meant not in node.entries and _fits(known[meant], entry):
            yield key, meant


def _fits(field: Field, entry: Entry) -> bool:
    """Whether a value has the form that a field takes, whatever is wrong further inside."""
    value = entry.value
    if _is_absent(value):
        return True
    match field.kind:
        case Kind.RECORD:
            has_shorthand = field.record is not None and shorthand_of(field.record) is not None
            return isinstance(value, Mapping) or (isinstance(value, Scalar) and has_shorthand)
        case Kind.RECORDS:
            return isinstance(value, Sequence)
        case Kind.TEXTS:
            return not isinstance(value, Mapping)
        case Kind.NAMED_TEXTS:
            return isinstance(value, Mapping)
        case _:
            return isinstance(value, Scalar)


def _mend_value(field: Field, value: Node) -> Iterator[Mending]:
    match value:
        case Scalar() if field.kind in (Kind.CHOICE, Kind.DAY) and not value.is_absent:
            after = _mend_scalar(field, value)
            if after is not None:
                yield Mending(value.line, value.column, value.text, after)
        case Mapping() if field.kind is Kind.RECORD and field.record is not None:
            yield from _mend_fields(value, fields_of(field.record))
        case Sequence(items=items) if field.kind is Kind.RECORDS and field.record is not None:
            for item in items:
                if isinstance(item, Mapping):
                    yield from _mend_fields(item, fields_of(field.record))


def _mend_scalar(field: Field, value: Scalar) -> str | None:
    if not isinstance(read_scalar(field, value, field.name), Misfit):
        return None
    if field.kind is Kind.DAY:
        return read_other_form(value.text)
    return find_meant(value.text, [each.value for each in field.choices or ()], takes_beginnings=True)


def _is_absent(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_absent
