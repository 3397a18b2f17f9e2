"""Finds the fields that a condition names, and those among them that do not exist.

The compiler finds a misspelt `pilot.owner.nme`, but not a misspelt field of a list's items, which are maps to it; and
it points at the dot before a name. So names are looked at here first, each at its exact place.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from pilotbook.assessment.condition_problem import ConditionProblem
from pilotbook.records.nearest import nearest_word
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, Kind, field_named, fields_of, find_field, walk_fields

_QUIET = re.compile(r"//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'")
_NAME = r"[A-Za-z_]\w*"
_CHAIN = re.compile(rf"(?<![\w.])({_NAME})((?:\s*\.\s*{_NAME})*)(\s*\()?")
_AFTER_BRACKET = re.compile(rf"[\])]((?:\s*\.\s*{_NAME})+)(\s*\()?")
_MEMBER = re.compile(_NAME)
_MACRO = re.compile(rf"\s*({_NAME})\s*,")
_MACROS = frozenset({"all", "exists", "exists_one", "filter", "map"})


class Chain(NamedTuple):
    """A name with the fields after its dots, such as `pilot.owner.name`; each step with its offset in the condition."""

    steps: tuple[tuple[str, int], ...]
    is_call: bool
    end: int

    @property
    def fields(self) -> tuple[tuple[str, int], ...]:
        """The steps without the function that is called at the end."""
        return self.steps[:-1] if self.is_call else self.steps


@lru_cache(maxsize=256)  # several of us look at each condition, one after the other
def find_chains(condition: str) -> tuple[Chain, ...]:
    """The names of a condition, outside text and comments."""
    return tuple(_find_chains(blank_out(condition)))


def _find_chains(quiet: str) -> Iterator[Chain]:
    for found in _CHAIN.finditer(quiet):
        members = [(each.group(), each.start()) for each in _MEMBER.finditer(quiet, found.start(2), found.end(2))]
        yield Chain(((found.group(1), found.start(1)), *members), found.group(3) is not None, found.end())


def bound_name(condition: str, chain: Chain) -> tuple[str, int] | None:
    """The name that a macro at the end of a chain gives to each item, as in `.exists(tool, …)`, with its offset."""
    found = _MACRO.match(condition, chain.end) if chain.is_call else None
    return (found.group(1), found.start(1)) if found else None


def find_name_problems(condition: str, each: str, variables: frozenset[str]) -> list[ConditionProblem]:
    """The fields that do not exist, each at its place; `variables` are the names that the compiler knows."""
    quiet = blank_out(condition)
    bound = _Names(each, variables)
    found = [problem for chain in find_chains(condition) for problem in bound.check(chain, quiet)]
    found += _check_after_brackets(quiet)
    return [_problem(condition, *misspelt) for misspelt in sorted(found, key=lambda misspelt: misspelt[1])]


def _check_after_brackets(quiet: str) -> "Iterator[_Misspelt]":
    """Names behind a bracket, as in `pilot.data[0].source`: they have to be a field's somewhere in the record."""
    known = _names_of_fields()
    for after in _AFTER_BRACKET.finditer(quiet):
        members = list(_MEMBER.finditer(quiet, after.start(1), after.end(1)))
        for member in members[:-1] if after.group(2) else members:
            if member.group() not in known:
                yield member.group(), member.start(), known, ""


@cache
def _names_of_fields() -> tuple[str, ...]:
    return tuple(sorted({path.rpartition(".")[2] for path, _ in walk_fields(Pilot)}))


_Misspelt = tuple[str, int, tuple[str, ...], str]
"""A name, its offset, the names that are known there, and what stands before them."""


class _Names:
    """What the names of one condition stand for: record classes, also for what `exists` and its like bind."""

    def __init__(self, each: str, variables: frozenset[str]) -> None:
        item = find_field(Pilot, each) if each else None
        self._records: dict[str, list[type[Any]]] = {"pilot": [Pilot]}
        if item is not None and item.record is not None:
            self._records["item"] = [item.record]
        self._variables = variables

    def check(self, chain: Chain, quiet: str) -> list[_Misspelt]:
        """The first step of a chain that does not exist, if there is one; notes what a macro at its end binds."""
        (root, _), *steps = chain.fields or (("", 0),)
        if root in ("clock", "playbook"):
            return self._check_flat(root, steps)
        misspelt: list[list[_Misspelt]] = []
        for of in tuple(self._records.get(root, ())):
            found, last = self._resolve(of, root, steps)
            misspelt.append(found)
            self._bind(chain, quiet, last)
        return [] if [] in misspelt else next(iter(misspelt), [])

    def _resolve(self, of: type[Any], root: str, steps: list[tuple[str, int]]) -> tuple[list[_Misspelt], Field | None]:
        field: Field | None = None
        before = root
        for name, offset in steps:
            if field is not None and (field.kind is not Kind.RECORD or field.record is None):
                return [], None  # the compiler says that a plain value or a list has no fields
            of = field.record if field is not None and field.record is not None else of
            field = field_named(of, name)
            if field is None and f"{before}.{name}" not in self._variables:
                return [(name, offset, tuple(each.name for each in fields_of(of)), before)], None
            before = f"{before}.{name}"
        return [], field

    def _check_flat(self, root: str, steps: list[tuple[str, int]]) -> list[_Misspelt]:
        known = tuple(sorted(name.partition(".")[2] for name in self._variables if name.startswith(f"{root}.")))
        return [(name, offset, known, root) for name, offset in steps[:1] if name not in known]

    def _bind(self, chain: Chain, quiet: str, listed: Field | None) -> None:
        bound = _MACRO.match(quiet, chain.end)
        is_macro = chain.is_call and chain.steps[-1][0] in _MACROS
        if is_macro and bound and listed is not None and listed.kind is Kind.RECORDS and listed.record is not None:
            self._records.setdefault(bound.group(1), []).append(listed.record)


def _problem(condition: str, name: str, offset: int, known: tuple[str, ...], before: str) -> ConditionProblem:
    near = nearest_word(name, known)
    path = f"{before}.{near}" if before else near
    hint = f"did you mean '{path}'?" if near else f"the fields here are {', '.join(known)}"
    line, column = place_in(condition, offset)
    return ConditionProblem(f"expected a field that exists, found '{name}'", hint, line, column)


def place_in(text: str, offset: int) -> tuple[int, int]:
    """The line and the column, both from 1, of an offset in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def blank_out(condition: str) -> str:
    """A condition with spaces in place of its texts and comments, so that every offset stays."""
    return _QUIET.sub(lambda found: " " * len(found.group()), condition)
