"""Names the variables that a condition may use: what each holds, and how it is read.

Every plain field of a pilot is a variable of its own, `pilot.owner.name`, so that the compiler finds a misspelt one; so
is every plain field of the item that a criterion with `each` looks at. A list is a variable that holds maps. What is
absent is the empty text, 0 or the empty list, so that a condition never fails on a missing key.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any, NamedTuple

from cel_expr_python import cel

from pilotbook.assessment.clock import Clock
from pilotbook.records.pilot import Added, Pilot
from pilotbook.records.playbook import Playbook
from pilotbook.records.shape import Field, Kind, fields_of, find_field


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a condition is asked about. `item` is a record of the list that the criterion's `each` names, or a text."""

    pilot: Pilot
    clock: Clock
    playbook: Playbook
    item: Any = None


class Variable(NamedTuple):
    """What a variable holds for the compiler, and how its value is read; what is absent is never None."""

    type: cel.Type
    read: Callable[[Subject], Any]


def variables_of(added: tuple[Field, ...], each: str) -> dict[str, Variable]:
    """The variables of a criterion that is judged for `each` item of a list, or without one for the whole pilot."""
    found = dict(_field_variables("pilot", Pilot, attrgetter("pilot")))
    for field in added:
        if field.name.isidentifier() and field.kind not in (Kind.RECORD, Kind.RECORDS):
            found[f"pilot.{field.name}"] = Variable(_type_of(field), _reader_of_added(field))
    found |= _OTHERS
    listed = find_field(Pilot, each) if each else None
    if listed is not None and listed.record is not None:
        found |= _field_variables("item", listed.record, attrgetter("item"))
    elif listed is not None:
        found["item"] = Variable(cel.Type.STRING, lambda subject: subject.item or "")
    return found


def blank_item(each: str) -> Any:  # noqa: ANN401 - a record of any class, or a text
    """An item of a list in which nothing is answered."""
    listed = find_field(Pilot, each)
    return listed.record() if listed is not None and listed.record is not None else ""


def _field_variables(prefix: str, of: type[Any], get: Callable[[Any], Any]) -> Iterator[tuple[str, Variable]]:
    for field in fields_of(of):
        name = f"{prefix}.{field.name}"
        inner = _then(get, attrgetter(field.name))
        if field.kind is Kind.RECORD and field.record is not None:
            yield from _field_variables(name, field.record, inner)
        else:
            yield name, Variable(_type_of(field), _then(inner, _shower_of(field)))


def _then(first: Callable[[Any], Any], second: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: second(first(value))


def _shower_of(field: Field) -> Callable[[Any], Any]:
    return lambda value: _value_of(value, field)


def _reader_of_added(field: Field) -> Callable[[Subject], Any]:
    def read(subject: Subject) -> Any:  # noqa: ANN401 - any kind of value
        return _value_of(_find_added(subject.pilot.added, field.name), field)

    return read


def _find_added(added: tuple[Added, ...], name: str) -> Any:  # noqa: ANN401 - any kind of value
    return next((each.value for each in added if each.name == name), None)


def _type_of(field: Field) -> cel.Type:
    match field.kind:
        case Kind.TEXT | Kind.ADDRESS | Kind.DAY | Kind.CHOICE:
            return cel.Type.STRING
        case Kind.NUMBER:
            return cel.Type.INT
        case Kind.TEXTS:
            return cel.Type.List(cel.Type.STRING)
        case Kind.RECORDS:
            return cel.Type.List(cel.Type.Map(cel.Type.STRING, cel.Type.DYN))
        case _:  # a flag that is not given is the empty text, as every other absent answer
            return cel.Type.DYN


def _value_of(value: Any, field: Field) -> Any:  # noqa: ANN401 - any kind of value
    match field.kind:
        case Kind.NUMBER:
            return value or 0
        case Kind.TEXTS:
            return list(value or ())
        case Kind.RECORDS:
            return [_map_of(item) for item in value]
        case Kind.RECORD:
            return _map_of(value)
        case _:
            return _plain_value(value)


def _plain_value(value: Any) -> str | bool:  # noqa: ANN401 - any kind of value
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value
        case bool():
            return value
        case _:
            return str(value)


def _map_of(record: Any) -> dict[str, Any]:  # noqa: ANN401 - a record of any class
    return {field.name: _value_of(getattr(record, field.name), field) for field in fields_of(type(record))}


_OTHERS: dict[str, Variable] = {
    "today": Variable(cel.Type.STRING, lambda s: s.clock.today.isoformat()),
    "clock.decision_due": Variable(cel.Type.STRING, lambda s: _plain_value(s.clock.decision_due)),
    "clock.decided_on": Variable(cel.Type.STRING, lambda s: _plain_value(s.clock.decided_on)),
    "clock.is_overdue": Variable(cel.Type.BOOL, lambda s: s.clock.is_overdue),
    "clock.last_review": Variable(cel.Type.STRING, lambda s: _plain_value(s.clock.last_review)),
    "clock.cadence_days": Variable(cel.Type.INT, lambda s: s.clock.cadence_days),
    "playbook.longest_timebox_weeks": Variable(cel.Type.INT, lambda s: s.playbook.settings.longest_timebox_weeks or 0),
    "playbook.review_grace_days": Variable(cel.Type.INT, lambda s: s.playbook.settings.review_grace_days or 0),
    "playbook.available": Variable(cel.Type.List(cel.Type.STRING), lambda s: list(s.playbook.available)),
}
