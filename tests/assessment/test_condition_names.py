import pytest

from pilotbook.assessment.condition_names import find_chains, find_name_problems
from pilotbook.assessment.variables import variables_of


def _names(condition: str) -> list[str]:
    return [".".join(name for name, _ in chain.fields) for chain in find_chains(condition)]


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ("pilot.owner.name != ''", ["pilot.owner.name"]),
        ("pilot . owner\n.name == today", ["pilot.owner.name", "today"]),
        ("pilot.tags.size() > 0", ["pilot.tags"]),
        ("answered(pilot.unit)", ["", "pilot.unit"]),
        ("'pilot.a' == \"item.b\" // clock.c", []),
        ("1.5 > 2", []),
        (r"'it\'s pilot.a' == item", ["item"]),
    ],
)
def test_chains_of_names(condition: str, names: list[str]) -> None:
    assert _names(condition) == names


@pytest.mark.parametrize(
    ("condition", "each", "columns"),
    [
        ("pilot.owner.name == pilot.tags", "", []),
        ("pilot.data.exists(item, item.source == item.name)", "tools", []),
        ("pilot.data.exists(one, one.source == one.name)", "", [42]),
        ("pilot.tags.exists(one, one.foo == '')", "", []),
        ("pilot.nope.exists(one, one.foo == '')", "", [7]),
        ("pilot.title.foo == ''", "", []),
        ("pilot.tools.all(one, one.reversal.methd == '' || one.nme == '')", "", [35, 54]),
        ("clock.nope == playbook.nope", "", [7, 24]),
        ("(pilot.data[0].permission).granted_by == pilot.data[0].nope", "", [56]),
        ("pilot.data.filter(one, one.source == '').size() == 0", "", []),
        ("pilot", "", []),
        ("item.nme == ''", "relies_on", []),
    ],
)
def test_misspelt_names_are_found_at_their_column(condition: str, each: str, columns: list[int]) -> None:
    found = find_name_problems(condition, each, frozenset(variables_of((), each)))
    assert [problem.column for problem in found] == columns
