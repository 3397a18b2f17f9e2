"""One value changed in a text, and nothing else."""

import pytest

from pilotbook.importing.edit import Edit, edit_text
from pilotbook.importing.leaf import Value
from pilotbook.records.yaml_source import Path

TEXT = """\
# A pilot of ours
title: Triage # as people say
unit: "Finance"
tags:
  - mail   # new
  - docs
owner:
    # who runs it
    name:   'Amara Okafor'
    role: Head
data:
  - source: Mailbox
    personal_data: true
  - source: Ledger

source:
  Long: |-
    One
    two
  Bureau: Water
notes: Ours
"""


def edited(
    path: Path, before: Value | None, after: Value | None, *, is_bare: bool = False, text: str = TEXT
) -> str | None:
    return edit_text(text, Edit(path, before, after, is_bare))


@pytest.mark.parametrize(
    ("path", "before", "after", "old", "new"),
    [
        (("title",), "Triage", "Sorting", "title: Triage #", "title: Sorting #"),
        (("title",), "Triage", "yes: no", "title: Triage #", 'title: "yes: no" #'),
        (("unit",), "Finance", "Legal", 'unit: "Finance"', "unit: Legal"),
        (("owner", "name"), "Amara Okafor", "Jonas Lind", "'Amara Okafor'", "Jonas Lind"),
        (("data", 1, "source"), "Ledger", "Journal", "source: Ledger", "source: Journal"),
        (("data", 0, "personal_data"), "true", "false", "personal_data: true", "personal_data: false"),
        (("source", "Bureau"), "Water", "Air\nand fire", "Bureau: Water", "Bureau: |-\n    Air\n    and fire"),
        (("source", "Long"), "One\ntwo", "One", "Long: |-\n    One\n    two", "Long: One"),
        (("source", "Bureau"), "Water", None, "  Bureau: Water\n", ""),
        (("source", "Long"), "One\ntwo", None, "  Long: |-\n    One\n    two\n", ""),
        (("notes",), "Ours", None, "notes: Ours\n", ""),
        (("data", 0, "personal_data"), "true", None, "    personal_data: true\n", ""),
        (("summary",), None, "Short", "notes: Ours\n", "notes: Ours\nsummary: Short\n"),
        (("timebox", "start"), None, "2026-09-07", "notes: Ours\n", "notes: Ours\ntimebox:\n  start: 2026-09-07\n"),
        (("source", "Cost"), None, "7", "  Long: |-\n", '  Cost: "7"\n  Long: |-\n'),
        (("owner", "deputy"), None, "Lind", "    name:   'Am", "    deputy: Lind\n    name:   'Am"),
        (("data", 0, "steward"), None, "Lind", "  - source: Mailbox\n", "  - source: Mailbox\n    steward: Lind\n"),
        (("data", 1, "steward"), None, "Lind", "  - source: Ledger\n", "  - source: Ledger\n    steward: Lind\n"),
        (("links",), None, ("a", "b"), "notes: Ours\n", "notes: Ours\nlinks:\n  - a\n  - b\n"),
    ],
)
def test_edit_changes_nothing_else(path: Path, before: Value | None, after: Value | None, old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    is_bare = path[-1] in ("personal_data", "start")
    assert edited(path, before, after, is_bare=is_bare) == TEXT.replace(old, new)


@pytest.mark.parametrize(
    ("text", "before", "after", "result"),
    [
        ("a:\n  - x\n  - v\nb: z\n", ("x", "v"), ("x", "w", "v"), "a:\n  - x\n  - w\n  - v\nb: z\n"),
        ("a:\n- x\nb: z\n", ("x",), ("v: z", "w"), 'a:\n- "v: z"\n- w\nb: z\n'),
        ("a: [x, v]\nb: z\n", ("x", "v"), ("w",), "a: [w]\nb: z\n"),
        ("a: [x, v]\nb: z\n", ("x", "v"), None, "b: z\n"),
        ("a: [x,v]\nb: z\n", ("x", "v"), ("w",), None),
        ("a: [x]\nb: z\n", ("x",), ("one, two",), None),
    ],
)
def test_edit_of_a_list(text: str, before: Value, after: Value | None, result: str | None) -> None:
    assert edited(("a",), before, after, text=text) == result


@pytest.mark.parametrize(
    ("text", "path", "before", "after"),
    [
        ("a: >-\n  One\n  two\n", ("a",), "One two", "Three"),
        ('a: "\\x41"\n', ("a",), "A", "B"),
        ("a: {b: x, c: v}\n", ("a", "b"), "x", None),
        ("a: {b: x}\n", ("a", "b"), "x", "one, two"),
        ("a: {b: x}\n", ("a", "c"), None, "v"),
        ("a: [b]\n", ("a", 0, "c"), None, "v"),
        ("a: b\n", ("a", "c"), None, "v"),
        ("a: {}\n", ("a", "c"), None, "v"),
        ("a: [b, {c: d}]\n", ("a", 0), "b", "x"),
        ("a:\n  - b\n", ("a",), None, "x"),
        ("a:\n  - b\n", ("a", 0), None, "x"),
        ("- a\n", ("a",), "a", "b"),
        ("a: [\n", ("a",), "a", "b"),
    ],
)
def test_edit_of_what_is_laid_out_otherwise_is_left_to_a_person(
    text: str, path: Path, before: Value | None, after: Value | None
) -> None:
    assert edited(path, before, after, text=text) is None


def test_edit_of_a_plain_value_within_braces() -> None:
    assert edited(("a", "b"), "x", "v", text="a: {b: x, c: 1}\n") == "a: {b: v, c: 1}\n"


def test_edit_keeps_the_line_ends_of_the_file() -> None:
    text = "a: x\r\nc:\r\n  d: |-\r\n    1\r\n    2\r\n"
    assert edited(("a",), "x", "1\n2", text=text) == "a: |-\r\n  1\r\n  2\r\nc:\r\n  d: |-\r\n    1\r\n    2\r\n"
    assert edited(("c", "d"), "1\n2", "3", text=text) == 'a: x\r\nc:\r\n  d: "3"\r\n'
    assert edited(("c", "e"), None, "v", text=text) == "a: x\r\nc:\r\n  e: v\r\n  d: |-\r\n    1\r\n    2\r\n"


def test_edit_of_a_file_that_ends_without_a_line_break() -> None:
    assert edited(("b",), None, "v", text="a: x") == "a: x\nb: v\n"
    assert edited(("a",), "x", None, text="b: v\na: x") == "b: v\n"
    assert edited(("a", 0, "c"), None, "v", text="a:\n- b: x") == "a:\n- b: x\n  c: v\n"


@pytest.mark.parametrize(
    ("text", "path", "after", "result"),
    [
        ("a:\nb: x\n", ("a",), "One", "a: One\nb: x\n"),
        ("a: ~ # later\nb: x\n", ("a",), "One", "a: One # later\nb: x\n"),
        ("a:\n  b: null\n  c:\n", ("a", "b"), "One\ntwo", "a:\n  b: |-\n    One\n    two\n  c:\n"),
        ("a:\n", ("a",), ("b", "c"), "a: [b, c]\n"),
        ("a: {b: , c: x}\n", ("a", "b"), "One", "a: {b: One, c: x}\n"),
        ("a:", ("a",), "One", "a: One"),
    ],
)
def test_edit_fills_a_key_without_a_value(text: str, path: Path, after: Value, result: str) -> None:
    assert edited(path, None, after, text=text) == result
