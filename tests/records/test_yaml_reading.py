"""YAML in, a tree of text out; limits, and what a record must not use."""

import re

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pilotbook.diagnostic import MAX_PROBLEMS, Code
from pilotbook.records.characters import find_forbidden
from pilotbook.records.yaml_reading import MAX_DEPTH, MAX_VALUES, read_yaml
from pilotbook.records.yaml_source import Mapping, Node, Scalar, Sequence
from tests.records.brief import Brief, brief

Plain = str | list["Plain"] | dict[str, "Plain"] | None


def to_plain(node: Node | None) -> Plain:
    match node:
        case Mapping(entries=entries):
            return {key: to_plain(entry.value) for key, entry in entries.items()}
        case Sequence(items=items):
            return [to_plain(item) for item in items]
        case Scalar(text=text):
            return text
        case None:
            return None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("# nothing but a comment\n", None),
        ("---\n", ""),
        ("~", "~"),
        ("title: Invoice triage", {"title": "Invoice triage"}),
        ("a: no\nb: 1.10\nc: 12:30\nd: 017\ne: 2024-13-45\nf: 0x_\ng: 1e5",
         {"a": "no", "b": "1.10", "c": "12:30", "d": "017", "e": "2024-13-45", "f": "0x_", "g": "1e5"}),
        ("a: {b: c, d: [e, 'f']}", {"a": {"b": "c", "d": ["e", "f"]}}),
        ("a:\n  - b\n  -\n    c: d\n", {"a": ["b", {"c": "d"}]}),
        ("a: >\n  one\n  two\n", {"a": "one two\n"}),
        ("a: |-\n  one\n  two\n", {"a": "one\ntwo"}),
        ("1: a\ntrue: b\nnull: c\n", {"1": "a", "true": "b", "null": "c"}),
        ("<<: a", {"<<": "a"}),
        ("%YAML 1.1\n---\na: b\n...\n", {"a": "b"}),
        ("- a\n- b", ["a", "b"]),
        ("a: [b: c]", {"a": [{"b": "c"}]}),
    ],
    ids=ascii,
)  # fmt: skip
def test_read_yaml_reads_every_value_as_text(text: str, expected: Plain) -> None:
    root, diagnostics = read_yaml(text, "a.yml")
    assert diagnostics == ()
    assert to_plain(root) == expected


