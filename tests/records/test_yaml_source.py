"""Places of values, and of those that are missing."""

import pytest

from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping, Path, Scalar, Source

TEXT = """\
# a comment
title: Invoice triage
summary: "Reads the \\"inbox\\", and
  drafts."
owner: Amara Okafor
sponsor:
project_manager: {name: 'Lena Fischer', role: ~}
volume: {pilot: 400, production: "4,000"}
data:
  - source: Mailbox
    permission: {granted_by: Data owner}
  -
    source: Ledger
    steward:
  - Archive
tags: [documents, "back office",
  other]
tools: []
notes: |
  First line.
  Second line.
"""


def read_source(text: str) -> Source:
    root, diagnostics = read_yaml(text, "pilots/a.yml")
    assert diagnostics == ()
    assert isinstance(root, Mapping)
    return Source("pilots/a.yml", root)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), (2, 1)),
        (("title",), (2, 8)),
        (("summary",), (3, 10)),
        (("owner",), (5, 8)),
        (("owner", "name"), (5, 8)),  # a plain answer stands for the whole record
        (("sponsor",), (6, 1)),
        (("sponsor", "name"), (6, 1)),
        (("project_manager",), (7, 1)),
        (("project_manager", "name"), (7, 25)),
        (("project_manager", "role"), (7, 41)),
        (("project_manager", "email"), (7, 1)),
        (("volume", "production"), (8, 34)),
        (("data",), (9, 1)),
        (("data", 0), (10, 5)),
        (("data", 0, "source"), (10, 13)),
        (("data", 0, "schedule"), (10, 5)),
        (("data", 0, "permission", "granted_by"), (11, 30)),
        (("data", 0, "permission", "reference"), (11, 5)),
        (("data", 1, "source"), (13, 13)),
        (("data", 1, "steward"), (14, 5)),
        (("data", 2), (15, 5)),
        (("data", 2, "source"), (15, 5)),
        (("data", 3), (9, 1)),
        (("data", -1), (9, 1)),
        (("data", "source"), (9, 1)),
        (("tags", 0), (16, 8)),
        (("tags", 1), (16, 19)),
        (("tags", 2), (17, 3)),
        (("tools",), (18, 1)),
        (("tools", 0, "name"), (18, 1)),
        (("notes",), (19, 8)),
        (("review", "forum"), (2, 1)),
        ((0,), (2, 1)),
    ],
    ids=str,
)
def test_locate_finds_the_value_or_its_nearest_parent(path: Path, expected: tuple[int, int]) -> None:
    assert read_source(TEXT).locate(path) == ("pilots/a.yml", *expected)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("title",), "Invoice triage"),
        (("summary",), 'Reads the "inbox", and drafts.'),
        (("volume", "pilot"), "400"),
        (("data", 2), "Archive"),
        (("tags", 2), "other"),
        (("sponsor",), ""),
        (("data", 1, "steward"), ""),
        (("notes",), "First line.\nSecond line.\n"),
        (("data", 3), None),
        (("data", -1), None),
        (("owner", "name"), None),
        (("review",), None),
    ],
    ids=str,
)
def test_find_gives_the_node_or_nothing(path: Path, expected: str | None) -> None:
    node = read_source(TEXT).find(path)
    assert (node.text if isinstance(node, Scalar) else node) == expected


def test_find_gives_the_root_for_no_path() -> None:
    source = read_source("title: A")
    assert source.find(()) is source.root


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=ascii)
def test_locate_counts_every_kind_of_line_end(line_end: str) -> None:
    source = read_source(line_end.join(["title: A", "", "owner:", "  name: B", ""]))
    assert source.locate(("owner", "name"))[1:] == (4, 9)


def test_locate_counts_characters_not_bytes() -> None:
    assert read_source("volume: {pilot: 東京 \U0001f600, production: x}").locate(("volume", "production"))[1:] == (
        1,
        35,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("~", True),
        ("null", True),
        ("Null", True),
        ("NULL", True),
        ("no", False),
        ("none", False),
        ("0", False),
    ],
)
def test_is_absent_takes_the_words_of_yaml_for_nothing(text: str, *, expected: bool) -> None:
    assert Scalar(text, 1, 1).is_absent is expected


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_is_absent_takes_text_in_quotes_for_text(text: str) -> None:
    assert not Scalar(text, 1, 1, is_plain=False).is_absent


@pytest.mark.parametrize(
    "text",
    [
        "title: A pilot\nowner: >\n  to be\n  confirmed\n",
        'owner: "to be c\\x6fnfirmed"\n',
        'owner: "to be con\\\n  firmed"\n',
        "owner: it''s confirmed\ntags: [{a: 'it''s'}, [b]]\n",
    ],
)
def test_words_hold_those_of_every_value_whole(text: str) -> None:
    without = read_source(text)
    with_text = Source(without.path, without.root, text)
    for value in ("confirmed", "it's"):
        assert (value in with_text.words) == (value in without.words)
        assert value in with_text.words or value not in " ".join(without.words.split("\n"))
    assert "confirmed" in with_text.words


def test_sources_are_equal_when_they_say_the_same() -> None:
    one, same, other = read_source("a: b"), read_source("a: b"), read_source("a: c")
    others: list[object] = [other, one.root, "a: b"]
    assert one == same
    assert one not in others
