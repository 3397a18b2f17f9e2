"""Compiles the conditions of criteria (CEL) and evaluates them on a pilot."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from cel_expr_python import cel

from pilotbook.assessment.clock import Clock
from pilotbook.assessment.condition_look import Look, make_look
from pilotbook.assessment.condition_plan import Plan
from pilotbook.assessment.condition_problem import ConditionProblem
from pilotbook.assessment.functions import Functions, declare_functions, make_functions
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.variables import Subject, Variable, variables_of
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Criterion, Playbook

MOST_REMEMBERED = 4_096
"""How many answers of one condition are remembered: most conditions are asked about a few words, again and again."""

_Answer = bool | ConditionProblem


class Condition:
    """A condition that can be asked. What it looks at decides its answer, so answers are remembered by that."""

    def __init__(self, compile_it: Callable[[], cel.Expression], variables: dict[str, Variable], look: Look) -> None:
        self._compile_it, self._variables, self._look = compile_it, variables, look
        self._answers: dict[Any, _Answer] = {}

    @cached_property
    def _expression(self) -> cel.Expression:
        return self._compile_it()

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
            return _explain_run_error(str(error))
        value = found.value()
        if isinstance(value, bool):
            return value
        if found.type() == cel.Type.ERROR:
            return _explain_run_error(str(value))
        return _ask_for_truth(found.type().name())


class _Scope:
    """What a condition can speak of: it differs from one `each` to another, whose items have different fields."""

    def __init__(self, variables: dict[str, Variable], functions: Functions) -> None:
        self.variables, self._functions = variables, functions

    @cached_property
    def environment(self) -> cel.Env:
        """What compiles the conditions."""
        types = {name: variable.type for name, variable in self.variables.items()}
        return cel.NewEnv(variables=types, functions=declare_functions(self._functions))


class ConditionEnvironment:
    """Compiles and evaluates conditions for one playbook and one day."""

    def __init__(self, playbook: Playbook, phrases: PhraseBook, today: date) -> None:
        self._playbook = playbook
        self._functions = make_functions(phrases, today)
        self._scopes: dict[str, _Scope] = {}
        self._compiled: dict[tuple[str, str], Condition] = {}

    def _scope_of(self, each: str) -> _Scope:
        if each not in self._scopes:
            variables = variables_of(self._playbook.settings.added_fields, each)
            self._scopes[each] = _Scope(variables, self._functions)
        return self._scopes[each]

    def compile(self, condition: str, each: str = "") -> list[ConditionProblem]:
        """Compile a condition of a criterion that is judged for `each` item of a list; what is wrong, if anything."""
        from pilotbook.assessment.condition_names import find_name_problems
        from pilotbook.assessment.condition_words import explain_compile_error

        scope = self._scope_of(each)
        problems = find_name_problems(condition, each, frozenset(scope.variables))
        if problems:
            return problems
        try:
            expression = scope.environment.compile(condition)
        except RuntimeError as error:
            return [explain_compile_error(str(error), condition, scope.variables)]
        if expression.return_type() not in (cel.Type.BOOL, cel.Type.DYN):
            return [_ask_for_truth(expression.return_type().name().lower())]
        self._keep(condition, each, self.plan(condition, each), lambda: expression)
        return []

    def plan(self, condition: str, each: str = "") -> Plan:
        """What can be told from the words of a condition."""
        from pilotbook.assessment.condition_analysis import plan_condition

        return plan_condition(condition, self._scope_of(each).variables)

    def trust(self, condition: str, each: str, plan: Plan, compiled: bytes) -> None:
        """Take a condition that is known to be good, as `write_compiled` gave it; it is made ready when it is asked."""
        self._keep(condition, each, plan, lambda: self._restore(condition, each, compiled))

    def _restore(self, condition: str, each: str, compiled: bytes) -> cel.Expression:
        environment = self._scope_of(each).environment
        try:
            return environment.deserialize(compiled)
        except RuntimeError:  # another release of the runtime
            return environment.compile(condition)

    def write_compiled(self, condition: str, each: str = "") -> bytes:
        """A good condition in the form that the runtime takes; the same bytes each time, but for their order."""
        found: bytes = self._scope_of(each).environment.compile(condition).serialize()
        return found

    def _keep(self, condition: str, each: str, plan: Plan, compile_it: Callable[[], cel.Expression]) -> None:
        variables = self._scope_of(each).variables
        asked = {name: variables[name].narrow(fields) for name, fields in plan.needs}
        self._compiled[condition, each] = Condition(compile_it, asked, make_look(plan, variables, self._functions))

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


def _explain_run_error(error: str) -> ConditionProblem:
    from pilotbook.assessment.condition_words import explain_run_error

    return explain_run_error(error)


def _ask_for_truth(kind: str) -> ConditionProblem:
    from pilotbook.assessment.condition_words import kind_words

    message = f"expected a condition that is true or false, found one that gives {kind_words(kind)}"
    return ConditionProblem(message, 'compare it with something, for example: != ""')
