"""Turns the record of a pilot, as a feed holds it, into a pilot: the other half of `site/feeds/record_json.py`."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pilotbook.frozen import make_builder
from pilotbook.neighbours.values import Misfit, read_day, read_list, read_object, read_text, read_word
from pilotbook.records.named_values import Added
from pilotbook.records.pilot import Pilot
from pilotbook.records.scalar_values import is_address, words_of
from pilotbook.records.shape import Field, Kind, record_class
from pilotbook.records.yaml_source import Path
from pilotbook.site.feeds.record_json import STEPS, Step

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_LONGEST = 4_000


_BUILDERS: dict[type[Any], Callable[[dict[str, Any]], Any]] = {}


def _builder_of(of: type[Any]) -> Callable[[dict[str, Any]], Any]:
    """What makes records of a class from values by their names; worked out once for each class."""
    if of not in _BUILDERS:
        _BUILDERS[of] = make_builder(of)
    return _BUILDERS[of]


def read_record(value: object, path: Path) -> Pilot:
    """The pilot. Fields that a feed does not hold are not read, and keys that nobody knows are left aside.

    Raises Misfit.
    """
    given = read_object(value, path)
    values = _read_fields(STEPS, given, path)
    for name in ("title", "stage"):
        if not values.get(name):
            raise Misfit("something", (*path, name), given.get(name))
    values["added"] = tuple(_read_added(given.get("added", {}), (*path, "added")))
    pilot: Pilot = _builder_of(Pilot)(values)
    return pilot


def _read_fields(steps: tuple[Step, ...], given: Mapping[str, Any], path: Path) -> dict[str, Any]:
    return {
        step.field.name: _read(step, given[step.field.name], (*path, step.field.name))
        for step in steps
        if step.field.name in given
    }


def _read(step: Step, value: object, path: Path) -> Any:  # noqa: ANN401 - whatever a field holds
    field, inside, _ = step
    match field.kind:
        case Kind.RECORD:
            return _builder_of(record_class(field))(_read_fields(inside, read_object(value, path), path))
        case Kind.RECORDS:
            build, items = _builder_of(record_class(field)), enumerate(read_list(value, path))
            places = (((*path, number), item) for number, item in items)
            return tuple(build(_read_fields(inside, read_object(item, place), place)) for place, item in places)
        case Kind.TEXTS:
            items = enumerate(read_list(value, path))
            return tuple(read_text(item, (*path, number), field.longest) for number, item in items)
    return _READERS[field.kind](field, value, path)


def _read_number(field: Field, value: object, path: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not field.least <= value <= field.most:
        raise Misfit(f"a whole number from {field.least} to {field.most:,}", path, value)
    return value


def _read_flag(_field: Field, value: object, path: Path) -> bool:
    if not isinstance(value, bool):
        raise Misfit("true or false", path, value)
    return value


def _read_address(field: Field, value: object, path: Path) -> str:
    text = read_text(value, path, field.longest)
    if not is_address(text):
        raise Misfit("an address that begins with https://", path, value)
    return text


def _read_added(value: object, path: Path) -> Iterator[Added]:
    """The fields that the other organisation has added, as far as any organisation could."""
    for name, given in read_object(value, path).items():
        if not _NAME.fullmatch(name):
            raise Misfit("a name of small letters, digits and underscores", path, name)
        place = (*path, name)
        match given:
            case bool() | int():
                yield Added(name=name, value=given)
            case list():
                yield Added(name=name, value=tuple(read_text(each, place, _LONGEST) for each in given))
            case _:
                yield Added(name=name, value=read_text(given, place, _LONGEST))


_READERS: dict[Kind, Callable[[Field, object, Path], Any]] = {
    Kind.TEXT: lambda field, value, path: read_text(value, path, field.longest),
    Kind.ADDRESS: _read_address,
    Kind.DAY: lambda _field, value, path: read_day(value, path),
    Kind.NUMBER: _read_number,
    Kind.FLAG: _read_flag,
    Kind.CHOICE: lambda field, value, path: read_word(words_of(field.choices), value, path),
}
