import pytest

from tests.assessment.small_playbook import playbook_of

_RECORD = """\
title: A
stage: proposed
owner: {name: Ann Lee, accepted_on: 2026-11-20}
sponsor: {name: '  '}
timebox: {weeks: 6}
tags: [a]
tools: []
data: [{personal_data: false, source: tbd}]
"""


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("answered(pilot.owner.name)", True),
        ("answered(pilot.sponsor.name)", False),
        ("answered(pilot.unit)", False),
        ("answered(pilot.timebox.weeks)", True),
        ("answered(pilot.timebox.extensions)", False),
        ("answered(pilot.tags)", True),
        ("answered(pilot.tools)", False),
        ("answered(0)", False),
        ("pilot.data.all(one, answered(one.personal_data))", True),
        ("pilot.data.all(one, answered(one.permission))", True),
        ("answered(pilot.sample)", False),
        ("pilot.data.exists(one, vague(one.source))", True),
        ("vague(pilot.owner.name)", False),
        ("names_person(pilot.owner.name) && !names_person('Finance team')", True),
        ("same_person('lee, ann', pilot.owner.name)", True),
        ("days_since(pilot.owner.accepted_on) == 2", True),
        ("days_since('2026-11-30') == -8", True),
        ("days_since(pilot.timebox.start) > 100000", True),
        ("days_since('last week') > 100000", True),
    ],
)
def test_function_on_a_record(condition: str, *, holds: bool) -> None:
    playbook = playbook_of(f'check: "{condition}"')
    assert playbook.diagnostics == ()
    assert playbook.findings(_RECORD)["SEA-01"] == ("met" if holds else "unmet")
