"""What is due in a portfolio, and in which order."""

from datetime import date

import pytest

from pilotbook.portfolio.due import Due, DueKind, list_due
from tests.site.made_site import TODAY, draw_portfolio

BOX = "timebox: {start: 2026-10-05, weeks: 6}\n"
"""The decision is due on 16 November."""
HELD = "review: {forum: Board, cadence: weekly, held: [{on: 2026-11-18, outcome: Nothing}]}\n"
BUDGET = """decisions:
  - on: 2026-11-02
    outcome: budget
    budget:
      - {capability: tool-gateway, cost: 40 kEUR, due: 2026-12-15}
      - {capability: scheduled-pipelines, cost: 1 kEUR, due: 2026-12-15}
      - {capability: evaluation, due: 2026-11-10}
      - {capability: evaluation}
      - {due: 2027-01-04}
    revisit_on: 2027-01-11
"""
WAIVER = (
    "waivers: [{criterion: OWN-03, reason: The post is vacant, approved_by: A, requested_by: B, expires: 2026-12-06}]\n"
)
POLICY = "policy: {approved_on: 2025-11-01}\n"


def due_of(stage: str, text: str) -> list[tuple[str, DueKind, str]]:
    portfolio = draw_portfolio({"a": f"title: A\nstage: {stage}\n{text}"})
    return [(each.day.isoformat(), each.kind, each.what) for each in list_due(portfolio)]


DECISION = ("2026-11-16", DueKind.DECISION, "Decision: ship, kill or budget")
REVIEW = ("2026-11-25", DueKind.DRIFT_REVIEW, "Drift review: Board")
OLD_POLICY = ("2026-11-01", DueKind.POLICY, "Policy: look at it again")
FUNDED = [
    ("2026-11-10", DueKind.CAPABILITY, "Evaluation is there"),
    ("2026-12-15", DueKind.CAPABILITY, "Tool gateway is there (40 kEUR)"),
    ("2027-01-04", DueKind.CAPABILITY, "What is funded is there"),
    ("2027-01-11", DueKind.REVISIT, "Budget decision: look again, and ship or kill"),
]


@pytest.mark.parametrize(
    ("stage", "text", "expected"),
    [
        ("piloting", BOX, [DECISION]),
        ("approved", BOX, []),
        ("approved", BOX.replace("10-05", "11-16"), [("2026-12-28", *DECISION[1:])]),
        ("proposed", BOX, []),
        ("stopped", BOX, []),
        ("piloting", f"{BOX}decisions: [{{on: 2026-11-02, outcome: ship}}]\n", []),
        ("piloting", f"{BOX}decisions: [{{outcome: ship}}]\n", []),
        ("piloting", HELD, [REVIEW]),
        ("production", HELD.replace("forum: Board, ", ""), [(*REVIEW[:2], "Drift review")]),
        ("production", HELD.replace("cadence: weekly, ", ""), []),
        ("approved", HELD, []),
        ("scaling", BUDGET, FUNDED),
        ("stopped", BUDGET, []),
        ("scaling", f"{BUDGET}  - {{on: 2026-11-20, outcome: ship}}\n", FUNDED[:-1]),
        ("scaling", BUDGET.replace("outcome: budget", "outcome: ship"), []),
        ("scaling", "decisions: [{on: 2026-11-02, outcome: budget}]\n", []),
        ("proposed", WAIVER, [("2026-12-06", DueKind.WAIVER, "Waiver of OWN-03 ends")]),
        (
            "proposed",
            WAIVER.replace("2026-12-06", "2026-11-02"),
            [("2026-11-02", DueKind.WAIVER, "Waiver of OWN-03 ends")],
        ),
        ("proposed", WAIVER.replace("2026-12-06", "2026-11-02").replace("OWN-03", "OWN-05"), []),
        ("proposed", f"sponsor: Tomas Novak\n{WAIVER}", []),
        ("scaling", POLICY, [OLD_POLICY]),
        ("retired", POLICY, []),
        ("production", "", []),
    ],
)
def test_list_due_of_a_stage(stage: str, text: str, expected: list[tuple[str, DueKind, str]]) -> None:
    assert due_of(stage, text) == expected


def test_list_due_puts_the_longest_overdue_first_and_then_goes_by_kind_and_title() -> None:
    both = "stage: piloting\ntimebox: {start: 2026-10-05, weeks: 6}\npolicy: {approved_on: 2025-11-16}\n"
    later = "title: A\nstage: piloting\ntimebox: {start: 2026-10-06, weeks: 6}\n"
    pilots = {"c": f"title: b\n{both}", "b": f"title: B\n{both}", "z": f"title: a\n{both}", "a": later}
    found = list_due(draw_portfolio(pilots))
    assert [(each.assessment.id, each.kind) for each in found] == [
        *((pilot, DueKind.DECISION) for pilot in ("z", "b", "c")),
        *((pilot, DueKind.POLICY) for pilot in ("z", "b", "c")),
        ("a", DueKind.DECISION),
    ]


@pytest.mark.parametrize(("day", "left", "is_overdue"), [(21, -1, True), (22, 0, False), (23, 1, False)])
def test_due_says_how_long_is_left(day: int, left: int, *, is_overdue: bool) -> None:
    (assessment,) = draw_portfolio({"a": "title: A\nstage: proposed\n"}).assessments
    due = Due(day=date(TODAY.year, TODAY.month, day), kind=DueKind.POLICY, assessment=assessment, what="Look")
    assert (due.days_left, due.is_overdue) == (left, is_overdue)
