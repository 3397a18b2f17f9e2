"""Days of a pilot's file that cannot be right, alone or beside another."""

from datetime import date
from typing import Any

import pytest

from pilotbook.assessment.day_sense import check_days, is_ahead
from pilotbook.diagnostic import Code, Diagnostic, Severity
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.shape import Kind, walk_fields
from tests.assessment.exemplary import RECORD, TODAY, change_record

AHEAD, ORDER = Code.DAY_IN_FUTURE, Code.DATE_ORDER
START = "title: A\nstage: piloting\n"
BOX = f"{START}timebox: {{start: 2026-09-07, weeks: 6}}\n"


def check(text: str) -> list[Diagnostic]:
    file = read_pilot(text, "a", "pilots/a.yml")
    assert file.pilot is not None
    assert file.source is not None
    assert file.diagnostics == ()
    return list(check_days(file.pilot, file.source, "a", TODAY))


def test_days_of_a_sound_record_are_nothing_to_tell() -> None:
    assert check(RECORD) == []
    assert check(START) == []


@pytest.mark.parametrize(
    ("text", "line", "column", "name"),
    [
        ("owner: {accepted_on: 2026-11-24}", 3, 22, "'owner.accepted_on'"),
        ("timebox: {extensions: [{weeks: 1}, {granted_on: 2027-10-01}]}", 3, 49, "'timebox.extensions.2.granted_on'"),
        ("data: [{permission: {granted_on: 2027-06-20}}]", 3, 34, "'data.1.permission.granted_on'"),
        ("tools:\n  - name: A\n    reversal: {tested_on: 2027-07-02}", 5, 27, "'tools.1.reversal.tested_on'"),
        ("policy: {approved_on: 2027-07-02}", 3, 23, "'policy.approved_on'"),
        ("policy: {reviewed_on: 2027-07-02}", 3, 23, "'policy.reviewed_on'"),
        ("review: {held: [{on: 2026-11-02}, {on: 2027-11-02}]}", 3, 40, "'review.held.2.on'"),
        ("decisions: [{on: 2027-11-02}]", 3, 18, "'decisions.1.on'"),
        ("waivers: [{granted_on: 2027-11-02}]", 3, 24, "'waivers.1.granted_on'"),
    ],
)
def test_day_that_tells_of_the_past_cannot_lie_ahead(text: str, line: int, column: int, name: str) -> None:
    (found,) = check(f"{START}{text}\n")
    assert (found.code, found.severity, found.place) == (AHEAD, Severity.ERROR, ("pilots/a.yml", line, column))
    assert found.message.startswith(f"expected a day that has come in {name}, found 20")
    assert found.pilot == "a"


@pytest.mark.parametrize(
    "text",
    [
        "timebox: {start: 2027-01-04, weeks: 6}",
        "decisions: [{outcome: budget, budget: [{due: 2027-01-04}], revisit_on: 2027-02-01}]",
        "waivers: [{expires: 2027-01-04}]",
        "review: {held: [{on: 2026-11-23}]}",
    ],
)
def test_day_of_a_plan_may_lie_ahead_and_tomorrow_is_today_somewhere(text: str) -> None:
    assert check(f"{START}{text}\n") == []


def test_every_day_of_a_record_is_known_as_past_or_as_planned() -> None:
    planned = {path for path, field in walk_fields(Pilot) if field.kind is Kind.DAY and not field.is_past}
    assert planned == {"timebox.start", "decisions.budget.due", "decisions.revisit_on", "waivers.expires"}


@pytest.mark.parametrize(("day", "expected"), [(22, False), (23, False), (24, True)])
def test_is_ahead_only_where_it_is_so_in_every_time_zone(day: int, *, expected: bool) -> None:
    assert is_ahead(date(2026, 11, day), date(2026, 11, 22)) is expected


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        (
            "decisions: [{on: 2026-09-06, outcome: ship}]",
            18,
            "expected a day from 2026-09-07 on, the first day of the pilot, in 'decisions.1.on', found 2026-09-06",
        ),
        (
            "decisions: [{on: 2026-10-19}, {on: 2026-09-06}]",
            36,
            "expected a day from 2026-09-07 on, the first day of the pilot, in 'decisions.2.on', found 2026-09-06",
        ),
        (
            "decisions: [{on: 2026-10-19, budget: [{due: 2026-12-15}, {due: 2026-10-18}]}]",
            64,
            "expected a day from 2026-10-19 on, the day of the decision, in 'decisions.1.budget.2.due'",
        ),
        (
            "decisions: [{outcome: budget, budget: [{due: 2026-09-06}], revisit_on: 2026-09-07}]",
            46,
            "expected a day from 2026-09-07 on, the first day of the pilot, in 'decisions.1.budget.1.due'",
        ),
        (
            "decisions: [{on: 2026-10-19, revisit_on: 2026-01-11}]",
            42,
            "expected a day from 2026-10-19 on, the day of the decision, in 'decisions.1.revisit_on', found 2026-01-11",
        ),
    ],
)
def test_day_that_comes_too_early_is_told_beside_the_other(text: str, column: int, message: str) -> None:
    (found,) = check(f"{BOX}{text}\n")
    assert (found.code, found.severity) == (ORDER, Severity.ERROR)
    assert found.message.startswith(message)
    assert found.place == ("pilots/a.yml", 4, column)
    assert found.hint.startswith("check")


@pytest.mark.parametrize(
    "changes",
    [
        {"decisions.0.on": "2026-07-06"},
        {"decisions.0.on": "2026-07-01", "decisions.0.outcome": "kill"},
        {"decisions.0.on": "2026-07-01", "timebox": {"weeks": 6}},
        {"decisions.0.budget": [{"due": "2026-08-14"}, {"cost": "1"}], "decisions.0.revisit_on": "2026-08-14"},
        {"decisions.0": {"budget": [{"due": "2026-01-01"}], "revisit_on": "2026-01-01"}, "timebox": {"weeks": 6}},
    ],
)
def test_day_that_may_be_right_is_left_alone(changes: dict[str, Any]) -> None:
    assert check(change_record(changes)) == []
