"""Says that the tables beside this file leave out no criterion of the playbook, and no outcome that it can have."""

import pytest

from pilotbook.assessment.verdict import Finding
from pilotbook.diagnostic import has_problems
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Criterion
from pilotbook.records.shape import Kind, find_field
from tests.assessment.criteria.all_cases import CASES
from tests.assessment.criteria.case import DOES_NOT_APPLY, MET, UNANSWERED, UNMET, VAGUE
from tests.assessment.criteria.test_not_asked import NOT_ASKED
from tests.assessment.exemplary import assess, bench

_NEVER_UNMET = {"GOV-04"}
"""Its check only looks whether the reference is there: without it, the reference is missing."""


def _needed(criterion: Criterion) -> set[Finding]:
    kinds = {field.kind for path in criterion.fields if (field := find_field(Pilot, path)) is not None}
    needed = {Finding.MET, Finding.UNANSWERED}
    if criterion.check and criterion.id not in _NEVER_UNMET:
        needed.add(Finding.UNMET)
    if kinds & {Kind.TEXT, Kind.TEXTS}:
        needed.add(Finding.DEFERRED)
    if criterion.when or (criterion.each == "tools" and "tools" not in criterion.fields):
        needed.add(Finding.NOT_APPLICABLE)
    return needed


@pytest.mark.parametrize("criterion", bench().playbook.criteria, ids=lambda criterion: criterion.id)
def test_criterion_has_case_for_each_outcome(criterion: Criterion) -> None:
    tested = {case.expected for case in CASES if case.criterion == criterion.id}
    assert _needed(criterion) <= tested


@pytest.mark.parametrize("criterion", bench().playbook.criteria, ids=lambda criterion: criterion.id)
def test_criterion_has_records_that_meet_it_that_do_not_and_that_it_does_not_apply_to(criterion: Criterion) -> None:
    outcomes = {case.expected for case in (*CASES, *NOT_ASKED) if case.criterion == criterion.id}
    assert MET in outcomes
    assert outcomes & {UNMET, VAGUE, UNANSWERED}
    assert outcomes & {DOES_NOT_APPLY, Finding.NOT_YET}


def test_cases_name_criteria_of_the_playbook() -> None:
    assert {case.criterion for case in CASES} == {criterion.id for criterion in bench().playbook.criteria}


def test_playbook_holds_the_criteria_of_the_design() -> None:
    rows = [(each.id, str(each.gate), str(each.level)) for each in bench().playbook.criteria]
    assert sorted(rows) == sorted(tuple(row.split()) for row in _DESIGN.strip().splitlines())
    assert [each.id for each in bench().playbook.criteria if each.must_from is not None] == ["TOOL-05"]


def test_exemplary_record_is_without_fault() -> None:
    assessment = assess()
    assert not has_problems(assessment.diagnostics)
    assert {verdict.outcome for verdict in assessment.verdicts} == {Finding.MET, Finding.NOT_APPLICABLE}


_DESIGN = """
OWN-01 approve must
OWN-02 approve must
OWN-03 approve should
OWN-04 start must
OWN-05 ship must
DATA-01 approve must
DATA-02 approve must
DATA-03 start must
DATA-04 start must
DATA-05 start should
DATA-06 ship must
TOOL-01 approve must
TOOL-02 approve must
TOOL-03 approve must
TOOL-04 start must
TOOL-05 start should
TOOL-06 ship must
GOV-01 approve must
GOV-02 approve should
GOV-03 start must
GOV-04 start must
GOV-05 ship must
GOV-06 operate should
REV-01 approve must
REV-02 approve must
REV-03 ship must
REV-04 operate must
BOX-01 approve must
BOX-02 approve must
BOX-03 start must
VAL-01 approve must
VAL-02 approve should
VAL-03 decide must
VOL-01 approve should
DEC-01 decide must
DEC-02 decide must
DEC-03 decide must
OS-01 ship must
"""
