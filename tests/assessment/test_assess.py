import os
import subprocess
import sys
from pathlib import Path

import pytest

from pilotbook.assessment.gates import GateState
from pilotbook.assessment.verdict import AnswerState, Finding
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.vocabulary import Gate
from tests.assessment.exemplary import GONE, Changes, assess, assess_text, bench, verdict_on
from tests.assessment.small_playbook import playbook_of

_ROOT = Path(__file__).parents[2]
_BLANK = "title: A\nstage: proposed\n"


def _gates(changes: Changes) -> dict[str, str]:
    return {result.gate.value: result.state.value for result in assess(changes).gates}


@pytest.mark.parametrize(
    ("stage", "states"),
    [
        ("proposed", "met not-yet not-yet not-yet not-yet"),
        ("approved", "met met not-yet not-yet not-yet"),
        ("piloting", "met met met not-yet not-yet"),
        ("scaling", "met met met met not-yet"),
        ("production", "met met met met met"),
        ("stopped", "not-applicable not-applicable met not-applicable not-applicable"),
        ("retired", "not-applicable not-applicable met not-applicable not-applicable"),
    ],
)
def test_gates_of_a_record_without_fault(stage: str, states: str) -> None:
    assert list(_gates({"stage": stage}).values()) == states.split()


@pytest.mark.parametrize(
    ("stage", "states"),
    [
        ("proposed", "not-yet not-yet not-yet not-yet not-yet"),
        ("approved", "unmet not-yet not-yet not-yet not-yet"),
        ("piloting", "unmet unmet not-yet not-yet not-yet"),
        ("scaling", "unmet unmet unmet not-yet not-yet"),
        ("production", "unmet unmet unmet unmet unmet"),
        ("stopped", "not-applicable not-applicable unmet not-applicable not-applicable"),
    ],
)
def test_gates_of_an_empty_record(stage: str, states: str) -> None:
    assessment = assess_text(f"title: A\nstage: {stage}\n")
    assert [result.state.value for result in assessment.gates] == states.split()


@pytest.mark.parametrize(
    ("stage", "outcome"),
    [
        ("proposed", Finding.NOT_YET),
        ("piloting", Finding.NOT_YET),
        ("scaling", Finding.UNANSWERED),
        ("production", Finding.UNANSWERED),
        ("stopped", Finding.NOT_APPLICABLE),
    ],
)
def test_verdict_depends_on_how_near_its_gate_is(stage: str, outcome: Finding) -> None:
    verdict = verdict_on(assess({"stage": stage, "owner.deputy": GONE}), "OWN-05")
    assert (verdict.outcome, verdict.fact.finding, verdict.gate) == (outcome, Finding.UNANSWERED, Gate.SHIP)


def test_proposed_pilot_is_judged_on_its_answers_before_anyone_approves_it() -> None:
    assessment = assess({"stage": "proposed", "owner.name": "TBD", "owner.accepted_on": GONE})
    assert verdict_on(assessment, "OWN-01").outcome is Finding.DEFERRED
    assert verdict_on(assessment, "OWN-04").outcome is Finding.NOT_YET
    assert assessment.diagnostics == ()


@pytest.mark.parametrize(
    ("changes", "states"),
    [
        ({}, "answered answered answered answered answered"),
        ({"tools": []}, "answered answered answered answered answered"),
        ({"owner.name": "TBD", "data": GONE}, "vague unanswered answered answered answered"),
        ({"owner.name": "Finance team"}, "unanswered answered answered answered answered"),
        ({"owner.deputy": GONE, "sponsor": GONE}, "answered answered answered answered answered"),
        ({"review.cadence": GONE, "review.forum": "TBD"}, "answered answered answered answered vague"),
    ],
)
def test_five_answers(changes: Changes, states: str) -> None:
    assessment = assess({"stage": "proposed"} | changes)
    assert [answer.state.value for answer in assessment.answers] == states.split()
    assert assessment.answered == states.split().count("answered")


def test_question_whose_criteria_do_not_apply_counts_as_answered() -> None:
    assessment = playbook_of("when: pilot.unit != ''\nfields: [owner.name]").assess(_BLANK)
    assert [answer.state for answer in assessment.answers] == [AnswerState.DOES_NOT_APPLY]
    assert assessment.answered == 1


def test_gate_lists_its_criteria_and_what_binds_and_does_not_hold() -> None:
    assessment = assess({"stage": "piloting", "tools.0.interface": "screen", "owner.accepted_on": GONE})
    start, ship = assessment.gate(Gate.START), assessment.gate(Gate.SHIP)
    assert start.state is GateState.UNMET
    assert [verdict.criterion.id for verdict in start.short] == ["OWN-04"]
    assert [verdict.criterion.id for verdict in ship.short] == ["TOOL-05"]
    assert "TOOL-05" in {verdict.criterion.id for verdict in start.verdicts}
    assert (start.is_claimed, ship.is_claimed) == (True, False)
    assert {verdict.criterion.id for verdict in start.verdicts} - {v.criterion.id for v in start.counted} == {"BOX-03"}


def test_short_puts_first_what_binds_first() -> None:
    assessment = assess({"stage": "piloting", "sponsor": GONE, "success.0.result": GONE, "owner.role": GONE})
    assert [verdict.criterion.id for verdict in assessment.short] == ["OWN-01", "VAL-03", "OWN-03"]
    assert assessment.short[0].place == verdict_on(assessment, "OWN-01").fact.place
    assert assessment.short[0].evidence == ""
    assert assessment.id == "invoice-triage"


@pytest.mark.parametrize("text", ["", "- a", "title: A", "title: A\nstage: sailing\n"])
def test_file_that_tells_of_no_pilot_has_no_assessment(text: str) -> None:
    assert bench().assessor.assess(read_pilot(text, "a", "pilots/a.yml")) is None


def test_assessment_is_the_same_each_time() -> None:
    assert assess({"owner": GONE}) == assess({"owner": GONE})


def test_check_prints_the_same_whatever_the_hash_seed() -> None:
    def run(seed: str) -> bytes:
        command = [
            sys.executable,
            "-m",
            "pilotbook",
            "check",
            "--format",
            "json",
            "--today",
            "2026-11-22",
            "pilots",
        ]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(_ROOT / "plugins")}
        return subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, check=False).stdout

    assert run("1") == run("2") != b""
