"""The functions that a condition may use beside those of CEL."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from cel_expr_python import cel

from pilotbook.assessment.people import is_same_person
from pilotbook.assessment.phrases import PhraseBook

LONG_AGO = 1_000_000
"""Days since a day that is not given."""
_MOST_REMEMBERED = 4_096

FUNCTION_NAMES = ("answered", "vague", "names_person", "same_person", "days_since")
_TEXT, _BOOL, _INT = cel.Type.STRING, cel.Type.BOOL, cel.Type.INT


Functions = Mapping[str, Callable[..., Any]]
"""Functions by their names; what they take are values as a condition sees them."""


def make_functions(phrases: PhraseBook, today: date) -> Functions:
    """Our functions, for one playbook's phrases and one day; those that take long remember what they said lately."""

    def days_since(day: str) -> int:
        try:
            return (today - date.fromisoformat(day)).days
        except ValueError:
            return LONG_AGO

    return {
        "answered": is_answered,
        "vague": lambda text: phrases.find_vague(text) is not None,
        "names_person": lru_cache(_MOST_REMEMBERED)(phrases.names_person),
        "same_person": lru_cache(_MOST_REMEMBERED)(is_same_person),
        "days_since": days_since,
    }


def declare_functions(functions: Functions) -> list[cel.FunctionDecl]:
    """The functions in the form in which the compiler takes them."""
    kinds = {"string": _TEXT, "int": _INT, "bool": _BOOL, "list": cel.Type.LIST, "map": cel.Type.MAP}
    answered = [
        cel.Overload(f"answered_{name}", return_type=_BOOL, parameters=[kind], impl=functions["answered"])
        for name, kind in kinds.items()
    ]
    takes = {"vague": 1, "names_person": 1, "same_person": 2, "days_since": 1}
    plain = [cel.FunctionDecl(name, [_declare(name, count, functions[name])]) for name, count in takes.items()]
    return [cel.FunctionDecl("answered", answered), *plain]


def _declare(name: str, count: int, function: Callable[..., Any]) -> cel.Overload:
    gives = _INT if name == "days_since" else _BOOL
    return cel.Overload(f"{name}_text", return_type=gives, parameters=[_TEXT] * count, impl=function)


def is_answered(value: Any) -> bool:  # noqa: ANN401 - every kind of value that a variable can hold
    """Whether something is given: `false` is an answer, blank text, 0 and an empty list are none."""
    match value:
        case bool():
            return True
        case str():
            return bool(value.strip())
        case int():
            return value != 0
        case _:
            return len(value) > 0
