"""A secret in a record comes out nowhere: not in a report, not on a page, not in the text for the search."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from pilotbook.cli import cli
from pilotbook.portfolio.load import load_portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.records.withholding import BLOCK, WITHHELD
from pilotbook.site.address import Addresses
from pilotbook.site.make import make_pages
from pilotbook.site.rendering import Templates
from pilotbook.site.site import Site
from tests.history.git_folder import make_git_folder
from tests.records.secret_samples import PRIVATE_KEY, SAMPLES
from tests.tree import CONFIGURATION, write_tree

KEY = SAMPLES[7][1]
READABLE = f"""\
# {KEY}
title: A {KEY}
summary: Uses {KEY} to read.
stage: approved
owner: {{name: {KEY}, role: TBC}}
tools: [{{name: Draft, action: write, log: {KEY}}}]
policy: {{document: "https://reader:{KEY}@example.com/"}}
links: [{{title: {KEY}, url: "https://example.com/?token={KEY}"}}]
unknown: {KEY}
{KEY}: x
timebox: {KEY}
notes: |
  {KEY}
"""
UNREADABLE = f"title: A {KEY}\nstage: piloting\nnotes: one: {KEY}\n"
WITH_KEY = "title: A\nstage: proposed\nnotes: |\n  " + PRIVATE_KEY.replace("\n", "\n  ") + "\nx: 1\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {"pilots/a.yml": READABLE, "pilots/b.yml": UNREADABLE, "pilots/c.yml": WITH_KEY}
    monkeypatch.chdir(write_tree(tmp_path, {**CONFIGURATION, **files}))
    return tmp_path


def is_clean(text: str) -> bool:
    lines = [KEY, KEY[4:], *PRIVATE_KEY.split("\n")]
    return not any(each in text for each in lines)


def test_text_report_shows_the_line_without_the_secret(root: Path) -> None:
    del root
    result = CliRunner().invoke(cli, ["check"])
    assert result.exit_code == 1
    assert is_clean(result.output)
    assert f"      1 | # {BLOCK * len(KEY)}\n        |   ^\n" in result.output
    assert f"notes: one: {BLOCK * len(KEY)}" in result.output


def test_json_report_gives_kind_and_place_of_each(root: Path) -> None:
    del root
    result = CliRunner().invoke(cli, ["check", "--format", "json"])
    found = [each for each in json.loads(result.stdout)["diagnostics"] if each["code"] == "secret"]
    assert is_clean(result.output)
    assert [(each["path"], each["line"]) for each in found] == [
        *(("pilots/a.yml", line) for line in (1, 2, 3, 5, 6, 7, 8, 8, 9, 10, 11, 13)),
        ("pilots/b.yml", 1),
        ("pilots/b.yml", 3),
        ("pilots/c.yml", 4),
    ]
    assert {each["message"] for each in found} == {
        "expected nothing secret, found what looks like a GitHub token",
        "expected nothing secret, found what looks like a private key",
    }


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_brief_shows_it_neither_where_it_came_in_nor_where_it_was_taken_out(root: Path, form: str) -> None:
    book = make_git_folder(root)
    plain = "title: A\nstage: proposed\n"
    for before, after in (
        (plain, READABLE),
        (READABLE, plain),
        (READABLE, READABLE + "unit: A\n"),
        (plain, UNREADABLE),
    ):
        book.commit({"pilots/a.yml": before})
        book.commit({"pilots/a.yml": after})
        result = CliRunner().invoke(cli, ["report", "--base", "HEAD~1", "--head", "HEAD", "--format", form])
        assert "a.yml" in result.output
        assert is_clean(result.output)


def test_pages_and_search_show_words_in_its_place(root: Path) -> None:
    portfolio = load_portfolio(Repository(root=root, docs=root / "docs"), date(2026, 11, 22))
    pages = list(make_pages(Site(portfolio=portfolio, addresses=Addresses(), templates=Templates())))
    texts = {page.source: f"{page.title} {page.description} {page.html} {page.search_html}" for page in pages}
    assert [source for source, text in texts.items() if not is_clean(text)] == []
    assert texts["pilots/a.md"].count(WITHHELD) > 5
    assert "what looks like a GitHub token" in texts["pilots/b.md"]
    assert WITHHELD in texts["pilots/c.md"]
