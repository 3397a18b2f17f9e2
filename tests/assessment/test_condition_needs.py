"""How much of a list's items a condition looks at."""

import pytest

from pilotbook.assessment.condition_needs import find_fields_asked


@pytest.mark.parametrize(
    ("condition", "fields"),
    [
        ("pilot.data.size() == 0", frozenset()),
        ("pilot.data.exists(source, source.personal_data != false)", frozenset({"personal_data"})),
        ('pilot.data.all(s, s.source != "" && !vague(s.permission.granted_by))', frozenset({"source", "permission"})),
        ('pilot.data.size() > 1 && pilot.data.exists_one(s, s.sample == "live")', frozenset({"sample"})),
        ('pilot.data.exists(s, s.source == "s.steward") // s.steward', frozenset({"source"})),
    ],
)
def test_fields_asked_are_those_that_the_condition_names(condition: str, fields: frozenset[str]) -> None:
    assert find_fields_asked(condition, ["pilot.data"]) == {"pilot.data": fields}


@pytest.mark.parametrize(
    "condition",
    [
        "answered(pilot.data)",
        'pilot.data[0].source != ""',
        "pilot.data.exists(s, answered(s))",
        'pilot.data.exists(s, s["source"] != "")',
        'pilot.data.filter(s, s.sample == "live")[0].source != ""',
        "pilot.data.map(s, s.source).size() > 0",
        "pilot.data.exists(s, s.size() > 3)",
        "pilot.data.exists(pilot, pilot.source == '')",
        "pilot.data == pilot.data",
    ],
)
def test_whole_items_are_asked_for_where_it_is_not_plain_that_fields_are_enough(condition: str) -> None:
    assert find_fields_asked(condition, ["pilot.data"]) == {"pilot.data": None}


def test_lists_are_told_apart() -> None:
    condition = 'pilot.data.exists(s, s.source != "") && item.budget.size() > 0 && pilot.tools.all(t, t.log != "")'
    assert find_fields_asked(condition, ["pilot.data", "item.budget", "pilot.tools", "pilot.title"]) == {
        "pilot.data": frozenset({"source"}),
        "item.budget": frozenset(),
        "pilot.tools": frozenset({"log"}),
        "pilot.title": frozenset(),
    }
