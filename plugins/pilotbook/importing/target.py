"""Finds the field of a pilot that a mapping names, and the place in a record at which its value is written."""

from typing import Any

from pilotbook.frozen import frozen
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, Kind, field_named, fields_of
from pilotbook.records.yaml_source import Path

_PLAIN = (Kind.TEXT, Kind.ADDRESS, Kind.DAY, Kind.NUMBER, Kind.FLAG, Kind.CHOICE, Kind.TEXTS)
_NEVER = frozenset({"sample"})
"""A field that no spreadsheet sets: `clear-samples` deletes what says that it is one."""


@frozen
class Target:
    """A field that can be filled from a cell. `path` leads to it; in a list, it leads to one item of it."""

    field: Field
    path: Path
    list_at: int | None = None
    """How many steps of the path lead to the list that the value is an item's of; None outside of lists."""
    list_record: type[Any] | None = None
    """The class of the items of that list."""

    @property
    def item(self) -> Path:
        """The path of the item of a list that the value belongs to; nothing outside of lists."""
        return self.path[: self.list_at + 1] if self.list_at is not None else ()


def find_target(dotted: str, item: int, added: tuple[Field, ...]) -> Target | None:
    """The target at a dotted path of fields, in the item of that number (from 1) where a list is on the way.

    None where there is no such field, where it holds fields of its own, or a list stands within a list.
    """
    own = next((each for each in added if each.name == dotted), None)
    if own is not None:
        return Target(field=own, path=(dotted,))
    of: type[Any] | None = Pilot
    path: Path = ()
    list_at: int | None = None
    list_record: type[Any] | None = None
    field: Field | None = None
    for name in dotted.split("."):
        field = field_named(of, name) if of is not None else None
        if field is None:
            return None
        path = (*path, name)
        of = field.record
        if field.kind is Kind.RECORDS:
            if list_at is not None:
                return None
            list_at, list_record = len(path), field.record
            path = (*path, item - 1)
    if field is None or field.kind not in _PLAIN or dotted in _NEVER:
        return None
    return Target(field=field, path=path, list_at=list_at, list_record=list_record)


def list_targets(added: tuple[Field, ...]) -> tuple[str, ...]:
    """The dotted path of every field that can be filled."""
    return (*_walk(Pilot, "", is_in_list=False), *(each.name for each in added))


def _walk(of: type[Any], prefix: str, *, is_in_list: bool) -> list[str]:
    found: list[str] = []
    for field in fields_of(of):
        path = f"{prefix}{field.name}"
        is_list = field.kind is Kind.RECORDS
        if field.record is not None and not (is_list and is_in_list):
            found += _walk(field.record, f"{path}.", is_in_list=is_in_list or is_list)
        elif field.kind in _PLAIN and path not in _NEVER:
            found.append(path)
    return found
