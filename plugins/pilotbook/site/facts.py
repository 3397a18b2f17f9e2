"""Shows the fields of a record in its own words, from the same descriptions as everything else."""

import re
from datetime import date
from enum import StrEnum
from typing import Any

from pilotbook.records.shape import Field, Kind, fields_of, shorthand_of
from pilotbook.site.days import show_day
from pilotbook.site.view import Fact, FactGroup

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def show_field(field: Field, value: Any) -> list[FactGroup]:  # noqa: ANN401 - any value
    """The groups of facts that a field holds: one for a record, one for each item of a list."""
    if field.kind is Kind.RECORDS:
        return [group for group in map(_group, value) if group.facts or group.title.strip()]
    facts = show_facts(value) if field.kind is Kind.RECORD else show_fact(field, value)
    return [FactGroup("", facts)] if facts else []


def _group(item: Any) -> FactGroup:  # noqa: ANN401 - any record
    """An item of a list below the text that names it."""
    name = shorthand_of(type(item))
    title = getattr(item, name) if name else ""
    return FactGroup(title, show_facts(item, without=name if title else None))


def show_facts(record: Any, without: str | None = None) -> tuple[Fact, ...]:  # noqa: ANN401 - any record
    """Every field of a record that holds something, records inside it included, `without` one of them."""
    facts: list[Fact] = []
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.kind is Kind.RECORD:
            facts.extend(show_facts(value))
        elif field.kind is not Kind.RECORDS and field.name != without:
            facts.extend(show_fact(field, value))
    return tuple(facts)


def show_fact(field: Field, value: Any) -> tuple[Fact, ...]:  # noqa: ANN401 - any value
    """The fact that a field holds, if it holds one."""
    if value is None or value == () or (isinstance(value, str) and not value.strip()):
        return ()
    label = field.label[:1].upper() + field.label[1:]
    if isinstance(value, date):
        return (Fact(label=label, day=show_day(value)),)
    text = show_text(value)
    if field.unit and isinstance(value, int):
        text = f"{text} {field.unit if value != 1 else field.unit.removesuffix('s')}"
    return (Fact(label=label, text=text, href=text if field.kind is Kind.ADDRESS else address_of(text)),)


def show_text(value: Any) -> str:  # noqa: ANN401 - any value
    """A value for people."""
    if type(value) is str:  # most are
        return value
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return "; ".join(show_text(item) for item in value)
        case StrEnum():
            return value.value.replace("-", " ")
    return str(value)


def address_of(text: str) -> str:
    """The text itself where it is an address that a page may link to, else ""."""
    return text if _ADDRESS.fullmatch(text) else ""
