"""Where keys and values stand in a text of YAML."""

from typing import Any

import pytest

from pilotbook.records.yaml_reading import MAX_DEPTH, read_yaml
from pilotbook.records.yaml_source import Mapping, Node, Scalar
from pilotbook.records.yaml_spans import MappingSpan, ScalarSpan, Span, find_spans
from tests.browser.laid_out import draw_file

LAID_OUT = """\
# a comment
title:   Hello world   # x
"q" : 'it''s'
several: a b
  c d   # y
empty:
nothing: ~  # z
block: |   # head
  one
  two

# after
folded: >-
  a
  b


list:
  - x: 1
    y: "2"   # k
  -
    x: 4
dashes:
- a
- b # c
flow: {a: 1, b: , c: [x, y , "z" ], d: {}}   # q
last: 😀 z"""


def cut(text: str, span: Span) -> Any:
    """What stands in the text at every span."""
    match span:
        case ScalarSpan(start, end):
            return text[start:end]
        case MappingSpan(entries):
            return {text[each.start : each.end]: cut(text, each.value) for each in entries}
        case _:
            return [cut(text, each) for each in span.items]


def values_of(span: Span) -> Any:
    match span:
        case ScalarSpan(text=text):
            return text
        case MappingSpan(entries):
            return {each.name: values_of(each.value) for each in entries}
        case _:
            return [values_of(each) for each in span.items]


def read_values(node: Node | None) -> Any:
    match node:
        case Scalar(text=text):
            return text
        case Mapping(entries=entries):
            return {name: read_values(each.value) for name, each in entries.items()}
        case None:
            return None
        case _:
            return [read_values(each) for each in node.items]


def spans_of(text: str) -> MappingSpan:
    found = find_spans(text)
    assert found is not None
    return found


def test_spans_hold_what_is_written_for_each_key_and_value() -> None:
    assert cut(LAID_OUT, spans_of(LAID_OUT)) == {
        "title": "Hello world",
        '"q"': "'it''s'",
        "several": "a b\n  c d",
        "empty": "",
        "nothing": "~",
        "block": "|   # head\n  one\n  two",
        "folded": ">-\n  a\n  b",
        "list": [{"x": "1", "y": '"2"'}, {"x": "4"}],
        "dashes": ["a", "b"],
        "flow": {"a": "1", "b": "", "c": ["x", "y", '"z"'], "d": {}},
        "last": "😀 z",
    }


def test_spans_of_braces_and_brackets_reach_around_them() -> None:
    root = spans_of(LAID_OUT)
    assert root.braces is None
    by_name = {each.name: each.value for each in root.entries}
    flow = by_name["flow"]
    assert isinstance(flow, MappingSpan)
    assert flow.braces is not None
    assert LAID_OUT[slice(*flow.braces)] == '{a: 1, b: , c: [x, y , "z" ], d: {}}'
    inner = flow.entries[2].value
    assert not isinstance(inner, ScalarSpan | MappingSpan)
    assert inner.brackets is not None
    assert LAID_OUT[slice(*inner.brackets)] == '[x, y , "z" ]'
    dashes = by_name["dashes"]
    assert not isinstance(dashes, ScalarSpan | MappingSpan)
    assert dashes.brackets is None
    assert LAID_OUT[dashes.start :].startswith("- a\n- b")


@pytest.mark.parametrize("seed", range(60))
def test_spans_have_the_values_that_are_read(seed: int) -> None:
    text = draw_file(seed)
    root, problems = read_yaml(text, "")
    assert problems == ()
    assert values_of(spans_of(text)) == read_values(root)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a text",
        "- a list",
        "a: 1\na: 2",
        "a: &x 1",
        "a: &x [1]",
        "a: &x {b: 1}",
        "a: &x 1\nb: *x",
        "b: *x",
        "a: !!str 1",
        "a: !x [1]",
        "a: !x {b: 1}",
        "a: {b, c: 1}",
        "? a\n: 1",
        "? |\n  a\n: 1",
        "&x a: 1",
        "!x a: 1",
        "a: 1\n*x : 2",
        "a: [1, &x 2]",
        "{[a]: 1}",
        "[a]: 1",
        "a: [b: 1]",
        "a: 1\n---\nb: 2",
        "a: 1\n...\n---\nb: 2",
        "a: [",
        "a: \x00",
        "a:\n" + "".join(f"{' ' * deep}- \n" for deep in range(1, MAX_DEPTH)) + " " * MAX_DEPTH + "- {a: 1}",
        "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH,
    ],
)
def test_text_in_which_nothing_can_be_exchanged_safely_has_no_spans(text: str) -> None:
    assert find_spans(text) is None


def test_spaces_at_the_end_of_a_block_belong_to_it_and_its_last_line_ends_do_not() -> None:
    text = "a: |\n  x\n     \n\nb: 1\n"
    assert values_of(spans_of(text))["a"] == "x\n   \n"
    assert cut(text, spans_of(text))["a"] == "|\n  x\n     "


def test_text_as_deep_as_may_be_has_spans() -> None:
    deep = MAX_DEPTH - 1
    assert find_spans("a: " + "[" * deep + "]" * deep) is not None
    assert find_spans("---\na: 1\n...\n") is not None
