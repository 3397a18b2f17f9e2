"""What is wrong with a pilot's file beyond its form, all of it together."""

import pytest

from pilotbook.assessment.record_check import check_record
from pilotbook.diagnostic import MAX_PROBLEMS, Code
from pilotbook.records.pilot_file import PilotFile, read_pilot
from tests.assessment.exemplary import RECORD, TODAY, bench


def check(text: str) -> PilotFile:
    return check_record(read_pilot(text, "a", "pilots/a.yml"), bench().playbook, bench().phrases, TODAY)


def test_sound_record_is_left_as_it_is() -> None:
    assert check(RECORD) == read_pilot(RECORD, "a", "pilots/a.yml")


def test_names_and_days_are_told_together() -> None:
    text = "title: A\nstage: proposed\nrelies_on: [magic]\nowner: {accepted_on: 2027-01-01}\n"
    assert [each.code for each in check(text).diagnostics] == [Code.UNKNOWN_CAPABILITY, Code.DAY_IN_FUTURE]


@pytest.mark.parametrize("text", ["", "title: A\nowner: {accepted_on: 2027-01-01}\n"])
def test_file_that_tells_of_no_pilot_gets_no_more(text: str) -> None:
    assert check(text) == read_pilot(text, "a", "pilots/a.yml")


def test_many_wrong_days_end_like_any_long_list() -> None:
    held = ", ".join(["{on: 2027-01-01}"] * 500)
    found = check(f"title: A\nstage: proposed\nreview: {{held: [{held}]}}\n").diagnostics
    assert (len(found), found[-1].code) == (MAX_PROBLEMS + 1, Code.MORE_PROBLEMS)
