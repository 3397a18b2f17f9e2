"""When a pilot was approved, which criteria are newer than that, and what they do to it."""

from datetime import date
from typing import Any

import pytest

from pilotbook.assessment.approval import find_approval_day, is_newer
from pilotbook.assessment.gates import GateState
from pilotbook.assessment.verdict import AnswerState, Assessment, Finding
from pilotbook.diagnostic import Severity
from pilotbook.records.pilot import Decision, Held, Pilot, Review, Timebox
from pilotbook.records.playbook import Criterion
from pilotbook.records.vocabulary import Gate, Level, Stage
from tests.assessment.exemplary import TODAY
from tests.assessment.small_playbook import playbook_of

EARLY, LATE, AHEAD = date(2026, 8, 31), date(2026, 9, 14), date(2027, 2, 1)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"approved_on": EARLY, "timebox": Timebox(start=LATE)}, EARLY),
        ({"timebox": Timebox(start=LATE)}, LATE),
        ({"timebox": Timebox(start=AHEAD)}, TODAY),
        ({"timebox": Timebox(start=LATE), "decisions": (Decision(), Decision(on=EARLY))}, EARLY),
        ({"review": Review(held=(Held(), Held(on=LATE)))}, LATE),
        ({}, None),
        ({"stage": Stage.PROPOSED, "approved_on": EARLY}, TODAY),
        ({"stage": Stage.PROPOSED}, TODAY),
    ],
)
def test_find_approval_day(fields: dict[str, Any], expected: date | None) -> None:
    assert find_approval_day(Pilot(**({"stage": Stage.PILOTING} | fields)), TODAY) == expected


@pytest.mark.parametrize(
    ("approved", "expected"),
    [(date(2026, 9, 1), True), (date(2026, 9, 2), False), (None, True)],
)
def test_criterion_is_newer_than_what_was_approved_by_its_day(approved: date | None, *, expected: bool) -> None:
    assert is_newer(Criterion(since=date(2026, 9, 1)), approved, TODAY) is expected
    assert not is_newer(Criterion(), approved, TODAY)


@pytest.mark.parametrize(("until", "expected"), [(date(2026, 11, 22), True), (date(2026, 11, 21), False)])
def test_criterion_that_names_a_last_day_of_warning_binds_after_it(until: date, *, expected: bool) -> None:
    criterion = Criterion(since=date(2026, 9, 1), warns_until=until)
    assert is_newer(criterion, EARLY, TODAY) is expected
    assert is_newer(criterion, None, TODAY) is expected
    assert not is_newer(criterion, LATE, TODAY)


def assess(text: str, since: str = "since: 2026-09-01") -> Assessment:
    return playbook_of(f"fields: [owner.name]\n{since}", "fields: [title]").assess(f"title: A\n{text}\n")


def test_newer_criterion_warns_and_closes_no_gate() -> None:
    assessment = assess("stage: approved\napproved_on: 2026-08-31")
    verdict = assessment.verdicts[0]
    assert (verdict.outcome, verdict.level, verdict.is_newer) == (Finding.UNANSWERED, Level.SHOULD, True)
    assert assessment.gate(Gate.APPROVE).state is GateState.MET
    assert [each.state for each in assessment.answers] == [AnswerState.ANSWERED]
    (found,) = assessment.diagnostics
    assert found.severity is Severity.WARNING
    assert found.message.endswith(
        "no answer yet: name (owner); it binds pilots approved after 2026-09-01, and only warns older ones"
    )


def test_newer_criterion_says_until_when_it_warns() -> None:
    (found,) = assess("stage: approved", "since: 2026-09-01\nwarns_until: 2027-02-28").diagnostics
    assert found.severity is Severity.WARNING
    assert found.message.endswith("after 2026-09-01, and only warns older ones until 2027-02-28")


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("stage: approved\napproved_on: 2026-09-02", "since: 2026-09-01"),
        ("stage: approved\napproved_on: 2026-08-31", "since: 2026-09-01\nwarns_until: 2026-11-21"),
        ("stage: approved", "otherwise: No."),
    ],
)
def test_criterion_binds_what_was_approved_later_and_in_the_end_all(text: str, since: str) -> None:
    assessment = assess(text, since)
    assert not assessment.verdicts[0].is_newer
    assert assessment.gate(Gate.APPROVE).state is GateState.UNMET
    (found,) = assessment.diagnostics
    assert (found.severity, "older ones" in found.message) == (Severity.ERROR, False)


def test_proposal_is_held_to_what_is_there_today() -> None:
    assert not assess("stage: proposed").verdicts[0].is_newer
    assert assess("stage: proposed", "since: 2026-11-22").verdicts[0].is_newer
