"""What the YAML parser complains about, said to a person who has never written YAML."""

import pytest
import yaml

from pilotbook.diagnostic import Code
from pilotbook.records import yaml_reading
from pilotbook.records.yaml_problem import explain_yaml_problem
from pilotbook.records.yaml_reading import read_yaml

CASES = [
    # a colon, a comma or a bracket in text without quotes
    ("title: Invoices: triage", (1, 16), "expected one value, found a second colon on the line"),
    ("title: :", (1, 8), "expected one value, found a second colon on the line"),
    ("tags: [a, , b]", (1, 11), "expected a value, found a comma, a bracket or another special character"),
    ("title: ]", (1, 8), "expected a value, found a comma, a bracket or another special character"),
    ("title: ,x", (1, 8), "expected a value, found a comma, a bracket or another special character"),
    # depth
    ("title: A\n  stage: proposed", (2, 8), "expected a field in line with the others, found one that continues"),
    ("title:A\nstage: proposed", (2, 6), "expected a field in line with the others, found one that continues"),
    ("owner:\n    name: A\n  role: B", (3, 3), "expected a field at the same depth as the ones above"),
    ("tags:\n  - a\n - b", (3, 2), "expected a field at the same depth as the ones above"),
    ("- a\nstage: b", (2, 1), "expected another item that begins with a dash"),
    ("\ttitle: A", (1, 1), "expected spaces before the field, found a tab"),
    ("owner:\n\tname: A", (2, 1), "expected spaces before the field, found a tab"),
    ("owner:\n  \tname: A", (2, 3), "expected spaces before the field, found a tab"),
    ("title: A\n\tstage: B", (2, 1), "expected spaces before the field, found a tab"),
    # a line that is no field
    ("title: A\nstage", (2, 1), "expected 'field: value', found a line without a colon and a space"),
    ("title: A\nstage\nunit: B", (2, 1), "expected 'field: value', found a line without a colon and a space"),
    ("tools: - name: a", (1, 8), "expected a value, found a dash"),
    ("title: ? a", (1, 8), "expected a value, found a question mark"),
    # quotes
    ('title: "A\nstage: b\n', (1, 8), "expected a closing quote for the one that opens here, found none"),
    ("title: 'A\nstage: b\n\n", (1, 8), "expected a closing quote for the one that opens here, found none"),
    ('title: "A\n---\nstage: b"', (1, 8), "expected a closing quote for the one that opens here, found none"),
    ('title: "A" is good', (1, 12), "expected the end of the line after the closing quote, found more text"),
    ("title: 'it's'", (1, 12), "expected the end of the line after the closing quote, found more text"),
    ('title: "C:\\data"', None, "expected an escape that exists, found another"),
    ('title: "\\xzz"', (1, 11), "expected an escape that exists, found another"),
    # brackets
    ("tags: [a, b\n", (1, 7), "expected a closing bracket for the one that opens here, found the end of the file"),
    (
        "owner: {name: a\n\n",
        (1, 8),
        "expected a closing bracket for the one that opens here, found the end of the file",
    ),
    ("tags: [\n", (1, 7), "expected a closing bracket, found the end of the file"),
    ("tags: [a,\n  b,\n", (2, 4), "expected a closing bracket, found the end of the file"),
    ("tags: [a, b\nunit: c\n", (2, 5), "expected a comma or a closing bracket, found something else"),
    ("owner: {name: 'a' role: b}", (1, 19), "expected a comma or a closing bracket, found something else"),
    # characters that mean something at the start of a value
    ("email: @amara", (1, 8), "expected a field or a value, found a character that cannot begin one"),
    ("owner:\n  @\tname", (2, 3), "expected a field or a value, found a character that cannot begin one"),
    ("target: %5", (1, 9), "expected a field or a value, found a character that cannot begin one"),
    ("target: > 60 %", (1, 9), "expected the end of the line after > or |, found something else"),
    ("target: |60", (1, 9), "expected the end of the line after > or |, found something else"),
    ("title: *Important*", (1, 8), "expected text, found a special character"),
    ("title: **Important**", (1, 8), "expected text, found a special character"),
    ("title: & Sons", (1, 8), "expected text, found a special character"),
    ("title: !foo!bar x", (1, 8), "expected text, found a tag"),
    ("%target: 5", (1, 8), "expected a field, found a line that begins with %"),
    ("%YAML 3.0\n---\ntitle: A", (1, 1), "expected a field, found a line that begins with %"),
    # more than one record
    ("title: A\n...\nstage: b", (3, 1), "expected the end of the record, found more after it"),
]


@pytest.mark.parametrize("parser", [yaml.CLoader, yaml.Loader], ids=["c", "python"])
@pytest.mark.parametrize(("text", "place", "message"), CASES, ids=[ascii(text)[1:-1] for text, _, _ in CASES])
def test_read_yaml_explains_a_slip(
    monkeypatch: pytest.MonkeyPatch, text: str, place: tuple[int, int] | None, message: str, parser: type
) -> None:
    """PyYAML uses its Python parser where its C parser was not built; people see the same words."""
    monkeypatch.setattr(yaml_reading, "_PARSER", parser)
    root, (diagnostic,) = read_yaml(text, "pilots/a.yml")
    assert root is None
    assert diagnostic.code is Code.YAML_SYNTAX
    assert diagnostic.message.startswith(message)
    assert diagnostic.hint
    if place is not None:  # the parsers differ by one column in where an escape begins
        assert diagnostic.place[1:] == place


def test_explain_yaml_problem_has_a_sentence_for_what_nobody_has_seen() -> None:
    explanation = explain_yaml_problem("a new complaint", "title: A\n", 3, 0)
    assert explanation.position == (1, 4)
    assert explanation.message == "expected a record in YAML, found something that cannot be read"


@pytest.mark.parametrize("text", ["", " \n ", "a"])
def test_explain_yaml_problem_stays_within_the_text(text: str) -> None:
    assert explain_yaml_problem("", text, 1_000, 1_000).position == (1, 1)
