"""Compiles the conditions of criteria (CEL) and evaluates them on a pilot."""

from datetime import date
from typing import Any, NamedTuple

from cel_expr_python import cel

from pilotbook.assessment.clock import Clock
from pilotbook.assessment.condition_look import Look, make_look, names_in
from pilotbook.assessment.condition_names import ConditionProblem, find_name_problems
from pilotbook.assessment.condition_needs import find_fields_asked
from pilotbook.assessment.condition_words import explain_compile_error, explain_run_error, kind_words
from pilotbook.assessment.functions import declare_functions, make_functions
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.variables import Subject, Variable, variables_of
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Criterion, Playbook

_ASK_A_QUESTION = 'compare it with something, for example: != ""'

MOST_REMEMBERED = 4_096
"""How many answers of one condition are remembered: most conditions are asked about a few words, again and again."""

_Answer = bool | ConditionProblem


class Condition:
    """A condition that was compiled. What it looks at decides its answer, so answers are remembered by that.

    `variables` are what the runtime is given, by their names; `look` gives what decides.
    """

    __slots__ = ("_answers", "_expression", "_look", "_variables")

    def __init__(self, expression: cel.Expression, variables: dict[str, Variable], look: Look) -> None:
        self._expression, self._variables, self._look = expression, variables, look
        self._answers: dict[Any, _Answer] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The variables that it looks at."""
        return tuple(self._variables)

    def evaluate(self, subject: Subject) -> _Answer:
        """Whether it holds, or why nobody can say."""
        seen = self._look(subject)
        answer = self._answers.get(seen)
        if answer is None:
            answer = self._ask(subject)
            if len(self._answers) >= MOST_REMEMBERED:
                self._answers.clear()
            self._answers[seen] = answer
        return answer

    def _ask(self, subject: Subject) -> _Answer:
        shown = {name: variable.read(subject) for name, variable in self._variables.items()}
        try:
            found = self._expression.eval(data=shown)
        except RuntimeError as error:  # it takes too many steps
            return explain_run_error(str(error))
        value = found.value()
        if isinstance(value, bool):
            return value
        if found.type() == cel.Type.ERROR:
            return explain_run_error(str(value))
        message = f"expected a condition that is true or false, found one that gives {kind_words(found.type().name())}"
        return ConditionProblem(message, _ASK_A_QUESTION)


class _Scope(NamedTuple):
    """What a condition can speak of: it differs from one `each` to another, whose items have different fields."""

    variables: dict[str, Variable]
    environment: cel.Env


class ConditionEnvironment:
    """Compiles and evaluates conditions for one playbook and one day."""

    def __init__(self, playbook: Playbook, phrases: PhraseBook, today: date) -> None:
        self._playbook = playbook
        self._functions = make_functions(phrases, today)
        self._declared = declare_functions(self._functions)
        self._scopes: dict[str, _Scope] = {}
        self._compiled: dict[tuple[str, str], Condition] = {}

    def _scope_of(self, each: str) -> _Scope:
        if each not in self._scopes:
            variables = variables_of(self._playbook.settings.added_fields, each)
            types = {name: variable.type for name, variable in variables.items()}
            self._scopes[each] = _Scope(variables, cel.NewEnv(variables=types, functions=self._declared))
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
        names = names_in(condition, scope.variables)
        needs = find_fields_asked(condition, names)
        asked = {name: scope.variables[name].narrow(needs[name]) for name in names}
        look = make_look(condition, {name: scope.variables[name] for name in names}, self._functions)
        self._compiled[condition, each] = Condition(expression, asked, look)
        return []

    def make_subject(self, pilot: Pilot, clock: Clock) -> Subject:
        """What conditions are asked about when they are asked about a pilot."""
        return Subject(pilot=pilot, clock=clock, playbook=self._playbook)

    def find(self, condition: str, each: str = "") -> Condition:
        """A condition that was compiled."""
        return self._compiled[condition, each]

    def evaluate(self, condition: str, subject: Subject, each: str = "") -> bool | ConditionProblem:
        """Whether a compiled condition holds, or why nobody can say."""
        return self._compiled[condition, each].evaluate(subject)

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
