"""Compiles the conditions of criteria (CEL) and evaluates them on a pilot.

Every plain field of a pilot is a variable of its own, `pilot.owner.name`, so that the compiler finds a misspelt one; a
list is a variable that holds maps. What is absent is the empty text, 0 or the empty list, so a condition never fails
on a missing key.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from cel_expr_python import cel

from pilotbook.assessment.clock import Clock
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Playbook
from pilotbook.records.shape import Field, Kind, fields_of, walk_fields

LONG_AGO = 1_000_000
"""Days since a day that is not given."""

_TEXT_KINDS = (Kind.TEXT, Kind.ADDRESS, Kind.DAY, Kind.CHOICE)
_MESSAGE = re.compile(r"<input>:(\d+):(\d+): (.*)")
_MEMBER = re.compile(r"\.\s*([A-Za-z_]\w*)(?!\w|\s*\()")
_LITERAL = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'')

Condition = Callable[[Any], bool]
Variables = dict[str, Any]


class ConditionProblem(Exception):  # noqa: N818 - it becomes a diagnostic on the article
    """Why a condition cannot be used; `line` and `column` count from 1 within it."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


class ConditionEnvironment:
    """Compiles and evaluates conditions for one playbook and one day."""

    def __init__(self, playbook: Playbook, phrases: PhraseBook, today: date) -> None:
        self._playbook = playbook
        self._added = playbook.settings.added_fields
        self._environment = cel.NewEnv(variables=self._variable_types(), functions=_functions(phrases, today))
        self._members = _known_members(self._added)
        self._compiled: dict[str, cel.Expression] = {}

    def _variable_types(self) -> dict[str, Any]:
        types = {f"pilot.{path}": _cel_type(field) for path, field in _plain_fields(Pilot)}
        types |= {f"pilot.{field.name}": _cel_type(field) for field in self._added}
        return types | {
            "item": cel.Type.DYN,
            "today": cel.Type.STRING,
            "clock.decision_due": cel.Type.STRING,
            "clock.decided_on": cel.Type.STRING,
            "clock.last_review": cel.Type.STRING,
            "clock.cadence_days": cel.Type.INT,
            "playbook.longest_timebox_weeks": cel.Type.INT,
            "playbook.review_grace_days": cel.Type.INT,
            "playbook.available": cel.Type.List(cel.Type.STRING),
        }

    def compile(self, condition: str) -> None:
        """Compile a condition; raise a ConditionProblem when it is not one."""
        self._check_members(condition)
        try:
            compiled = self._environment.compile(condition)
        except RuntimeError as error:
            raise _problem_of(str(error)) from error
        if compiled.return_type() not in (cel.Type.BOOL, cel.Type.DYN):
            name = compiled.return_type().name().lower()
            raise ConditionProblem(f"expected a condition that is true or false, found one that gives a value of type {name}")
        self._compiled[condition] = compiled

    def _check_members(self, condition: str) -> None:
        """A misspelt field inside a list is known to no compiler: its items are maps."""
        blanked = _LITERAL.sub(lambda found: " " * len(found.group()), condition)
        for found in _MEMBER.finditer(blanked):
            if found.group(1) not in self._members:
                before = blanked[: found.start(1)]
                line_start = before.rfind("\n") + 1
                raise ConditionProblem(
                    f"expected a field that exists, found '{found.group(1)}'", before.count("\n") + 1, len(before) - line_start + 1
                )

    def prepare(self, pilot: Pilot, clock: Clock) -> Variables:
        """The variables of one pilot, for any number of conditions."""
        settings = self._playbook.settings
        variables = {f"pilot.{path}": _cel_value(_get(pilot, path), field) for path, field in _plain_fields(Pilot)}
        added = {each.name: each.value for each in pilot.added}
        variables |= {f"pilot.{field.name}": _cel_value(added.get(field.name), field) for field in self._added}
        return variables | {
            "item": "",
            "today": clock.today.isoformat(),
            "clock.decision_due": _day(clock.decision_due),
            "clock.decided_on": _day(clock.decided_on),
            "clock.last_review": _day(clock.last_review),
            "clock.cadence_days": clock.cadence_days,
            "playbook.longest_timebox_weeks": settings.longest_timebox_weeks or 0,
            "playbook.review_grace_days": settings.review_grace_days or 0,
            "playbook.available": list(self._playbook.available),
        }

    def activate(self, variables: Variables) -> Any:  # noqa: ANN401 - the runtime's own handle
        """Hand variables to the runtime once, for many conditions."""
        return self._environment.Activation(variables)

    def holds(self, condition: str, activation: Any) -> bool:  # noqa: ANN401
        """Whether a compiled condition holds; raise a ConditionProblem when it cannot be evaluated."""
        value = self._compiled[condition].eval(activation)
        if value.type() == cel.Type.BOOL:
            return bool(value.value())
        raise ConditionProblem(f"expected a condition that is true or false, found {value.value()}")

    def forget(self, condition: str) -> None:
        """Treat a condition as broken after all: it could be compiled, but not evaluated."""
        self._compiled.pop(condition, None)

    def is_usable(self, condition: str) -> bool:
        """Whether the condition was compiled."""
        return not condition or condition in self._compiled


