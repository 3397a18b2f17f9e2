"""Pilots that have a title which another has already."""

from pathlib import Path

import pytest

from pilotbook.diagnostic import Code, Severity
from pilotbook.portfolio.load import find_problems, load_portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.portfolio.same_titles import point_out_same_titles
from pilotbook.portfolio.selection import select_all
from pilotbook.records.pilot_file import read_pilot
from tests.portfolio.test_portfolio import TODAY
from tests.tree import write_tree


def same(titles: list[str]) -> list[tuple[str, str]]:
    """The files that are told to have the title of another, each with the message."""
    texts = [f"title: {title}\nstage: proposed\n" for title in titles]
    files = [read_pilot(text, f"p{number}", f"pilots/p{number}.yml") for number, text in enumerate(texts)]
    marked = list(point_out_same_titles(files))
    assert [file.id for file in marked] == [file.id for file in files]
    found = [diagnostic for file in marked for diagnostic in file.diagnostics]
    return [(each.pilot or "", each.message) for each in found if each.code is Code.SAME_TITLE]


def test_titles_that_differ_are_nothing_to_tell() -> None:
    assert same(["A", "B", "A b", "Ab"]) == []


def test_each_later_file_names_the_first() -> None:
    assert same(["Invoices", "Letters", "invoices", "Invoices"]) == [
        ("p2", "expected a title of its own, found 'invoices', which pilots/p0.yml has as well"),
        ("p3", "expected a title of its own, found 'Invoices', which pilots/p0.yml has as well"),
    ]


@pytest.mark.parametrize("titles", [["A b", "a  B"], ['"A b "', "A b"], ["STRASSE", "Straße"]])
def test_capitals_and_spaces_make_no_difference(titles: list[str]) -> None:
    assert [pilot for pilot, _ in same(titles)] == ["p1"]


@pytest.mark.parametrize("title", ["", "[A]", '" "', "null"])
def test_files_without_a_title_are_not_the_same(title: str) -> None:
    assert same([title, title]) == []


def test_same_title_is_found_also_where_nothing_is_kept(tmp_path: Path) -> None:
    text = "title: A\nstage: proposed\n"
    write_tree(tmp_path, {"pilots/a.yml": text, "pilots/b.yml": "", "pilots/c.yml": "title: A\n", "pilots/d.yml": text})
    repository = Repository(root=tmp_path, docs=tmp_path / "docs")
    found = load_portfolio(repository, TODAY).diagnostics
    assert found == find_problems(select_all(repository), TODAY).diagnostics
    twice = [(each.place, each.severity) for each in found if each.code is Code.SAME_TITLE]
    assert twice == [(("pilots/c.yml", 1, 8), Severity.WARNING), (("pilots/d.yml", 1, 8), Severity.WARNING)]
