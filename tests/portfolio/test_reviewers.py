"""Whom a record names to look at a pilot."""

import pytest

from pilotbook.portfolio.reviewers import Reviewer, list_reviewers
from pilotbook.records.pilot import Pilot, Waiver
from pilotbook.records.pilot_file import read_pilot


def pilot(text: str) -> Pilot:
    read = read_pilot(f"title: A\nstage: proposed\n{text}", "a", "pilots/a.yml").pilot
    assert read is not None
    return read


def test_forum_and_counsel_are_told_even_where_nobody_is_named() -> None:
    assert list_reviewers(pilot("")) == (Reviewer("drift review", ""), Reviewer("counsel", ""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("data: [{source: Mailbox, personal_data: true}]\n", [Reviewer("data protection", "")]),
        ("data: [{source: Mailbox, personal_data: false}]\n", []),
        ("policy: {privacy: {reviewer: DPO}}\n", [Reviewer("data protection", "DPO")]),
        ("policy: {approved_by: Board}\n", [Reviewer("policy", "Board")]),
    ],
)
def test_others_are_told_where_they_have_a_say(text: str, expected: list[Reviewer]) -> None:
    assert list(list_reviewers(pilot(text)))[2:] == expected


def test_waivers_have_their_approvers_each_once() -> None:
    first, second = Waiver(criterion="OWN-03", approved_by=" Tomas Novak "), Waiver(criterion="OWN-05")
    assert list_reviewers(pilot(""), (first, first, second))[2:] == (
        Reviewer("waiver of OWN-03", "Tomas Novak"),
        Reviewer("waiver of OWN-05", ""),
    )