def _problem_of(error: str) -> ConditionProblem:
    found = _MESSAGE.search(error)
    if found is None:
        return ConditionProblem(f"expected a condition in CEL, but {error.splitlines()[0]}")
    message = found.group(3).replace(" (in container '')", "")
    undeclared = re.match(r"undeclared reference to '([^']*)'", message)
    if undeclared:
        message = f"expected a field or a function that exists, found '{undeclared.group(1)}'"
    else:
        message = f"expected a condition in CEL: {message.split(' expecting ')[0].removesuffix(' [INVALID_ARGUMENT]')}"
    return ConditionProblem(message, int(found.group(1)), int(found.group(2)))


def _plain_fields(of: type[Any], prefix: str = "") -> list[tuple[str, Field]]:
    found: list[tuple[str, Field]] = []
    for field in fields_of(of):
        if field.kind is Kind.RECORD and field.record is not None:
            found.extend(_plain_fields(field.record, f"{prefix}{field.name}."))
        else:
            found.append((f"{prefix}{field.name}", field))
    return found


def _known_members(added: tuple[Field, ...]) -> frozenset[str]:
    names = {path.rsplit(".", 1)[-1] for path, _ in walk_fields(Pilot)} | {field.name for field in added}
    clock = {"decision_due", "decided_on", "last_review", "cadence_days"}
    return frozenset(names | clock | {"longest_timebox_weeks", "review_grace_days", "available"})


def _get(pilot: Pilot, path: str) -> Any:  # noqa: ANN401
    value: Any = pilot
    for name in path.split("."):
        value = getattr(value, name)
    return value


def _cel_type(field: Field) -> Any:  # noqa: ANN401
    if field.kind in _TEXT_KINDS:
        return cel.Type.STRING
    match field.kind:
        case Kind.NUMBER:
            return cel.Type.INT
        case Kind.TEXTS:
            return cel.Type.List(cel.Type.STRING)
        case Kind.RECORDS:
            return cel.Type.List(cel.Type.Map(cel.Type.STRING, cel.Type.DYN))
    return cel.Type.DYN


def _cel_value(value: Any, field: Field) -> Any:  # noqa: ANN401
    match field.kind:
        case Kind.DAY:
            return _day(value)
        case Kind.NUMBER:
            return value or 0
        case Kind.FLAG:
            return "" if value is None else value
        case Kind.CHOICE:
            return value.value if isinstance(value, StrEnum) else ""
        case Kind.TEXTS:
            return list(value or ())
        case Kind.RECORD:
            return _cel_map(value)
        case Kind.RECORDS:
            return [_cel_map(item) for item in value]
    return value or ""


def _cel_map(record: Any) -> dict[str, Any]:  # noqa: ANN401
    return {field.name: _cel_value(getattr(record, field.name), field) for field in fields_of(type(record))}


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _functions(phrases: PhraseBook, today: date) -> list[Any]:
    def days_since(day: str) -> int:
        try:
            return (today - date.fromisoformat(day)).days
        except ValueError:
            return LONG_AGO

    def answered(value: object) -> bool:
        return value not in ("", 0, [], {}) and not (isinstance(value, str) and not value.strip())

    def vague(value: str) -> bool:
        return phrases.find_vague(value) is not None

    kinds = {"string": cel.Type.STRING, "int": cel.Type.INT, "bool": cel.Type.BOOL, "list": cel.Type.LIST, "map": cel.Type.MAP}
    overloads = [
        cel.Overload(f"answered_{name}", return_type=cel.Type.BOOL, parameters=[kind], impl=answered)
        for name, kind in kinds.items()
    ]
    return [
        cel.FunctionDecl("answered", overloads),
        _function("vague", cel.Type.STRING, cel.Type.BOOL, vague),
        _function("names_person", cel.Type.STRING, cel.Type.BOOL, phrases.names_person),
        _function("days_since", cel.Type.STRING, cel.Type.INT, days_since),
    ]


def _function(name: str, parameter: Any, returns: Any, implementation: Callable[[str], Any]) -> Any:  # noqa: ANN401
    overload = cel.Overload(f"{name}_string", return_type=returns, parameters=[parameter], impl=implementation)
    return cel.FunctionDecl(name, [overload])
