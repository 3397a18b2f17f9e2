"""Turns the plan of a condition into what gives all that decides its answer, and as little more as can be told."""

import operator
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from pilotbook.assessment.condition_plan import IS_EMPTY, Glimpse, Plan
from pilotbook.assessment.functions import Functions
from pilotbook.assessment.variables import Subject, Variable, show_text

Look = Callable[[Subject], Any]
"""Gives what decides the answer of a condition: a value that can be compared and hashed."""
_Get = Callable[[Any], Any]


def make_look(plan: Plan, variables: Mapping[str, Variable], functions: Functions) -> Look:
    """What decides the answer of a condition that looks at some of `variables`."""
    looks: list[_Get] = []
    for name, fields in plan.reads:
        own = [each for each in plan.glimpses if each.listed == name and fields is not None]
        looks.append(_look_at(variables[name].narrow(fields).get, variables[name].get, own, functions))
    read = {name for name, _ in plan.reads}
    looks += [
        _make_question(glimpse.asks, [variables[name].read for name in glimpse.names], functions)
        for glimpse in plan.glimpses
        if not glimpse.listed and not read.issuperset(glimpse.names)
    ]
    return _get_all(looks)


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
