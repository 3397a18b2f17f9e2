"""Takes each part of each criterion away in turn: one of its cases has to come out differently, or nobody tests it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pilotbook.assessment.assess import Assessor
from pilotbook.assessment.condition_check import check_conditions
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.playbook import Article, Criterion
from tests.assessment.criteria.all_cases import CASES
from tests.assessment.criteria.case import Case
from tests.assessment.exemplary import TODAY, bench, change_record


def list_changes(criterion: Criterion) -> Iterator[tuple[str, Criterion]]:
    """The criterion without one of its parts, or with a condition turned round."""
    for key in ("when", "check"):
        condition = getattr(criterion, key)
        if condition:
            yield f"without {key}", _set(criterion, key, "")
            yield f"not {key}", _set(criterion, key, f"!({condition})")
        for found, other in (("<=", "<"), ("&&", "||"), ("||", "&&")):
            for number in range(condition.count(found)):
                yield f"{key} with {other}", _set(criterion, key, _exchange(condition, found, other, number))
    if len(criterion.fields) > 1:
        for field in criterion.fields:
            yield f"without {field}", replace(criterion, fields=tuple(f for f in criterion.fields if f != field))


def _set(criterion: Criterion, key: str, condition: str) -> Criterion:
    return replace(criterion, when=condition) if key == "when" else replace(criterion, check=condition)


def _exchange(text: str, found: str, other: str, number: int) -> str:
    parts = text.split(found)
    return f"{found.join(parts[: number + 1])}{other}{found.join(parts[number + 1 :])}"


def is_noticed(changed: Criterion) -> bool:
    """Whether a case of the criterion comes out differently once it is changed."""
    playbook = replace(bench().playbook, articles=tuple(_put(changed, each) for each in bench().playbook.articles))
    environment = ConditionEnvironment(playbook, bench().phrases, TODAY)
    assert list(check_conditions(playbook, environment, TODAY)) == []
    assessor = Assessor(playbook, bench().phrases, environment, TODAY)
    return any(_fails(case, assessor) for case in CASES if case.criterion == changed.id)


def _put(changed: Criterion, article: Article) -> Article:
    criteria = tuple(changed if each.id == changed.id else each for each in article.front.criteria)
    return replace(article, front=replace(article.front, criteria=criteria))


def _fails(case: Case, assessor: Assessor) -> bool:
    assessment = assessor.assess(read_pilot(change_record(case.changes), "a", "pilots/a.yml"))
    assert assessment is not None
    outcomes = [each.outcome for each in assessment.verdicts if each.criterion.id == case.criterion]
    return outcomes != [case.expected]


@pytest.mark.parametrize("criterion", bench().playbook.criteria, ids=lambda criterion: criterion.id)
def test_every_part_of_a_criterion_matters_to_one_of_its_cases(criterion: Criterion) -> None:
    assert [name for name, changed in list_changes(criterion) if not is_noticed(changed)] == []
    assert not is_noticed(criterion)
