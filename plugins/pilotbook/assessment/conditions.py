"""Compiles the conditions of criteria (CEL) and evaluates them on a pilot."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cel_expr_python import cel

from pilotbook.assessment.clock import Clock
from pilotbook.assessment.condition_names import ConditionProblem, find_chains, find_name_problems
from pilotbook.assessment.condition_needs import find_fields_asked
from pilotbook.assessment.condition_words import explain_compile_error, explain_run_error, kind_words
from pilotbook.assessment.functions import make_functions
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.variables import Subject, Variable, variables_of
from pilotbook.frozen import frozen
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Criterion, Playbook

_ASK_A_QUESTION = 'compare it with something, for example: != ""'


MOST_REMEMBERED = 256
"""How many answers of one condition are remembered: most conditions are asked about a few words, again and again."""

_Answer = bool | ConditionProblem


@frozen(kw_only=False)
class _Compiled:
    """A condition. `answers` are those it gave, by the values that it looked at: they alone decide."""

    expression: cel.Expression
    scope: "_Scope"
    names: tuple[str, ...]
    getters: tuple[Callable[[Subject], Any], ...]
    answers: dict[tuple[Any, ...], _Answer] = field(default_factory=dict)


@dataclass(slots=True)
class _Scope:
    """What a condition can speak of: it differs from one `each` to another, whose items have different fields.

    `asked` are the variables that any condition looks at, narrowed to what it needs. Their values are made ready once
    for each subject, not for each condition: that takes longer than most conditions do.
    """

    variables: dict[str, Variable]
    environment: cel.Env
    needs: dict[str, frozenset[str] | None] = field(default_factory=dict)
    asked: dict[str, Variable] = field(default_factory=dict)
    ready: tuple[Subject, cel.Activation] | None = None

    def ask_for(self, needs: dict[str, frozenset[str] | None]) -> None:
        """Make ready, from now on, what one more condition needs."""
        for name, fields in needs.items():
            known = self.needs.get(name, frozenset())
            self.needs[name] = None if fields is None or known is None else known | fields
            self.asked[name] = _narrow(self.variables[name], self.needs[name])
        self.ready = None

    def activate(self, subject: Subject) -> cel.Activation:
        """The values of one subject."""
        if self.ready is None or self.ready[0] is not subject:
            values = {name: variable.read(subject) for name, variable in self.asked.items()}
            self.ready = subject, self.environment.Activation(values)
        return self.ready[1]


def _narrow(variable: Variable, fields: frozenset[str] | None) -> Variable:
    return variable if fields is None else variable.narrow(fields)


class ConditionEnvironment:
    """Compiles and evaluates conditions for one playbook and one day."""

    def __init__(self, playbook: Playbook, phrases: PhraseBook, today: date) -> None:
        self._playbook = playbook
        self._functions = make_functions(phrases, today)
        self._scopes: dict[str, _Scope] = {}
        self._compiled: dict[tuple[str, str], _Compiled] = {}

    def _scope_of(self, each: str) -> _Scope:
        if each not in self._scopes:
            variables = variables_of(self._playbook.settings.added_fields, each)
            types = {name: variable.type for name, variable in variables.items()}
            self._scopes[each] = _Scope(variables, cel.NewEnv(variables=types, functions=self._functions))
        return self._scopes[each]

    def compile(self, condition: str, each: str = "") -> list[ConditionProblem]:
        """Compile a condition of a criterion that is judged for `each` item of a list; what is wrong, if anything."""
        scope = self._scope_of(each)
        problems = find_name_problems(condition, each, frozenset(scope.variables))
        if problems:
            return problems
        try:
            expression = scope.environment.compile(condition)
        except RuntimeError as error:
            return [explain_compile_error(str(error), condition, scope.variables)]
        if expression.return_type() not in (cel.Type.BOOL, cel.Type.DYN):
            kind = kind_words(expression.return_type().name().lower())
            message = f"expected a condition that is true or false, found one that gives {kind}"
            return [ConditionProblem(message, _ASK_A_QUESTION)]
        mentioned = _names_in(condition)
        names = tuple(name for name in scope.variables if name in mentioned)
        needs = find_fields_asked(condition, names)
        scope.ask_for(needs)
        getters = tuple(_narrow(scope.variables[name], needs[name]).get for name in names)
        self._compiled[condition, each] = _Compiled(expression, scope, names, getters)
        return []

    def make_subject(self, pilot: Pilot, clock: Clock) -> Subject:
        """What conditions are asked about when they are asked about a pilot."""
        return Subject(pilot=pilot, clock=clock, playbook=self._playbook)

    def evaluate(self, condition: str, subject: Subject, each: str = "") -> bool | ConditionProblem:
        """Whether a compiled condition holds, or why nobody can say."""
        compiled = self._compiled[condition, each]
        values = tuple([get(subject) for get in compiled.getters])
        answer = compiled.answers.get(values)
        if answer is None:
            answer = _evaluate(compiled, subject)
            if len(compiled.answers) >= MOST_REMEMBERED:
                compiled.answers.clear()
            compiled.answers[values] = answer
        return answer

    def names_in(self, condition: str, each: str = "") -> tuple[str, ...]:
        """The variables that a compiled condition looks at."""
        return self._compiled[condition, each].names

    def forget(self, condition: str, each: str = "") -> None:
        """Treat a condition as broken after all: it could be compiled, but not evaluated."""
        self._compiled.pop((condition, each), None)

    def is_usable(self, criterion: Criterion) -> bool:
        """Whether the conditions of a criterion were compiled."""
        conditions = (criterion.when, criterion.check)
        return all((condition, criterion.each) in self._compiled for condition in conditions if condition)


def _evaluate(compiled: _Compiled, subject: Subject) -> _Answer:
    try:
        found = compiled.expression.eval(compiled.scope.activate(subject))
    except RuntimeError as error:  # it takes too many steps
        return explain_run_error(str(error))
    value = found.value()
    if isinstance(value, bool):
        return value
    if found.type() == cel.Type.ERROR:
        return explain_run_error(str(value))
    message = f"expected a condition that is true or false, found one that gives {kind_words(found.type().name())}"
    return ConditionProblem(message, _ASK_A_QUESTION)


def _names_in(condition: str) -> frozenset[str]:
    """Every name of a condition that may be a variable: each beginning of each chain of names."""
    return frozenset(
        ".".join(name for name, _ in chain.steps[:length])
        for chain in find_chains(condition)
        for length in range(1, len(chain.steps) + 1)
    )
