"""Criteria that are not asked of a pilot at all: its stage lies before their gate, or it has ended without them."""

from dataclasses import replace

from pilotbook.assessment.verdict import Finding
from pilotbook.records.vocabulary import Gate
from tests.assessment.criteria.all_cases import CASES
from tests.assessment.criteria.case import DOES_NOT_APPLY, UNANSWERED, UNMET, VAGUE, Case, each_case
from tests.assessment.exemplary import bench

_FAILS = (UNMET, VAGUE, UNANSWERED)
_GATES = {criterion.id: criterion.gates for criterion in bench().playbook.criteria}


def _fails_first(criterion: str) -> Case:
    """The first record, of a pilot in production, that does not meet a criterion."""
    return next(each for each in CASES if each.criterion == criterion and each.expected in _FAILS)


def _of_stage(case: Case, stage: str, expected: Finding) -> Case:
    return replace(case, expected=expected, why=f"{stage}, {case.why}", changes={**case.changes, "stage": stage})


_ENDED = tuple(
    _of_stage(_fails_first(criterion), stage, DOES_NOT_APPLY)
    for criterion, gates in _GATES.items()
    for stage in ("stopped", "retired")
    if Gate.DECIDE not in gates
)
_AHEAD = tuple(
    _of_stage(_fails_first(criterion), "proposed", Finding.NOT_YET)
    for criterion, gates in _GATES.items()
    if Gate.APPROVE not in gates
)
NOT_ASKED = _ENDED + _AHEAD
"""Records that fail a criterion, and of which nobody asks for it."""


@each_case(NOT_ASKED)
def test_criterion_is_not_asked_of_a_pilot_of_another_stage(case: Case) -> None:
    case.check()


@each_case(
    tuple(
        _of_stage(_fails_first(criterion), stage, _fails_first(criterion).expected)
        for criterion, gates in _GATES.items()
        for stage, asked in (("stopped", Gate.DECIDE), ("proposed", Gate.APPROVE))
        if asked in gates
    )
)
def test_criterion_is_asked_of_a_pilot_whose_stage_is_at_its_gate(case: Case) -> None:
    case.check()
