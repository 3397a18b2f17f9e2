"""What is to be noticed about a pilot at a glance."""

import pytest

from pilotbook.site.flags import find_flags
from pilotbook.site.view import Flag
from tests.site.made_site import GOOD, draw_portfolio

LATE = Flag("late", "decision overdue")
REVIEW = Flag("late", "review late")
ENDED = Flag("late", "waiver ended")
POLICY = Flag("vague", "policy old")
WAIVER = Flag("vague", "waiver ending")
OVERDUE = "timebox: {start: 2026-09-07, weeks: 6}\n"
HELD = "review: {forum: Board, cadence: weekly, held: [{on: 2026-10-05, outcome: Nothing}]}\n"
OLD = "policy: {approved_on: 2025-11-21}\n"


def waiver(expires: str) -> str:
    return (
        f"waivers: [{{criterion: OWN-03, reason: Vacant post, approved_by: A, requested_by: B, expires: {expires}}}]\n"
    )


@pytest.mark.parametrize(
    ("record", "flags"),
    [
        (GOOD, []),
        (f"title: A\nstage: piloting\n{OVERDUE}", [LATE]),
        (f"title: A\nstage: proposed\n{OVERDUE}", []),
        (f"title: A\nstage: piloting\n{OVERDUE}decisions: [{{on: 2026-11-02}}]\n", []),
        (f"title: A\nstage: production\n{HELD}", [REVIEW]),
        (f"title: A\nstage: proposed\n{HELD}", []),
        (f"title: A\nstage: retired\n{HELD}", []),
        (f"{GOOD}{waiver('2026-12-06')}", [WAIVER]),
        (f"{GOOD}{waiver('2026-12-07')}", []),
        (f"{GOOD}{waiver('2026-11-21')}", [ENDED]),
        (f"{GOOD}sponsor: Tomas Novak\n{waiver('2026-11-21')}", []),
        (f"{GOOD}sponsor: Tomas Novak\n{waiver('2026-11-30')}", []),
        (f"title: A\nstage: production\n{OLD}", [POLICY]),
        (f"title: A\nstage: approved\n{OLD}", []),
        (f"title: A\nstage: production\n{OLD.replace('11-21', '11-22')}", []),
        (
            "title: A\nstage: piloting\ntimebox: {start: 2026-11-02, weeks: 6}\nreview: {cadence: weekly}\n",
            [REVIEW],
        ),
        (f"{GOOD}public: true\n", []),
        (f"{GOOD}public: false\nunti: x\n", [Flag("missing", "1 problem in the file"), Flag("quiet", "not public")]),
        (f"{GOOD}unti: x\n", [Flag("missing", "1 problem in the file")]),
        (f"{GOOD}unti: x\nuntii: x\n", [Flag("missing", "2 problems in the file")]),
        (
            f"title: A\nstage: piloting\nunti: x\n{OVERDUE}{HELD}{waiver('2026-12-01')}",
            [LATE, REVIEW, WAIVER, Flag("missing", "1 problem in the file")],
        ),
    ],
)
def test_flags_of_a_pilot(record: str, flags: list[Flag]) -> None:
    (assessment,) = draw_portfolio({"a": record}).assessments
    assert find_flags(assessment) == flags
