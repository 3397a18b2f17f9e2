"""How a pilot is steered: decisions, reviews, waivers."""

import pytest

from tests.site.made_site import GOOD, draw_pilot_page
from tests.site.read_page import ReadPage


def decided(decisions: str) -> ReadPage:
    return draw_pilot_page(f"title: A\nstage: piloting\ndecisions: {decisions}\n")


def test_decision_shows_day_outcome_by_whom_and_why() -> None:
    section = decided("[{on: 2026-11-02, outcome: ship, by: Tomas Novak, rationale: It works}]").section("Decision")
    for words in ("Ship", "2 Nov 2026", "by Tomas Novak", "It works"):
        assert words in section


def test_decision_to_budget_shows_what_is_funded_and_when_it_is_revisited() -> None:
    budget = "budget: [{capability: tool-gateway, cost: 40 kEUR, due: 2026-12-15}]"
    page = decided(f"[{{on: 2026-11-02, outcome: budget, {budget}, revisit_on: 2027-01-11}}]")
    section = page.section("Decision")
    for words in (
        "Budget the infrastructure",
        "tool-gateway",
        "40 kEUR",
        "15 Dec 2026",
        "To be revisited on",
        "11 Jan 2027",
    ):
        assert words in section


def test_decision_without_an_outcome_is_shown_all_the_same() -> None:
    assert "Decided" in decided("[{on: 2026-11-02}]").section("Decision")
    assert "Decided" in decided("[{rationale: Because}]").section("Decision")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("stage: proposed", "No decision yet, and no day on which it is due"),
        (
            "stage: piloting\ntimebox: {start: 2026-10-19, weeks: 6}",
            "No decision yet. It is due on 30 Nov 2026, in 8 days.",
        ),
        (
            "stage: piloting\ntimebox: {start: 2026-10-11, weeks: 6}",
            "No decision yet. It is due on 22 Nov 2026, today.",
        ),
        (
            "stage: piloting\ntimebox: {start: 2026-09-07, weeks: 6}",
            "No decision yet. It was due on 19 Oct 2026, 34 days ago.",
        ),
        (
            "stage: approved\ntimebox: {start: 2026-09-07, weeks: 6}",
            "No decision yet. It was planned for 19 Oct 2026, but the pilot has not started.",
        ),
        ("stage: stopped\ntimebox: {start: 2026-09-07, weeks: 6}", "No decision is recorded, so nobody can learn"),
    ],
)
def test_decision_that_is_missing_is_said_to_be(record: str, said: str) -> None:
    assert said in draw_pilot_page(f"title: A\n{record}\n").section("Decision")


def reviewed(held: str, stage: str = "production") -> ReadPage:
    return draw_pilot_page(f"title: A\nstage: {stage}\nreview: {{forum: Board, cadence: weekly, held: {held}}}\n")


def test_reviews_are_listed_with_the_latest_first_and_undated_ones_last() -> None:
    held = "[{on: 2026-11-04, outcome: First}, {outcome: Undated}, {on: 2026-11-18, outcome: Second}]"
    section = reviewed(held).section("Drift reviews")
    assert section.index("Second") < section.index("First") < section.index("Undated")


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("{on: 2026-11-04, outcome: Fine, minutes: 'https://example.com/m'}", "Minutes of 4 Nov 2026"),
        ("{outcome: Fine, minutes: 'https://example.com/m'}", "Fine Minutes"),
        ("{on: 2026-11-04, outcome: Fine, minutes: Folder 7}", "Fine (minutes: Folder 7)"),
        ("{on: 2026-11-04, minutes: Folder 7}", "Minutes: Folder 7"),
        ("{minutes: 'javascript:alert(1)'}", "Minutes: javascript:alert(1)"),
    ],
)
def test_review_says_where_its_minutes_are(held: str, said: str) -> None:
    page = reviewed(f"[{held}]")
    assert said in page.section("Drift reviews")
    assert not [link for link in page.links if link.startswith("javascript")]


def test_reviews_that_never_met_are_said_to_be() -> None:
    assert "It has not met yet." in reviewed("[]").section("Drift reviews")
    assert "Drift reviews" not in draw_pilot_page(GOOD).text


