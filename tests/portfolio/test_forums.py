"""What each forum has to review."""

from datetime import date

import pytest

from pilotbook.portfolio.forums import Forum, Forums, gather_forums, key_of_forum
from tests.site.made_site import draw_portfolio


def gather(*records: str) -> Forums:
    pilots = {f"p{number}": f"title: P{number}\n{record}\n" for number, record in enumerate(records)}
    return gather_forums(draw_portfolio(pilots))


def one_forum(*records: str) -> Forum:
    (forum,) = gather(*records).forums
    return forum


def piloting(held: str = "", forum: str = "Board", cadence: str = "weekly") -> str:
    reviews = f", held: [{{on: {held}, outcome: Seen}}]" if held else ""
    return f"stage: piloting\nreview: {{forum: {forum}, cadence: {cadence}{reviews}}}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Claims review", "claims  REVIEW"),
        ("Accounts-payable review", "Accounts payable review"),
        ("The Policy Board", "policy board"),
        ("Comité d'éthique", "comite d'ethique"),
        ("研究会", "研究会 "),
    ],
)
def test_key_is_that_of_the_same_forum_in_another_spelling(one: str, other: str) -> None:
    assert key_of_forum(one) == key_of_forum(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Claims review", "Review of claims"), ("Review (Finance)", "Review (HR)"), ("The", ""), ("研究会", "開発会")],
)
def test_key_is_not_that_of_another_forum(one: str, other: str) -> None:
    assert key_of_forum(one) != key_of_forum(other)


def test_forums_of_one_name_in_other_capitals_are_one() -> None:
    forum = one_forum(piloting(forum="BOARD"), piloting(), piloting(), piloting(forum="'The board '"))
    assert forum.name == "Board"
    assert forum.spellings == ("BOARD", "Board", "The board")
    assert [each.id for each in forum.pilots] == ["p0", "p1", "p2", "p3"]


def test_agenda_begins_with_what_is_due_first_and_ends_with_what_nobody_can_tell() -> None:
    forum = one_forum(
        piloting("2026-11-20"), piloting(cadence="TBD"), piloting("2026-10-01"), piloting("2026-11-11"), piloting()
    )
    assert [each.id for each in forum.agenda] == ["p2", "p3", "p0", "p1", "p4"]
    assert [each.id for each in forum.late] == ["p2"]
    assert forum.next_due == date(2026, 10, 8)


def test_agenda_leaves_out_what_does_not_run_and_what_has_ended() -> None:
    forum = one_forum(
        "stage: approved\nreview: Board", piloting(), "stage: stopped\nreview: Board", "stage: retired\nreview: Board"
    )
    assert [each.id for each in forum.agenda] == ["p1"]
    assert [each.id for each in forum.ahead] == ["p0"]
    assert [each.id for each in forum.past] == ["p2", "p3"]


def test_forum_that_has_nothing_to_review_has_no_next_day() -> None:
    assert one_forum("stage: proposed\nreview: Board").next_due is None


def test_sittings_of_all_pilots_are_the_latest_first_and_undated_ones_last() -> None:
    forum = one_forum(
        "stage: piloting\nreview: {forum: Board, held: [{outcome: One}, {on: 2026-10-01, outcome: Two}]}",
        "stage: stopped\nreview: {forum: Board, held: [{on: 2026-11-01, outcome: Three}]}",
    )
    assert [(each.assessment.id, each.held.outcome) for each in forum.sittings] == [
        ("p1", "Three"),
        ("p0", "Two"),
        ("p0", "One"),
    ]


def test_decisions_of_a_forum_are_those_that_name_it_whatever_forum_reviews_the_pilot() -> None:
    decisions = "decisions: [{on: 2026-10-01, outcome: ship, by: The BOARD}, {outcome: kill, by: board}]"
    forums = gather(piloting(), f"stage: scaling\n{decisions}", f"stage: scaling\nreview: Other\n{decisions}")
    assert [each.name for each in forums.forums] == ["Board", "Other"]
    assert [(each.assessment.id, each.decision.outcome) for each in forums.forums[0].rulings] == [
        ("p1", "ship"),
        ("p2", "ship"),
        ("p1", "kill"),
        ("p2", "kill"),
    ]
    assert forums.forums[1].rulings == ()


def test_pilots_at_work_that_name_no_forum_are_unreviewed() -> None:
    forums = gather(
        "stage: piloting",
        "stage: production\nreview: TBD",
        "stage: proposed",
        "stage: stopped",
        "stage: scaling\nreview: '??'",
    )
    assert forums.forums == ()
    assert [each.id for each in forums.unreviewed] == ["p0", "p1", "p4"]