@pytest.mark.parametrize(
    ("text", "expected", "rest"),
    [
        ("title: A\ntitle: B\nunit: C", [(Code.DUPLICATE_KEY, 2, 1)], {"title": "A", "unit": "C"}),
        ("a: {b: c, b: {x: y}, d: e}", [(Code.DUPLICATE_KEY, 1, 11)], {"a": {"b": "c", "d": "e"}}),
        ('title: A\n"title": B', [(Code.DUPLICATE_KEY, 2, 1)], {"title": "A"}),
        ("a: !!str b\nc: d", [(Code.TAG, 1, 4)], {"a": "b", "c": "d"}),
        ("!x\na: !y [b]", [(Code.TAG, 1, 1), (Code.TAG, 2, 4)], {"a": ["b"]}),
        ("? [a, {b: c}]\n: d\ne: f", [(Code.KEY_NOT_TEXT, 1, 3)], {"e": "f"}),
        ("a: {{b: c}: [d], e: f}", [(Code.KEY_NOT_TEXT, 1, 5)], {"a": {"e": "f"}}),
        ("a: {'': b, c: d}", [(Code.KEY_NOT_TEXT, 1, 5)], {"a": {"c": "d"}}),
        ("? [{a: b, a: c}]\n: {d: e, d: f}\ng: h", [(Code.KEY_NOT_TEXT, 1, 3)], {"g": "h"}),
        ("a: b\na: {c: d, c: [e, {f: g, f: h}]}\n", [(Code.DUPLICATE_KEY, 2, 1)], {"a": "b"}),
        ("?\n: a\nb: c", [(Code.KEY_NOT_TEXT, 1, 2)], {"b": "c"}),
        ("ti\u3000tle: A\nb: c", [(Code.CONTROL_CHARACTER, 1, 3)], {"title": "A", "b": "c"}),
        ("owner:\n\u00a0\u00a0name: A", [(Code.CONTROL_CHARACTER, 2, 1)], {"owner": "", "name": "A"}),
        ('"ti\\u200Btle": A', [(Code.CONTROL_CHARACTER, 1, 1)], {"title": "A"}),
        ("\u00a0: A\nb: c", [(Code.CONTROL_CHARACTER, 1, 1), (Code.KEY_NOT_TEXT, 1, 1)], {"b": "c"}),
        ("title: A\nti\u00a0tle: B", [(Code.CONTROL_CHARACTER, 2, 3), (Code.DUPLICATE_KEY, 2, 1)], {"title": "A"}),
        ("{ab\n\u00a0c}", [(Code.CONTROL_CHARACTER, 1, 2)], {"ab c": ""}),
        ("? ab\n\n  c\n: d", [(Code.CONTROL_CHARACTER, 1, 3)], {"abc": "d"}),
        ('a: "b\\0"', [(Code.CONTROL_CHARACTER, 1, 4)], {"a": "b\0"}),
        ('a: ["b", "\\u202E"]', [(Code.CONTROL_CHARACTER, 1, 10)], {"a": ["b", "\u202e"]}),
    ],
    ids=lambda each: ascii(each) if isinstance(each, str) else "",
)  # fmt: skip
def test_read_yaml_reports_and_goes_on(text: str, expected: list[Brief], rest: Plain) -> None:
    root, diagnostics = read_yaml(text, "a.yml")
    assert brief(diagnostics) == expected
    assert to_plain(root) == rest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\nc: *x", (Code.ALIAS, 1, 4)),
        ("a: b\nc: *x", (Code.ALIAS, 2, 4)),
        ("*x : b", (Code.ALIAS, 1, 1)),
        ("&x a: b", (Code.ALIAS, 1, 1)),
        ("a: &x {b: c}", (Code.ALIAS, 1, 4)),
        ("a: &x [b]", (Code.ALIAS, 1, 4)),
        ("a: b\n<<: *x", (Code.ALIAS, 2, 5)),
        ("title: A\n---\ntitle: B", (Code.SEVERAL_DOCUMENTS, 2, 1)),
        ("---\n---\ntitle: B", (Code.SEVERAL_DOCUMENTS, 2, 1)),
        ("title: A\n---\n", (Code.SEVERAL_DOCUMENTS, 2, 1)),
        ("title: A\n...\n---\nb: c", (Code.SEVERAL_DOCUMENTS, 3, 1)),
        ("title: A\x07", (Code.CONTROL_CHARACTER, 1, 9)),
        ("title: A\r\nunit: \x1b[31m\x07", (Code.CONTROL_CHARACTER, 2, 7)),
        ("title: A\u2028unit: B", (Code.CONTROL_CHARACTER, 1, 9)),
        ("\ufefftitle: A", (Code.CONTROL_CHARACTER, 1, 1)),
        ("t\0i\0t\0", (Code.CONTROL_CHARACTER, 1, 2)),
        ("[" * 1_000, (Code.TOO_DEEP, 1, MAX_DEPTH + 1)),
        ("a: " + "[" * 26_000, (Code.TOO_DEEP, 1, MAX_DEPTH + 3)),
        ("{a: " * 1_000, (Code.TOO_DEEP, 1, 4 * MAX_DEPTH + 1)),
        ("- " * 1_000, (Code.TOO_DEEP, 1, 2 * MAX_DEPTH + 1)),
        ("b: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, (Code.TOO_DEEP, 1, MAX_DEPTH + 3)),
        ("- a\n" * MAX_VALUES, (Code.TOO_MANY_VALUES, MAX_VALUES, 3)),
    ],
    ids=lambda each: ascii(each)[:30] if isinstance(each, str) else "",
)
def test_read_yaml_gives_up_with_one_diagnostic(text: str, expected: Brief) -> None:
    root, diagnostics = read_yaml(text, "a.yml")
    assert brief(diagnostics) == [expected]
    assert root is None


