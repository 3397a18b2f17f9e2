"""What decides the answer of a condition: two subjects in which it is the same get the same answer."""

from datetime import date
from itertools import product

import pytest

from pilotbook.assessment.clock import read_clock
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.variables import Subject
from pilotbook.records.pilot import Decision, Owner, Pilot, Timebox, Tool
from tests.assessment.exemplary import TODAY, bench

NAMES = ("", " ", "Amara Okafor", "Okafor, Amara", "Finance team", "tbd", "Jonas Lind")
CONDITIONS = (
    'pilot.owner.name != ""',
    "pilot.owner.name == ''",
    "answered(pilot.owner.name) && pilot.owner.deputy != ''",
    "vague(pilot.owner.name) || names_person(pilot.owner.deputy)",
    "same_person(pilot.owner.name, pilot.owner.deputy)",
    "pilot.owner.name == pilot.owner.deputy && !vague(pilot.owner.name)",
    "pilot.owner.name.size() > 4 && !vague(pilot.owner.deputy)",
    "pilot.tools.exists(t, t.name != '' && !vague(t.log))",
    "pilot.tools.all(t, same_person(t.name, t.log)) || pilot.owner.name == ''",
    "pilot.tools.exists(t, t.log == 'tbd' || vague(t.name))",
    "pilot.tools.size() > 1 || pilot.tools.exists(t, answered(t.log))",
    "pilot.tools.filter(t, vague(t.name)).size() > 0",
    "pilot.owner.name < pilot.owner.deputy || pilot.unit > pilot.owner.name",
    "clock.decided_on <= clock.decision_due && clock.decided_on != clock.decision_due",
    "true",
)


def make_environment() -> ConditionEnvironment:
    return ConditionEnvironment(bench().playbook, bench().phrases, TODAY)


def make_subjects(environment: ConditionEnvironment) -> list[Subject]:
    people = [Pilot(owner=Owner(name=name, deputy=deputy)) for name, deputy in product(NAMES, NAMES)]
    listed = [tuple(Tool(name=name, log=log) for name in NAMES[:many]) for log in NAMES for many in (0, 1, 7)]
    days = [Decision(on=date(2026, month, 3)) for month in (1, 10, 12)] + [Decision()]
    pilots = [*people, *(Pilot(tools=tools, owner=Owner(name="Ann")) for tools in listed)]
    pilots += [Pilot(decisions=(day,), timebox=Timebox(start=date(2026, 9, 1), weeks=6), unit="~") for day in days]
    return [environment.make_subject(each, read_clock(each, bench().playbook.settings, TODAY)) for each in pilots]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_remembered_answers_are_those_that_are_given_anew(condition: str) -> None:
    remembering = make_environment()
    assert remembering.compile(condition) == []
    subjects = make_subjects(remembering)
    remembered = [remembering.evaluate(condition, subject) for subject in subjects]
    assert remembered == [remembering.find(condition)._ask(subject) for subject in subjects]
    assert condition == "true" or set(remembered) == {True, False}


@pytest.mark.parametrize(
    ("condition", "most"),
    [
        ('pilot.owner.name != ""', 2),
        ("names_person(pilot.owner.name) && names_person(pilot.owner.deputy)", 4),
        ("!same_person(pilot.owner.name, pilot.owner.deputy)", 2),
        ("pilot.owner.name == pilot.owner.deputy", 2),
        ("pilot.owner.name + pilot.owner.deputy == ''", len(NAMES) ** 2 + 1),
    ],
)
def test_answer_is_worked_out_once_for_what_is_asked(condition: str, most: int) -> None:
    environment = make_environment()
    assert environment.compile(condition) == []
    for subject in make_subjects(environment):
        environment.evaluate(condition, subject)
    assert len(environment.find(condition)._answers) == most
