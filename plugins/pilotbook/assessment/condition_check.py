"""Compiles every condition of a playbook, and tries each on blank and on filled records."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from pilotbook.assessment.clock import read_clock
from pilotbook.assessment.condition_place import place_in_article
from pilotbook.assessment.condition_problem import ConditionProblem
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.variables import Subject, blank_item
from pilotbook.diagnostic import Code, Diagnostic
from pilotbook.frozen import replace
from pilotbook.records.example import filled_record
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Article, Criterion, Playbook
from pilotbook.records.playbook_check import criteria_with_places
from pilotbook.records.shape import Kind, fields_of, find_field
from pilotbook.records.yaml_source import Path


def check_conditions(playbook: Playbook, environment: ConditionEnvironment, today: date) -> Iterator[Diagnostic]:
    """Compile all conditions into `environment`; what cannot be used is a diagnostic on its article."""
    trials = [environment.make_subject(pilot, read_clock(pilot, playbook.settings, today)) for pilot in _trial_pilots()]
    for article in playbook.articles:
        for criterion, where in criteria_with_places(article):
            for key, condition in (("when", criterion.when), ("check", criterion.check)):
                for problem in _try_condition(condition, criterion, environment, trials):
                    yield diagnose_problem(replace(problem, key=key), criterion, article, where)


@cache
def _trial_pilots() -> tuple[Pilot, ...]:
    """A blank pilot, one whose lists hold a blank item each, and one in which everything is answered."""
    return Pilot(), _with_blank_items(Pilot), filled_record(Pilot)


def _with_blank_items(of: type[Any]) -> Any:  # noqa: ANN401 - a record of the class
    values: dict[str, Any] = {}
    for field in fields_of(of):
        if field.record is not None:
            inner = _with_blank_items(field.record)
            values[field.name] = (inner,) if field.kind is Kind.RECORDS else inner
    return of(**values)


def _try_condition(
    condition: str, criterion: Criterion, environment: ConditionEnvironment, trials: list[Subject]
) -> list[ConditionProblem]:
    """What is wrong with a condition; the criterion is then unusable."""
    problems = environment.compile(condition, criterion.each) if condition else []
    if problems or not condition:
        return problems
    for subject in trials:
        for item in _trial_items(criterion.each):
            found = environment.evaluate(condition, subject._replace(item=item), criterion.each)
            if isinstance(found, ConditionProblem):
                environment.forget(condition, criterion.each)
                return [found]
    return []


def _trial_items(each: str) -> tuple[Any, ...]:
    """The items to try a condition on; without a list, None stands for the one time that it is tried."""
    listed = find_field(Pilot, each) if each else None
    if listed is None:
        return (None,)
    return blank_item(each), filled_record(listed.record) if listed.record is not None else listed.example


def diagnose_problem(problem: ConditionProblem, criterion: Criterion, article: Article, where: Path) -> Diagnostic:
    """A problem of a criterion's condition as a diagnostic on its article; `where` is the criterion's path there."""
    return Diagnostic(
        code=Code.BROKEN_CONDITION,
        place=place_in_article(problem, article, (*where, problem.key)),
        message=f"{problem.message} in '{problem.key}' of {criterion.id}",
        hint=problem.hint,
        criterion=criterion.id,
    )
