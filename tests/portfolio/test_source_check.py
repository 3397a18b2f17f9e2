"""The sources of a configuration, looked at without asking anybody."""

from datetime import date
from pathlib import Path

import pytest

from pilotbook.portfolio.load import find_problems, load_portfolio
from pilotbook.portfolio.repository import Repository, find_repository
from pilotbook.portfolio.selection import select_all
from pilotbook.portfolio.source_check import check_sources
from tests.tree import write_tree

GOOD = """\
site_name: A
plugins:
  - search
  - pilotbook:
      today: !ENV TODAY
      sources:
        finance: https://finance.example/portfolio.json
        legal: {address: ../legal/site/portfolio.json, name: Legal}
extra: !!python/name:os.getcwd
"""


def tell(text: str) -> list[tuple[int, int, str, str]]:
    found = check_sources(text, "mkdocs.yml")
    assert {each.place.path for each in found} <= {"mkdocs.yml"}
    return [(each.place.line, each.place.column, each.code.value, each.message) for each in found]


def test_sources_that_are_fine_say_nothing() -> None:
    assert tell(GOOD) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sources",
        "- sources",
        "plugins: sources",
        "plugins: [sources]",
        "plugins: [pilotbook, sources]",
        "plugins: {search: {}, sources: 5}",
        "plugins:\n  - pilotbook:\n  - sources",
        "plugins: [pilotbook: {sources: }]",
        "plugins: {pilotbook: {forge: sources}}",
        "a: [sources",
    ],
)
def test_configuration_without_sources_says_nothing(text: str) -> None:
    assert tell(text) == []


def test_source_that_is_wrong_is_told_at_its_place() -> None:
    text = GOOD.replace("https://finance", "http://finance").replace("name: Legal", "nam: Legal")
    assert [each[:3] for each in tell(text)] == [(7, 18, "not-an-address"), (8, 61, "unknown-key")]


def test_source_that_is_wrong_is_told_where_plugins_are_mapped() -> None:
    assert tell("plugins:\n  pilotbook:\n    sources: [a]\n")[0][:3] == (3, 5, "wrong-type")


def test_key_that_stands_twice_is_told_where_it_is_that_of_a_source() -> None:
    """The program that makes the site would take the last one, and say nothing."""
    text = GOOD.replace("        legal:", "        finance: x.json\n        legal:")
    twice = text.replace("site_name: A", "site_name: A\nsite_name: B")
    assert [each[:3] for each in tell(twice)] == [(9, 9, "duplicate-key")]


def test_last_key_that_stands_twice_is_told() -> None:
    text = "plugins:\n- pilotbook:\n    sources:\n      a: a.json\n      a: b.json\n"
    assert [each[2] for each in tell(text)] == ["duplicate-key"]


def test_check_and_build_tell_of_sources(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"mkdocs.yml": GOOD.replace("https:", "http:"), "docs/": ""})
    repository = find_repository(root)
    assert isinstance(repository, Repository)
    found = find_problems(select_all(repository), date(2026, 11, 26)).diagnostics
    assert [each.code.value for each in found] == ["not-an-address"]
    assert load_portfolio(repository, date(2026, 11, 26)).diagnostics == found
