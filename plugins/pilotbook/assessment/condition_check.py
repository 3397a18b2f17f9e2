"""Compiles every condition of a playbook, and tries each on a blank and on a filled record."""

from collections.abc import Iterator
from datetime import date

from pilotbook.assessment.clock import read_clock
from pilotbook.assessment.conditions import ConditionEnvironment, ConditionProblem, Variables
from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.records.example import filled_record
from pilotbook.records.nearest import nearest_word
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Article, Criterion, Playbook
from pilotbook.records.playbook_check import criteria_with_places
from pilotbook.records.shape import walk_fields
from pilotbook.records.yaml_source import Path, Scalar


def check_conditions(playbook: Playbook, environment: ConditionEnvironment, today: date) -> Iterator[Diagnostic]:
    """Compile all conditions into `environment`; what cannot be used is a diagnostic on its article."""
    trials = [
        environment.prepare(pilot, read_clock(pilot, playbook.settings, today))
        for pilot in (Pilot(), filled_record(Pilot))
    ]
    for article in playbook.articles:
        for criterion, where in criteria_with_places(article):
            for key in ("when", "check"):
                condition = getattr(criterion, key)
                if condition:
                    yield from _try_condition(condition, criterion, environment, trials, article, (*where, key))


def _try_condition(
    condition: str, criterion: Criterion, environment: ConditionEnvironment, trials: list[Variables], article: Article, where: Path
) -> Iterator[Diagnostic]:
    try:
        environment.compile(condition)
        for variables in trials:
            for item in _items(criterion, variables):
                environment.holds(condition, environment.activate(variables | {"item": item}))
    except ConditionProblem as problem:
        environment.forget(condition)
        known = [path for path, _ in walk_fields(Pilot)]
        near = nearest_word(problem.message.rsplit("'", 2)[-2].removeprefix("pilot."), known) if "'" in problem.message else None
        yield Diagnostic(
            code=Code.BROKEN_CONDITION,
            place=_place(problem, article, where),
            message=f"{problem.message} in '{where[-1]}' of {criterion.id}",
            hint=f"did you mean 'pilot.{near}'?" if near else "the guide's page about criteria lists the fields and functions",
            criterion=criterion.id,
        )


def _items(criterion: Criterion, variables: Variables) -> list[object]:
    if not criterion.each:
        return [""]
    return list(variables.get(f"pilot.{criterion.each}", ()))


def _place(problem: ConditionProblem, article: Article, where: Path) -> Place:
    """Where in the article a problem stands: exact for a condition on one line, else the condition's first line."""
    node = article.source.find(where)
    if not isinstance(node, Scalar):
        return article.source.locate(where)
    inside = problem.column - 1 + (0 if node.is_plain else 1) if problem.line == 1 and "\n" not in node.text else 0
    return Place(article.source.path, node.line, node.column + inside)
