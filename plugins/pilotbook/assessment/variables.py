"""Names the variables that a condition may use: what each holds, and how it is read.

Every plain field of a pilot is a variable of its own, `pilot.owner.name`, so that the compiler finds a misspelt one; so
is every plain field of the item that a criterion with `each` looks at. A list is a variable that holds maps. What is
absent is the empty text, 0 or the empty list, so that a condition never fails on a missing key.
"""

from collections.abc import Callable, Container, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from cel_expr_python import cel

from pilotbook.assessment.clock import Clock
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Playbook
from pilotbook.records.shape import Field, Kind, fields_of, find_field


class Subject(NamedTuple):
    """What a condition is asked about. `item` is a record of the list that the criterion's `each` names, or a text."""

    pilot: Pilot
    clock: Clock
    playbook: Playbook
    item: Any = None


_Record = type[Any]


class Variable(NamedTuple):
    """What a variable holds for the compiler, and how its value is read: `get` as the record holds it, then `show`.

    What is absent is never None once it is shown. `items` is the class of the records in a list of them.
    """

    type: cel.Type
    get: Callable[[Subject], Any]
    show: Callable[[Any], Any]
    items: _Record | None = None

    def read(self, subject: Subject) -> Any:  # noqa: ANN401 - any kind of value
        """The value that a condition sees."""
        return self.show(self.get(subject))

    def narrow(self, names: Container[str] | None) -> "Variable":
        """The same list with no other fields of its items than `names`; with all of them for None."""
        if self.items is None or names is None:
            return self
        asked = [field for field in fields_of(self.items) if field.name in names]
        return self._replace(get=_then(self.get, _picker_of(asked)), show=_shower_of_picked(asked))


def variables_of(added: tuple[Field, ...], each: str) -> dict[str, Variable]:
    """The variables of a criterion that is judged for `each` item of a list, or without one for the whole pilot."""
    found = dict(_variables_of_pilots())
    for field in added:
        if field.name.isidentifier() and field.kind not in (Kind.RECORD, Kind.RECORDS):
            found[f"pilot.{field.name}"] = Variable(_type_of(field), _getter_of_added(field.name), _shower_of(field))
    found |= _OTHERS
    listed = find_field(Pilot, each) if each else None
    if listed is not None and listed.record is not None:
        found |= _field_variables("item", listed.record)
    elif listed is not None:
        found["item"] = Variable(cel.Type.STRING, attrgetter("item"), show_text)
    return found


@cache
def _variables_of_pilots() -> tuple[tuple[str, Variable], ...]:
    return tuple(_field_variables("pilot", Pilot))


def text_fields_of(record: type[Any]) -> frozenset[str]:
    """The fields of a record that hold a text which may be any."""
    return frozenset(field.name for field in fields_of(record) if field.kind in (Kind.TEXT, Kind.ADDRESS))


def blank_item(each: str) -> Any:  # noqa: ANN401 - a record of any class, or a text
    """An item of a list in which nothing is answered."""
    listed = find_field(Pilot, each)
    return listed.record() if listed is not None and listed.record is not None else ""


def _field_variables(path: str, of: type[Any]) -> Iterator[tuple[str, Variable]]:
    for field in fields_of(of):
        name = f"{path}.{field.name}"
        if field.kind is Kind.RECORD and field.record is not None:
            yield from _field_variables(name, field.record)
        else:
            record = field.record if field.kind is Kind.RECORDS else None
            yield name, Variable(_type_of(field), attrgetter(name), _shower_of(field), record)


def _then(first: Callable[[Any], Any], second: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: second(first(value))


def _shower_of(field: Field) -> Callable[[Any], Any]:
    match field.kind:
        case Kind.TEXT | Kind.ADDRESS:
            return show_text
        case _:
            return lambda value: _value_of(value, field)


def show_text(value: str | None) -> str:
    """A text as a condition sees it: empty where it is absent."""
    return value or ""


def _picker_of(asked: list[Field]) -> Callable[[Any], Any]:
    """What is left of the records of a list: of each the fields that are asked for, or else their number alone."""
    if not asked:
        return len
    pick = attrgetter(*(field.name for field in asked))
    return lambda records: tuple(map(pick, records))


def _shower_of_picked(asked: list[Field]) -> Callable[[Any], Any]:
    match asked:
        case []:
            return lambda count: [{}] * count
        case [field]:
            return lambda picked: [{field.name: _value_of(value, field)} for value in picked]
        case _:
            return lambda picked: [
                {field.name: _value_of(value, field) for field, value in zip(asked, values, strict=True)}
                for values in picked
            ]


def _getter_of_added(name: str) -> Callable[[Subject], Any]:
    return lambda subject: next((each.value for each in subject.pilot.added if each.name == name), None)


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
        case Kind.NAMED_TEXTS:
            return cel.Type.Map(cel.Type.STRING, cel.Type.STRING)
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
        case Kind.NAMED_TEXTS:
            return dict(value)
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


def _plain(path: str) -> Variable:
    return Variable(cel.Type.STRING, attrgetter(path), _plain_value)


def _count(path: str) -> Variable:
    return Variable(cel.Type.INT, attrgetter(path), lambda value: value or 0)


_OTHERS: dict[str, Variable] = {
    "today": _plain("clock.today"),
    "clock.decision_due": _plain("clock.decision_due"),
    "clock.decided_on": _plain("clock.decided_on"),
    "clock.is_overdue": Variable(cel.Type.BOOL, attrgetter("clock.is_overdue"), bool),
    "clock.last_review": _plain("clock.last_review"),
    "clock.cadence_days": _count("clock.cadence_days"),
    "playbook.longest_timebox_weeks": _count("playbook.settings.longest_timebox_weeks"),
    "playbook.review_grace_days": _count("playbook.settings.review_grace_days"),
    "playbook.policy_review_days": _count("playbook.settings.policy_review_days"),
    "playbook.available": Variable(cel.Type.List(cel.Type.STRING), attrgetter("playbook.available"), list),
}
