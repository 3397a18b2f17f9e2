"""Stages and decisions that contradict each other."""

import pytest

from pilotbook.assessment.stage_sense import check_stage
from pilotbook.diagnostic import Code, Diagnostic, Severity
from pilotbook.records.pilot_file import read_pilot
from tests.assessment.exemplary import RECORD, bench

WITHOUT, AGAINST, UNFUNDED = (
    Code.STAGE_WITHOUT_DECISION,
    Code.STAGE_AGAINST_DECISION,
    Code.DECISION_WITHOUT_BUDGET,
)
ERROR, WARNING = Severity.ERROR, Severity.WARNING
SHIP = "{on: 2026-10-19, outcome: ship}"
KILL = "{on: 2026-10-20, outcome: kill}"
BUDGET = "{on: 2026-10-18, outcome: budget, budget: [{capability: tool-gateway}]}"


def check(stage: str, *decisions: str, asked: frozenset[str] | None = None) -> list[Diagnostic]:
    text = f"title: A\nstage: {stage}\n" + (f"decisions: [{', '.join(decisions)}]\n" if decisions else "")
    file = read_pilot(text, "a", "pilots/a.yml")
    assert file.pilot is not None
    assert file.source is not None
    fields = bench().playbook.asked_fields if asked is None else asked
    return list(check_stage(file, file.pilot, file.source, fields))


@pytest.mark.parametrize(
    ("stage", "decisions"),
    [
        ("proposed", []),
        ("proposed", [KILL]),
        ("proposed", ["{on: 2026-10-19}"]),
        ("approved", []),
        ("piloting", []),
        ("piloting", [SHIP]),
        ("piloting", [BUDGET]),
        ("piloting", [KILL, "{on: 2026-11-01, outcome: ship}"]),
        ("scaling", [SHIP]),
        ("scaling", [BUDGET]),
        ("production", [SHIP]),
        ("production", [BUDGET, SHIP]),
        ("stopped", [KILL]),
        ("stopped", [SHIP, KILL]),
        ("retired", []),
        ("retired", [SHIP]),
        ("retired", [SHIP, KILL]),
    ],
)
def test_stage_that_fits_the_decisions_is_nothing_to_tell(stage: str, decisions: list[str]) -> None:
    assert check(stage, *decisions) == []


@pytest.mark.parametrize(
    ("stage", "decisions", "code", "severity", "message"),
    [
        ("production", [BUDGET], WITHOUT, ERROR, "expected a decision to ship before stage 'production', found budget"),
        ("stopped", [SHIP], WITHOUT, WARNING, "expected a decision to kill before stage 'stopped', found ship"),
        (
            "production",
            [SHIP, KILL],
            AGAINST,
            ERROR,
            "expected stage 'stopped' after the decision of 2026-10-20 to kill the pilot, found 'production'",
        ),
        (
            "scaling",
            ["{outcome: kill}"],
            AGAINST,
            ERROR,
            "expected stage 'stopped' after the decision to kill the pilot, found 'scaling'",
        ),
        (
            "piloting",
            [KILL],
            AGAINST,
            WARNING,
            "expected stage 'stopped' after the decision of 2026-10-20 to kill the pilot, found 'piloting'",
        ),
        (
            "approved",
            [KILL],
            AGAINST,
            WARNING,
            "expected stage 'stopped' after the decision of 2026-10-20 to kill the pilot, found 'approved'",
        ),
        (
            "proposed",
            [SHIP],
            AGAINST,
            WARNING,
            "expected a stage that comes after the decision of 2026-10-19 on the pilot, found 'proposed'",
        ),
        (
            "approved",
            ["{outcome: ship}"],
            AGAINST,
            WARNING,
            "expected a stage that comes after the decision on the pilot, found 'approved'",
        ),
    ],
)
def test_stage_that_does_not_fit_is_told_at_the_stage(
    stage: str, decisions: list[str], code: Code, severity: Severity, message: str
) -> None:
    (found,) = check(stage, *decisions)
    assert (found.code, found.severity, found.message) == (code, severity, message)
    assert (found.place, found.pilot) == (("pilots/a.yml", 2, 8), "a")
    assert found.hint


@pytest.mark.parametrize(
    "budget",
    ["", ", budget: []", ", budget: [{cost: 40 kEUR}]", ', budget: [{capability: " "}]'],
)
def test_decision_that_funds_nothing_is_told_at_the_decision(budget: str) -> None:
    (found,) = check("piloting", SHIP, f"{{on: 2026-10-18, outcome: budget{budget}}}")
    assert (found.code, found.severity, found.place.line) == (UNFUNDED, ERROR, 3)
    assert found.message == "expected what the decision funds in 'decisions.2.budget', found nothing"
    assert found.place.column > len("decisions: [{on: 2026-10-19, outcome: ship}, ")


def test_decision_that_funds_nothing_is_left_to_the_criterion_that_asks_for_it() -> None:
    assert check("scaling", "{outcome: budget}") == []
    assert [each.code for each in check("scaling", "{outcome: budget}", asked=frozenset())] == [UNFUNDED]


@pytest.mark.parametrize("stage", ["scaling", "production", "stopped"])
def test_decision_that_is_missing_is_left_to_the_criterion_that_asks_for_it(stage: str) -> None:
    assert check(stage) == []
    assert check(stage, "{on: 2026-10-19}") == []
    for decisions in ([], ["{on: 2026-10-19}"]):
        (found,) = check(stage, *decisions, asked=frozenset())
        assert (found.code, found.message[-10:]) == (WITHOUT, "found none")


def test_decision_that_cannot_be_read_says_nothing() -> None:
    assert check("production", "{on: soon, outcome: budget}") == []
    assert check("production", "{on: 2026-10-18, outcome: iterate}", BUDGET) == []


def test_sound_record_has_a_stage_that_fits() -> None:
    file = read_pilot(RECORD, "a", "pilots/a.yml")
    assert file.pilot is not None
    assert file.source is not None
    assert list(check_stage(file, file.pilot, file.source, frozenset())) == []
