"""What others wrote to break readers of YAML: each case is read as a pilot's file."""

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pilotbook.diagnostic import Code, Diagnostic
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.text_file import decode_text
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping, Node, Scalar, Sequence
from tests.records.corpora import read_corpus

PATH = "pilots/case.yml"
SLOW = 5.0
"""Seconds. A case takes a few milliseconds; only what grows out of bounds takes this long, on any machine."""


TOLERATED = frozenset(
    {
        "9C9N",  # a list in brackets goes on without indentation
        "9JBA",  # a comment without a space before it
        "CVW2",
        "SU5Z",
        "X4QW",
        "DK95/01",  # a tab before text that goes on within quotes, or within brackets
        "Y79Y/003",
        "G5U8",  # a dash as a value within brackets
        "YJV2",
        "MUS6/00",  # a comment that touches %YAML 1.1
        "QB6E",  # text within quotes goes on without indentation
        "S98Z",  # spaces before a block of text that is empty
    }
)
"""Cases that YAML forbids and libyaml takes; what it makes of them is what was meant."""
READ_WITHOUT_LINE_END = frozenset({"JEF9/02", "L24T/01"})
"""Cases of which libyaml drops the line end of a text that ends in spaces; a record drops it from every text."""
GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "diagnostics.md"


def read_as_pilot(data: bytes) -> tuple[Diagnostic, ...]:
    text = decode_text(data, PATH)
    return (text,) if isinstance(text, Diagnostic) else read_pilot(text, "case", PATH).diagnostics


def stands_in_file(diagnostic: Diagnostic, data: bytes) -> bool:
    lines = re.split("\r\n|[\n\r]", data.decode("utf-8-sig", errors="replace"))
    path, line, column = diagnostic.place
    return path == PATH and 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


@pytest.mark.parametrize("corpus", ["yaml-test-suite.json", "pyyaml-legacy.json", "json-test-suite.json"])
def test_read_pilot_survives_every_case_and_places_what_is_wrong(corpus: str) -> None:
    cases = read_corpus(corpus)
    wrong = []
    for case in cases:
        begun = time.perf_counter()
        diagnostics = read_as_pilot(case["data"])
        is_slow = time.perf_counter() - begun > SLOW
        outside = [each for each in diagnostics if not stands_in_file(each, case["data"])]
        if is_slow or outside or not diagnostics:
            wrong.append((case["id"], is_slow, outside, diagnostics))
    assert len(cases) > 300
    assert wrong == []


def test_read_yaml_explains_every_syntax_error_of_the_corpora() -> None:
    """The sentence of last resort is for what nobody has seen yet."""
    cases = [case for corpus in ("yaml-test-suite.json", "pyyaml-legacy.json") for case in read_corpus(corpus)]
    errors = [
        (case["id"], each) for case in cases for each in read_as_pilot(case["data"]) if each.code is Code.YAML_SYNTAX
    ]
    assert len(errors) > 100
    assert [(name, each) for name, each in errors if "cannot be read" in each.message] == []


def test_read_yaml_refuses_what_the_test_suite_calls_invalid() -> None:
    cases = [case for case in read_corpus("yaml-test-suite.json") if case["invalid"]]
    accepted = {case["id"] for case in cases if not read_case(case)[1]}
    assert len(cases) > 90
    assert accepted == TOLERATED


def test_read_yaml_gives_the_tree_that_the_test_suite_expects() -> None:
    compared = 0
    wrong = []
    for case in read_corpus("yaml-test-suite.json"):
        root, diagnostics = read_case(case)
        if case["invalid"] or diagnostics or "json" not in case:
            continue
        expected = list(read_values(case["json"]))
        compared += 1
        if expected and not (len(expected) == 1 and is_same(root, expected[0])):
            wrong.append(case["id"])
    assert compared > 120
    assert set(wrong) == READ_WITHOUT_LINE_END


def test_read_yaml_gives_the_text_that_the_test_suite_expects_but_for_a_line_end() -> None:
    for case in read_corpus("yaml-test-suite.json"):
        if case["id"] in READ_WITHOUT_LINE_END:
            (expected,) = read_values(case["json"])
            assert is_same(drop_line_end(read_case(case)[0]), json.loads(json.dumps(expected).replace('\\n"', '"')))


def drop_line_end(node: Node | None) -> Node | None:
    match node:
        case Scalar(text=text):
            return node._replace(text=text.removesuffix("\n"))
        case Mapping(entries=entries):
            only = {key: each._replace(value=drop_line_end(each.value) or each.value) for key, each in entries.items()}
            return node._replace(entries=only)
        case Sequence(items=items):
            return node._replace(items=[drop_line_end(item) or item for item in items])
        case _:
            return None


def test_guide_counts_what_is_left_out_of_the_test_suite() -> None:
    """The section "What Pilotbook's YAML leaves out" holds for what the reader does."""
    cases = [case for case in read_corpus("yaml-test-suite.json") if not case["invalid"]]
    first = [found[0].code.value for case in cases if (found := read_case(case)[1])]
    section = (
        GUIDE.read_text(encoding="utf-8").partition("## What Pilotbook's YAML leaves out")[2].partition("\n## ")[0]
    )
    rows = re.findall(r"^\| \[`([a-z0-9-]+)`\]\([^)]+\) \| ([0-9]+) \|", section, re.MULTILINE)
    assert {code: int(count) for code, count in rows} == Counter(first)
    assert f"Of its {len(cases)} valid cases, Pilotbook takes {len(cases) - len(first)}" in section


def read_case(case: dict[str, Any]) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    text = decode_text(case["data"], PATH)
    return (None, (text,)) if isinstance(text, Diagnostic) else read_yaml(text, PATH)


def read_values(text: str) -> Iterator[Any]:
    """The values of a text that holds one JSON value after the other."""
    decoder, position = json.JSONDecoder(), 0
    while text[position:].strip():
        position += len(text[position:]) - len(text[position:].lstrip())
        value, position = decoder.raw_decode(text, position)
        yield value


def is_same(node: Node | None, expected: Any) -> bool:
    """Whether a tree of texts says what a JSON value says."""
    match node, expected:
        case Mapping(entries=entries), dict():
            same = set(entries) == set(expected) and all(is_same(entries[k].value, expected[k]) for k in entries)
        case Sequence(items=items), list():
            same = len(items) == len(expected) and all(map(is_same, items, expected))
        case Scalar(), None:
            same = node.is_absent
        case Scalar(text=text), bool():
            same = node.is_plain and text.lower() == str(expected).lower()
        case Scalar(text=text), int() | float():
            same = node.is_plain and read_number(text) == expected
        case Scalar(text=text), str():
            same = text == expected
        case _:
            same = node is None and expected is None
    return same


def read_number(text: str) -> float:
    return int(text, 0) if text.startswith(("0x", "0o")) else float(text)
