"""Of which texts a condition asks only what is said of them."""

import pytest

from pilotbook.assessment.condition_glimpses import find_sight
from pilotbook.assessment.condition_plan import IS_EMPTY, Glimpse

TEXTS = ("pilot.title", "pilot.owner.name", "pilot.owner.email", "item", "item.name")
LISTS = {"pilot.tools": ("name", "log"), "pilot.data": ("source",)}


def see(condition: str) -> tuple[list[Glimpse], str]:
    """The glimpses, and the rest without the blanks that they left."""
    sight = find_sight(condition, TEXTS, LISTS)
    assert len(sight.rest) == len(condition)
    return list(sight.glimpses), " ".join(sight.rest.split())


@pytest.mark.parametrize(
    ("condition", "glimpses", "rest"),
    [
        ('pilot.title != ""', [Glimpse(IS_EMPTY, ("pilot.title",))], ""),
        ("pilot.title == '' || today > pilot.title", [Glimpse(IS_EMPTY, ("pilot.title",))], "|| today > pilot.title"),
        ("!vague(item)", [Glimpse("vague", ("item",))], "!"),
        ("vague( pilot.title ) && vague(pilot.title)", [Glimpse("vague", ("pilot.title",))], "&&"),
        (
            "same_person(pilot.owner.name, pilot.title) ? answered(item.name) : false",
            [Glimpse("same_person", ("pilot.owner.name", "pilot.title")), Glimpse("answered", ("item.name",))],
            "? : false",
        ),
        (
            'pilot.tools.exists(t, t.log != "" && !vague(t.name) && same_person(t.name, t.log))',
            [
                Glimpse("vague", ("name",), "pilot.tools"),
                Glimpse("same_person", ("name", "log"), "pilot.tools"),
                Glimpse(IS_EMPTY, ("log",), "pilot.tools"),
            ],
            "pilot.tools.exists(t, && ! && )",
        ),
        ("pilot.title <= pilot.owner.name", [Glimpse("<=", ("pilot.title", "pilot.owner.name"))], ""),
        ("(pilot.title>item)", [Glimpse(">", ("pilot.title", "item"))], "( )"),
        (
            "pilot.tools.exists(t, t.name == t.log) && pilot.title == pilot.title",
            [Glimpse("==", ("name", "log"), "pilot.tools"), Glimpse("==", ("pilot.title", "pilot.title"))],
            "pilot.tools.exists(t, ) &&",
        ),
        (
            'pilot.tools.all(t, t.log != "") || pilot.data.exists(d, vague(d.source))',
            [Glimpse("vague", ("source",), "pilot.data"), Glimpse(IS_EMPTY, ("log",), "pilot.tools")],
            "pilot.tools.all(t, ) || pilot.data.exists(d, )",
        ),
    ],
)
def test_what_is_only_asked_about_is_a_glimpse(condition: str, glimpses: list[Glimpse], rest: str) -> None:
    assert see(condition) == (glimpses, rest)


@pytest.mark.parametrize(
    "condition",
    [
        "pilot.title == pilot.owner.name.size()",
        "pilot.title == pilot.owner.name == true",
        "pilot.title == pilot.unit",
        "pilot.title == 'a' + pilot.owner.name",
        'pilot.title != "x"',
        'pilot.title != "" + pilot.owner.name',
        'pilot.owner.name + pilot.title != ""',
        'pilot.title != "".trim()',
        'pilot.title != """a"""',
        'pilot.title == "" == true',
        'pilot.title.size() != ""',
        'pilot.unit != ""',
        '"" == pilot.title',
        "vague(pilot.title + pilot.owner.name)",
        "vague(pilot.title.trim())",
        "pilot.title.vague(pilot.owner.name)",
        "pilot.title. vague(pilot.owner.name)",
        "same_person(pilot.title, 'Ann')",
        "days_since(clock.last_review) > 3",
        "// vague(pilot.title)\n true",
        "'vague(pilot.title)' == pilot.unit",
        "pilot.tools.exists(t, same_person(t.name, pilot.title))",
        "pilot.tools.exists(t, vague(t.reversal.method))",
        "pilot.tools.exists(t, answered(t))",
        "pilot.tools.exists(t, t.action != '')",
        "pilot.tools.filter(t, vague(t.name)).size() > 0",
        "pilot.tools.exists(pilot, vague(pilot.title))",
        "pilot.tools.exists(t, vague(t.name)) && pilot.data.exists(t, vague(t.source))",
        "pilot.links.exists(l, vague(l.title))",
    ],
)
def test_what_is_read_or_may_be_is_no_glimpse(condition: str) -> None:
    assert see(condition) == ([], " ".join(condition.split()))
