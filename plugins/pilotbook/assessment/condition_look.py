"""Turns a condition into what gives all that decides its answer, and as little more as can be told from its words."""

import operator
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any

from cel_expr_python import cel

from pilotbook.assessment.condition_glimpses import IS_EMPTY, Glimpse, find_sight
from pilotbook.assessment.condition_names import find_chains
from pilotbook.assessment.condition_needs import find_fields_asked
from pilotbook.assessment.functions import Functions
from pilotbook.assessment.variables import Subject, Variable, show_text, text_fields_of

Look = Callable[[Subject], Any]
"""Gives what decides the answer of a condition: a value that can be compared and hashed."""
_Get = Callable[[Any], Any]


def make_look(condition: str, variables: Mapping[str, Variable], functions: Functions) -> Look:
    """What decides the answer of a condition that looks at `variables`."""
    texts = frozenset(name for name, variable in variables.items() if variable.type == cel.Type.STRING)
    lists = {name: text_fields_of(each.items) for name, each in variables.items() if each.items is not None}
    sight = find_sight(condition, texts, lists)
    read = names_in(sight.rest, variables)
    needs = find_fields_asked(sight.rest, read)
    looks: list[_Get] = []
    for name in read:
        own = [each for each in sight.glimpses if each.listed == name and needs[name] is not None]
        looks.append(_look_at(variables[name].narrow(needs[name]).get, variables[name].get, own, functions))
    looks += [
        _make_question(glimpse.asks, [variables[name].read for name in glimpse.names], functions)
        for glimpse in sight.glimpses
        if not glimpse.listed and not set(glimpse.names) <= set(read)
    ]
    return _get_all(looks)


def names_in(condition: str, variables: Iterable[str]) -> tuple[str, ...]:
    """The variables that a condition names: each of them a beginning of a chain of names in it."""
    named = frozenset(
        ".".join(name for name, _ in chain.steps[:length])
        for chain in find_chains(condition)
        for length in range(1, len(chain.steps) + 1)
    )
    return tuple(name for name in variables if name in named)


def _look_at(get: _Get, get_items: _Get, glimpses: list[Glimpse], functions: Functions) -> _Get:
    """The value of a variable; of a list also what is asked of the texts of each of its items."""
    if not glimpses:
        return get
    questions = _get_all(
        [_make_question(each.asks, list(map(_show_field, each.names)), functions) for each in glimpses]
    )
    return lambda subject: (get(subject), tuple(map(questions, get_items(subject))))


def _show_field(name: str) -> _Get:
    get = attrgetter(name)
    return lambda item: show_text(get(item))


_OTHER_QUESTIONS: dict[str, Callable[..., Any]] = {
    IS_EMPTY: operator.not_,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _make_question(asks: str, getters: list[_Get], functions: Functions) -> _Get:
    ask = _OTHER_QUESTIONS[asks] if asks in _OTHER_QUESTIONS else functions[asks]
    match getters:
        case [get]:
            return lambda subject: ask(get(subject))
        case _:
            return lambda subject: ask(*[get(subject) for get in getters])


def _get_all(getters: list[_Get]) -> _Get:
    """What gives all values at once."""
    match getters:
        case [get]:
            return get
        case [one, other]:
            return lambda subject: (one(subject), other(subject))
        case _:
            return lambda subject: tuple([get(subject) for get in getters])
