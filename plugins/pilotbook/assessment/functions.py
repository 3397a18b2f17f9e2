"""The functions that a condition may use beside those of CEL."""

from collections.abc import Callable
from datetime import date
from typing import Any

from cel_expr_python import cel

from pilotbook.assessment.people import is_same_person
from pilotbook.assessment.phrases import PhraseBook

LONG_AGO = 1_000_000
"""Days since a day that is not given."""

FUNCTION_NAMES = ("answered", "vague", "names_person", "same_person", "days_since")
_TEXT, _BOOL, _INT = cel.Type.STRING, cel.Type.BOOL, cel.Type.INT


def make_functions(phrases: PhraseBook, today: date) -> list[cel.FunctionDecl]:
    """Our functions, for one playbook's phrases and one day."""

    def days_since(day: str) -> int:
        try:
            return (today - date.fromisoformat(day)).days
        except ValueError:
            return LONG_AGO

    def vague(text: str) -> bool:
        return phrases.find_vague(text) is not None

    kinds = {"string": _TEXT, "int": _INT, "bool": _BOOL, "list": cel.Type.LIST, "map": cel.Type.MAP}
    answered = [
        cel.Overload(f"answered_{name}", return_type=_BOOL, parameters=[kind], impl=_is_answered)
        for name, kind in kinds.items()
    ]
    return [
        cel.FunctionDecl("answered", answered),
        _declare("vague", [_TEXT], _BOOL, vague),
        _declare("names_person", [_TEXT], _BOOL, phrases.names_person),
        _declare("same_person", [_TEXT, _TEXT], _BOOL, is_same_person),
        _declare("days_since", [_TEXT], _INT, days_since),
    ]


def _declare(name: str, takes: list[cel.Type], gives: cel.Type, function: Callable[..., Any]) -> cel.FunctionDecl:
    overload = cel.Overload(f"{name}_text", return_type=gives, parameters=takes, impl=function)
    return cel.FunctionDecl(name, [overload])


def _is_answered(value: Any) -> bool:  # noqa: ANN401 - every kind of value that a variable can hold
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
