"""Turns days of a pilot's file that cannot be right, alone or beside another, into diagnostics at their places."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from pilotbook.diagnostic import Code, Diagnostic
from pilotbook.records.pilot import Decision, Pilot
from pilotbook.records.shape import Kind, find_field, walk_fields
from pilotbook.records.vocabulary import Outcome
from pilotbook.records.yaml_source import Path, Source, name_path


def is_ahead(day: date, today: date) -> bool:
    """Whether a day lies ahead everywhere: `today` is counted in UTC, and somewhere it is tomorrow already."""
    return (day - today).days > 1


def check_days(pilot: Pilot, source: Source, pilot_id: str, today: date) -> Iterator[Diagnostic]:
    """A diagnostic for each day that tells of what has happened and lies ahead, and for each that comes too early."""
    for misplaced in (*_find_ahead(pilot, today), *_find_disorder(pilot)):
        code, path, message, hint = misplaced
        yield Diagnostic(code=code, place=source.locate(path), message=message, hint=hint, pilot=pilot_id)


class _Misplaced(NamedTuple):
    """A day that cannot be right."""

    code: Code
    path: Path
    message: str
    hint: str


class _ListedDay(NamedTuple):
    """The day of one field in each item of the list at `path`."""

    path: Path
    get_items: Callable[[Pilot], tuple[Any, ...]]
    rest: Path
    get_day: Callable[[Any], date | None]


class _Ways(NamedTuple):
    """The ways to the days of a record that tell of what has happened: those in itself, and those in its lists."""

    plain: tuple[Path, ...]
    get_plain: Callable[[Pilot], tuple[date | None, ...]]
    listed: tuple[_ListedDay, ...]

    def find_latest(self, pilot: Pilot) -> date:
        """The latest of the days."""
        days = [*self.get_plain(pilot)]
        for each in self.listed:
            days += map(each.get_day, each.get_items(pilot))
        return max(filter(None, days), default=date.min)

    def list_days(self, pilot: Pilot) -> Iterator[tuple[Path, date | None]]:
        """Every day with its path."""
        yield from zip(self.plain, self.get_plain(pilot), strict=True)
        for each in self.listed:
            for number, item in enumerate(each.get_items(pilot)):
                yield (*each.path, number, *each.rest), each.get_day(item)


def _find_ahead(pilot: Pilot, today: date) -> Iterator[_Misplaced]:
    ways = _find_ways()
    if not is_ahead(ways.find_latest(pilot), today):
        return
    for where, day in ways.list_days(pilot):
        if day is not None and is_ahead(day, today):
            message = f"expected a day that has come in {name_path(where)}, found {day}"
            yield _Misplaced(Code.DAY_IN_FUTURE, where, message, _HINT_AHEAD)


_HINT_AHEAD = "check the year; this field tells of what has taken place, so leave it out until it has"


@cache
def _find_ways() -> _Ways:
    paths = [path for path, field in walk_fields(Pilot) if field.kind is Kind.DAY and field.is_past]
    listed = [found for path in paths if (found := _find_list(path)) is not None]
    plain = [path for path in paths if _find_list(path) is None]
    return _Ways(tuple(tuple(path.split(".")) for path in plain), attrgetter(*plain), tuple(listed))


def _find_list(path: str) -> _ListedDay | None:
    """The list that a path leads through, if it leads through one."""
    names = path.split(".")
    for length in range(1, len(names)):
        above, rest = names[:length], names[length:]
        field = find_field(Pilot, ".".join(above))
        if field is not None and field.kind is Kind.RECORDS:
            return _ListedDay(tuple(above), attrgetter(".".join(above)), tuple(rest), attrgetter(".".join(rest)))
    return None


def _find_disorder(pilot: Pilot) -> Iterator[_Misplaced]:
    for number, decision in enumerate(pilot.decisions):
        if decision.on is not None:
            yield from _find_early_decision(decision.on, decision, number, pilot.timebox.start)
            yield from _find_early_results(decision.on, "day of the decision", decision, number)
        elif pilot.timebox.start is not None:
            yield from _find_early_results(pilot.timebox.start, "first day of the pilot", decision, number)


def _find_early_decision(on: date, decision: Decision, number: int, start: date | None) -> Iterator[_Misplaced]:
    """A decision before the pilot began; only to kill it takes no trial."""
    if start is not None and on < start and decision.outcome is not Outcome.KILL:
        where: Path = ("decisions", number, "on")
        hint = "check the day, and timebox.start: a decision says how the pilot went"
        yield _too_early(where, on, start, "first day of the pilot", hint)


def _find_early_results(on: date, what: str, decision: Decision, number: int) -> Iterator[_Misplaced]:
    """What a decision leads to, and which would come before it; of one without a day, before the pilot."""
    where: Path = ("decisions", number)
    for line_number, line in enumerate(decision.budget):
        if line.due is not None and line.due < on:
            hint = "check both days: what a decision funds comes after it"
            yield _too_early((*where, "budget", line_number, "due"), line.due, on, what, hint)
    if decision.revisit_on is not None and decision.revisit_on < on:
        hint = "check both days: a decision is looked at again after it was taken"
        yield _too_early((*where, "revisit_on"), decision.revisit_on, on, what, hint)


def _too_early(where: Path, found: date, earliest: date, what: str, hint: str) -> _Misplaced:
    message = f"expected a day from {earliest} on, the {what}, in {name_path(where)}, found {found}"
    return _Misplaced(Code.DATE_ORDER, where, message, hint)
