"""What became late as days went by, as warnings on a pilot's file."""

import pytest

from pilotbook.diagnostic import Code, Severity
from tests.assessment.exemplary import RECORD, Changes, assess, assess_text
from tests.assessment.small_playbook import playbook_of

BOX = "timebox: {start: 2026-10-05, weeks: 6}\n"
WEEKLY = "review: {forum: Board, cadence: weekly}\n"
HELD = "review: {forum: Board, cadence: weekly, held: [{on: 2026-11-01, outcome: Fine}]}\n"
OLD = "policy: {approved_on: 2025-11-20}\n"
NOTICES = {Code.DECISION_OVERDUE, Code.REVIEW_LATE, Code.POLICY_OLD}


def notices(stage: str, text: str) -> list[tuple[Code, int, int, str]]:
    """The notices about a pilot that is held against a playbook which asks for nothing of the kind."""
    assessment = playbook_of("fields: [title]").assess(f"title: A\nstage: {stage}\n{text}")
    found = [each for each in assessment.diagnostics if each not in assessment.file.diagnostics]
    assert {each.severity for each in found} <= {Severity.WARNING}
    return [(each.code, *each.place[1:], each.message) for each in found]


@pytest.mark.parametrize(
    ("stage", "text", "expected"),
    [
        (
            "piloting",
            BOX,
            (
                Code.DECISION_OVERDUE,
                3,
                37,
                "expected a decision by 2026-11-16, the end of the timebox, found none 6 days later",
            ),
        ),
        (
            "piloting",
            BOX.replace("10-05", "10-10"),
            (
                Code.DECISION_OVERDUE,
                3,
                37,
                "expected a decision by 2026-11-21, the end of the timebox, found none 1 day later",
            ),
        ),
        (
            "scaling",
            f"{BOX}{WEEKLY}",
            (Code.REVIEW_LATE, 4, 33, "expected a drift review by 2026-10-12, as it is weekly, found none so far"),
        ),
        (
            "production",
            HELD,
            (
                Code.REVIEW_LATE,
                3,
                33,
                "expected a drift review by 2026-11-08, as it is weekly, found the last on 2026-11-01",
            ),
        ),
        (
            "production",
            OLD,
            (
                Code.POLICY_OLD,
                3,
                23,
                "expected somebody to look at the policy by 2026-11-20, found that it was last done on 2025-11-20",
            ),
        ),
        (
            "scaling",
            "policy: {approved_on: 2024-11-19, reviewed_on: 2025-11-19}\n",
            (
                Code.POLICY_OLD,
                3,
                48,
                "expected somebody to look at the policy by 2026-11-19, found that it was last done on 2025-11-19",
            ),
        ),
    ],
)
def test_what_is_late_is_a_warning_at_its_place(stage: str, text: str, expected: tuple[Code, int, int, str]) -> None:
    assert notices(stage, text) == [expected]


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        ("piloting", BOX.replace("10-05", "10-11")),
        ("approved", BOX),
        ("piloting", f"{BOX}decisions: [{{by: A}}]\n"),
        ("piloting", f"{BOX}decisions: [{{on: 2026-11-20, outcome: ship}}]\n"),
        ("stopped", f"{BOX}{WEEKLY}"),
        ("production", HELD.replace("11-01", "11-08")),
        ("production", OLD.replace("11-20", "11-22")),
        ("approved", OLD),
        ("production", ""),
    ],
)
def test_what_is_not_late_is_nothing_to_tell(stage: str, text: str) -> None:
    assert notices(stage, text) == []


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        ("piloting", BOX.replace("}", ", extensions: [{weeks: two}]}")),
        ("piloting", f"{BOX}decisions: [{{on: soon}}]\n"),
        ("piloting", f"{BOX}decisions: soon\n"),
        ("production", HELD.replace("}]", "}, {on: soon}]")),
        ("production", OLD.replace("}", ", reviewed_on: soon}")),
    ],
)
def test_what_cannot_be_read_is_not_called_late(stage: str, text: str) -> None:
    assert notices(stage, text) == []


@pytest.mark.parametrize(
    ("changes", "criterion"),
    [
        ({"review.held.1.on": "2026-10-01", "review.held.0.on": "2026-10-01"}, "REV-04"),
        ({"policy.approved_on": "2025-06-30"}, "GOV-06"),
    ],
)
def test_what_a_criterion_says_to_be_late_is_not_said_again(changes: Changes, criterion: str) -> None:
    assert [(each.code, each.criterion) for each in assess(changes).diagnostics] == [
        (Code.CRITERION_NOT_MET, criterion)
    ]


def test_what_a_criterion_says_of_another_matter_leaves_it_to_be_said() -> None:
    found = assess({"policy.approved_on": "2025-06-30", "policy.document": "", "stage": "scaling"}).diagnostics
    assert [(each.code, each.criterion) for each in found] == [
        (Code.CRITERION_NOT_MET, "GOV-03"),
        (Code.POLICY_OLD, None),
    ]


def test_record_without_days_is_not_called_late() -> None:
    """What nobody wrote down is unanswered, and how late it is cannot be told."""
    text = "title: A\nstage: production\nreview: {cadence: weekly}\n"
    assert not NOTICES & {each.code for each in assess_text(text).diagnostics}
    assert not assess_text(RECORD).diagnostics