def test_read_yaml_gives_up_at_the_first_anchor_of_a_bomb() -> None:
    levels = [
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    _, diagnostics = read_yaml("\n".join(["a: &a [lol]", *levels]), "a.yml")
    assert brief(diagnostics) == [(Code.ALIAS, 1, 4)]


def test_read_yaml_reads_up_to_the_limits() -> None:
    assert read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, "a.yml")[1] == ()
    assert read_yaml("- a\n" * (MAX_VALUES - 1), "a.yml")[1] == ()


def test_read_yaml_stops_listing_after_many_problems() -> None:
    _, diagnostics = read_yaml("a: b\n" * 1_000, "a.yml")
    assert len(diagnostics) == MAX_PROBLEMS + 1
    assert diagnostics[-1].code is Code.MORE_PROBLEMS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: A\ntitle: B", (Code.DUPLICATE_KEY, 12, 1)),
        ("title: A\nstage", (Code.YAML_SYNTAX, 12, 1)),
        ("title: A\nstage: \x07", (Code.CONTROL_CHARACTER, 12, 8)),
        ("title: A\n---\n", (Code.SEVERAL_DOCUMENTS, 12, 1)),
    ],
    ids=ascii,
)
def test_read_yaml_counts_lines_from_where_the_text_begins(text: str, expected: Brief) -> None:
    _, diagnostics = read_yaml(text, "a.yml", line_offset=10)
    assert brief(diagnostics) == [expected]
    root, _ = read_yaml("title: A", "a.yml", line_offset=10)
    assert root == Mapping({"title": (Scalar("A", 11, 8), 11, 1)}, 11, 1)  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: !!int b", ["the tag '!!int'", "delete the tag"]),
        ("a: *urgent", ["the alias *urgent", "in quotes"]),
        ("a: &b c", ["the anchor &b", "in quotes"]),
        ("a: b\na: c", ["found 'a' again", "on line 1"]),
        ("t\0", ["U+0000", "UTF-8"]),
        ("t\x07", ["U+0007", "pasted"]),
        (f"{'a' * 900}: b\n{'a' * 900}: c", [f"'{'a' * 60}…'"]),
    ],
    ids=lambda each: ascii(each)[:20],
)
def test_read_yaml_says_what_was_found_and_what_to_do(text: str, words: list[str]) -> None:
    _, (diagnostic,) = read_yaml(text, "a.yml")
    assert all(each in f"{diagnostic.message} {diagnostic.hint}" for each in words)
    assert len(diagnostic.message) < 200


def test_read_yaml_takes_every_character_that_is_not_refused() -> None:
    """The parser refuses none that we let pass: its own message would have no line."""
    every = [chr(number) for number in (*range(0x10000), *range(0x10000, 0x110000, 61))]
    allowed = [each for each in every if find_forbidden(each) is None and each not in "\t\n\r'"]
    for start in range(0, len(allowed), 50_000):
        text = "".join(allowed[start : start + 50_000])
        root, diagnostics = read_yaml(f"a: 'x{text}x'", "a.yml")
        assert diagnostics == ()
        assert to_plain(root) == {"a": f"x{text}x"}


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=20).filter(
    lambda text: find_forbidden(text) is None
)
NAMES = st.text(st.characters(categories=["L", "Nd", "Pd", "Pc"]), min_size=1, max_size=12)
TREES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TREES, st.booleans(), st.sampled_from([yaml.CSafeDumper, yaml.SafeDumper]))
def test_read_yaml_reads_back_what_was_written(tree: Plain, flow: bool, dumper: type) -> None:  # noqa: FBT001 - drawn
    text = yaml.dump(tree, Dumper=dumper, default_flow_style=flow, allow_unicode=True)
    root, diagnostics = read_yaml(text, "a.yml")
    assert diagnostics == ()
    assert to_plain(root) == tree


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("ab :-?[]{},&*!|>'\"%@`#\n\t\\~.<=0\u00a0\u2028\0é"), max_size=60))
def test_read_yaml_places_whatever_is_wrong_within_the_text(text: str) -> None:
    root, diagnostics = read_yaml(text, "a.yml")
    lines = re.split("\r\n|[\n\r]", text)
    assert all(1 <= column <= len(lines[line - 1]) + 1 for _, line, column in brief(diagnostics))
    assert root is None or not any(each.code is Code.YAML_SYNTAX for each in diagnostics)
