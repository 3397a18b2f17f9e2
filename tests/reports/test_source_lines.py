"""The source line under a diagnostic, and the caret under its column."""

from pathlib import Path

import pytest

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.reports.source_lines import WIDEST, SourceLines, draw_excerpt, no_line
from tests.tree import write_tree


def at(path: str, line: int, code: Code = Code.UNKNOWN_KEY) -> Diagnostic:
    return Diagnostic(code=code, place=Place(path, line, 1), message="", hint="")


def test_source_lines_gives_the_line_that_is_pointed_at(tmp_path: Path) -> None:
    lines = SourceLines(write_tree(tmp_path, {"pilots/a.yml": "one\ntwo\r\nthree\u2028four\rfive"}))
    assert [lines(at("pilots/a.yml", number)) for number in range(7)] == [
        None,
        "one",
        "two",
        "three",
        "four",
        "five",
        None,
    ]


def test_source_lines_takes_a_whole_path(tmp_path: Path) -> None:
    write_tree(tmp_path, {"there/a.yml": "one\n", "here/": ""})
    assert SourceLines(tmp_path / "here")(at(str(tmp_path / "there" / "a.yml"), 1)) == "one"


def test_source_lines_reads_a_file_once(tmp_path: Path) -> None:
    lines = SourceLines(write_tree(tmp_path, {"a.yml": "one\ntwo\n"}))
    assert lines(at("a.yml", 1)) == "one"
    (tmp_path / "a.yml").unlink()
    assert lines(at("a.yml", 2)) == "two"


@pytest.mark.parametrize(
    "tree",
    [{}, {"a.yml": b"\xff\xfe"}, {"a.yml": "x" * 300_000}, {"a.yml/": ""}],
    ids=["none", "bytes", "large", "folder"],
)
def test_source_lines_has_none_where_the_file_cannot_be_read(tmp_path: Path, tree: dict[str, str | bytes]) -> None:
    assert SourceLines(write_tree(tmp_path, tree))(at("a.yml", 1)) is None


def test_source_lines_shows_nothing_of_a_file_that_a_link_leads_to(tmp_path: Path) -> None:
    write_tree(tmp_path, {"secret": "password\n", "pilots/": ""})
    (tmp_path / "pilots" / "a.yml").symlink_to("../secret")
    lines = SourceLines(tmp_path)
    assert lines(at("pilots/a.yml", 1, Code.LINK_OUTSIDE)) is None
    assert lines(at("pilots/a.yml", 1)) is None


@pytest.mark.parametrize("code", [Code.ADDRESS_TAKEN, Code.FILE_NAME, Code.SAME_ID, Code.NO_FRONT_MATTER])
def test_source_lines_shows_nothing_where_no_line_is_to_blame(tmp_path: Path, code: Code) -> None:
    assert SourceLines(write_tree(tmp_path, {"a.yml": "one\n"}))(at("a.yml", 1, code)) is None


def test_no_line_shows_nothing() -> None:
    shown: object = no_line(at("a.yml", 1))  # type: ignore[func-returns-value]
    assert shown is None


@pytest.mark.parametrize(
    ("line", "column", "drawn"),
    [
        ("title: x", 1, ("title: x", "^")),
        ("title: x", 8, ("title: x", "       ^")),
        ("title: x", 9, ("title: x", "        ^")),
        ("title: x", 99, ("title: x", "        ^")),
        ("\tname: \x1b[2J", 2, (" name: �[2J", " ^")),
        ("名前: x", 5, ("名前: x", "      ^")),
        ("e\N{COMBINING ACUTE ACCENT}t: x", 5, ("e\N{COMBINING ACUTE ACCENT}t: x", "   ^")),
    ],
)
def test_draw_excerpt_puts_the_caret_under_the_column(line: str, column: int, drawn: tuple[str, str]) -> None:
    source, caret = draw_excerpt(line, 12, column) or ("", "")
    assert (source, caret) == (f"     12 | {drawn[0]}", f"        | {drawn[1]}")


@pytest.mark.parametrize("column", [1, 40, 51, 52, 120, 199, 200, 201])
def test_draw_excerpt_cuts_a_long_line_around_the_column(column: int) -> None:
    line = "".join(chr(0x100 + number) for number in range(200))
    source, caret = draw_excerpt(line, 1, column) or ("", "")
    under = len(caret) - 1
    assert (source[under] if under < len(source) else "") == line[column - 1 : column]
    assert len(source) <= len("      1 | ") + WIDEST + len("……")
    assert source.endswith("…") is (column < 150)
    assert ("| …" in source) is (column > 51)


def test_draw_excerpt_leaves_a_line_of_the_widest_kind_whole() -> None:
    line = "x" * WIDEST
    assert draw_excerpt(line, 1, WIDEST) == (f"      1 | {line}", "        | " + " " * (WIDEST - 1) + "^")


@pytest.mark.parametrize("line", ["", "   ", "\t"])
def test_draw_excerpt_of_a_blank_line_is_none(line: str) -> None:
    assert draw_excerpt(line, 1, 1) is None
