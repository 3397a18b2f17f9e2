import pytest

from pilotbook.diagnostic import Code
from pilotbook.records.yaml_reading import read_yaml


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{?title: A, ?stage: b}", [(1, 2), (1, 13)]),
        ("a: [?x]", [(1, 5)]),
        ("a:\n  - {b: 1,\n     ?c: 2}", [(3, 6)]),
        ("{? a: 1}", []),
        ("a: why, ?x: 1", None),
        ("a: 'why, ?x'", []),
        ("?a: 1", []),
    ],
)
def test_read_yaml_refuses_a_question_mark_that_touches_a_key_within_brackets(
    text: str, places: list[tuple[int, int]] | None
) -> None:
    _, found = read_yaml(text, "pilots/a.yml", line_offset=1)
    if places is not None:
        assert [(each.code, *each.place[1:]) for each in found] == [
            (Code.YAML_SYNTAX, line + 1, column) for line, column in places
        ]