@pytest.mark.parametrize(
    ("held", "stage", "said"),
    [
        ("{on: 2026-11-04, outcome: A}, {on: 2026-11-18, outcome: B}", "production", "2 of 2 intervals"),
        (
            "{on: 2026-10-14, outcome: A}, {on: 2026-11-18, outcome: B}",
            "production",
            "1 of 2 intervals; the longest took 35 days, and 14 days are allowed",
        ),
        (
            "{on: 2026-10-14, outcome: A}",
            "production",
            "0 of 1 interval; the longest took 39 days, and 14 days are allowed",
        ),
        ("{on: 2026-10-14, outcome: A}, {on: 2026-10-21, outcome: B}", "retired", "1 of 1 interval"),
    ],
)
def test_reviews_are_held_against_their_cadence(held: str, stage: str, said: str) -> None:
    assert f"Kept so far {said} " in reviewed(f"[{held}]", stage).section("Drift reviews")


def test_first_interval_that_is_not_over_says_nothing_of_what_was_kept() -> None:
    assert "Kept so far" not in reviewed("[{on: 2026-11-18, outcome: Fine}]").text
    assert "Kept so far" not in reviewed("[]").text


def test_decision_says_how_far_off_is_what_it_leads_to() -> None:
    decision = "{on: 2026-11-02, outcome: budget, budget: [{capability: tool-gateway, due: 2026-12-01}], revisit_on: "
    section = draw_pilot_page(f"title: A\nstage: scaling\ndecisions: [{decision}2026-11-21}}]\n").section("Decision")
    assert "1 Dec 2026, in 9 days" in section
    assert "21 Nov 2026, 1 day ago" in section


def test_review_is_due_next_only_while_the_pilot_runs() -> None:
    held = "[{on: 2026-11-18, outcome: Fine}]"
    assert "Next due" in reviewed(held).section("Drift reviews")
    assert "in 3 days" in reviewed(held).section("Drift reviews")
    assert "Next due" not in reviewed(held, "proposed").section("Drift reviews")


def waived(waiver: str) -> ReadPage:
    return draw_pilot_page(f"{GOOD}waivers: [{{{waiver}}}]\n")


def test_waiver_that_counts_shows_what_why_until_when_and_by_whom() -> None:
    waiver = "criterion: OWN-03, reason: The post is vacant, approved_by: Ann, requested_by: Ben, expires: 2026-12-01"
    page = waived(waiver)
    section = page.section("Waivers")
    for words in ("OWN-03", "The post is vacant", "1 Dec 2026, in 9 days", "granted by Ann, asked for by Ben"):
        assert words in section
    assert "does not count" not in section
    assert "../../playbook/questions/owner/#own-03" in page.links
    assert "Waived until 1 Dec 2026 by Ann: The post is vacant" in page.text


@pytest.mark.parametrize(
    ("waiver", "said"),
    [
        ("criterion: OWN-03, approved_by: Ann, expires: 2026-12-01", "It does not count: it gives no reason."),
        (
            "criterion: OWN-03, reason: The post is vacant, requested_by: Ben, expires: 2026-12-01",
            "granted by nobody, asked for by Ben",
        ),
        ("criterion: OWN-03, reason: The post is vacant, approved_by: Ann", "No end is given"),
        ("criterion: XYZ-99, reason: The post is vacant, approved_by: Ann, expires: 2026-12-01", "No such criterion"),
        ("reason: The post is vacant", "does not count"),
    ],
)
def test_waiver_that_does_not_count_is_shown_as_such(waiver: str, said: str) -> None:
    page = waived(waiver)
    assert said in page.section("Waivers")
    assert "does not count" in page.section("Waivers")
    assert "" not in page.links


def test_waiver_that_has_ended_says_when_in_its_section_and_where_it_is_missed() -> None:
    page = waived("criterion: OWN-03, reason: The post is vacant, approved_by: Ann, expires: 2026-11-21")
    section = page.section("Waivers")
    assert "Ended on 21 Nov 2026, 1 day ago, and is as if it were not there; granted by Ann" in section
    assert "does not count" not in section
    assert "No answer yet: name (sponsor). The waiver of it ended on 21 Nov 2026." in page.section("What is short")


def test_waiver_says_when_it_was_granted_and_that_it_ends_soon() -> None:
    waiver = (
        "criterion: OWN-03, reason: The post is vacant, approved_by: Ann, granted_on: 2026-10-02, expires: 2026-12-0"
    )
    assert "granted on 2 Oct 2026 by Ann" in waived(f"{waiver}1").section("Waivers")
    assert "ends soon" in waived(f"{waiver}6").section("Waivers")
    assert "ends soon" not in waived(f"{waiver}7").section("Waivers")
