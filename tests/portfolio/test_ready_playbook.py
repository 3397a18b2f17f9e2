"""The playbook that was read beforehand: it is what reading it gives, and used only where nothing was changed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from pilotbook.portfolio import load, ready_playbook
from pilotbook.portfolio.ready_playbook import find_ready_playbook
from pilotbook.portfolio.ready_writing import FILE, renew_ready_playbook, write_ready_playbook
from pilotbook.portfolio.repository import Repository
from pilotbook.records.playbook_file import read_playbook
from pilotbook.records.playbook_folder import PlaybookFolder, PlaybookTexts, default_playbook_folder
from pilotbook.reports.json_report import write_json

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)


@pytest.fixture
def own(tmp_path: Path) -> PlaybookFolder:
    """A copy of the package's playbook, as an organisation may have one."""
    return PlaybookFolder(copytree(default_playbook_folder().folder, tmp_path / "playbook"), "docs/playbook")


def test_ready_playbook_is_what_is_read_today() -> None:
    """To renew it after a change to the playbook: make ready."""
    assert FILE.read_text(encoding="utf-8") == write_ready_playbook()


def test_ready_playbook_is_written_into_a_file(tmp_path: Path) -> None:
    renew_ready_playbook(tmp_path / "made.py")
    assert (tmp_path / "made.py").read_bytes() == FILE.read_bytes()


def test_ready_playbook_equals_the_one_that_is_read() -> None:
    ready = find_ready_playbook(None)
    assert ready is not None
    assert (ready.playbook, ()) == read_playbook()
    conditions = {(text, each.each) for each in ready.playbook.criteria for text in (each.when, each.check) if text}
    assert {(condition, each) for condition, each, _, _ in ready.conditions} == conditions


def test_ready_playbook_stands_for_a_copy_of_it(own: PlaybookFolder) -> None:
    ready = find_ready_playbook(own)
    assert ready is not None
    assert (ready.playbook, ()) == read_playbook(own)
    assert ready.playbook.articles[0].source.path.startswith("docs/playbook/")


def test_ready_playbook_stands_for_a_folder_without_articles(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        ready = find_ready_playbook(PlaybookFolder(folder, "docs/playbook"))
        assert ready is not None
        assert ready.playbook.articles[0].source.path.startswith("pilotbook/default_playbook/")


def add_letter(folder: Path) -> None:
    file = folder / "questions" / "owner.md"
    file.write_text(file.read_text(encoding="utf-8") + "x", encoding="utf-8")


def swap_letters(folder: Path) -> None:
    file = folder / "questions" / "owner.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[:-3] + text[-2] + text[-3] + text[-1], encoding="utf-8")


def add_article(folder: Path) -> None:
    (folder / "more.md").write_text("---\ntitle: More\nkind: article\n---\n", encoding="utf-8")


def take_article(folder: Path) -> None:
    (folder / "questions" / "owner.md").unlink()


def change_settings(folder: Path) -> None:
    with (folder / "playbook.yml").open("a", encoding="utf-8") as file:
        file.write("\n")


def link_article(folder: Path) -> None:
    file = folder / "questions" / "owner.md"
    file.rename(folder / "other")
    file.symlink_to(folder / "other")


def make_unreadable(folder: Path) -> None:
    file = folder / "questions" / "owner.md"
    file.unlink()
    file.symlink_to(file.name)


CHANGES = (add_letter, swap_letters, add_article, take_article, change_settings, link_article, make_unreadable)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_ready_playbook_stands_for_no_other(own: PlaybookFolder, change: Callable[[Path], None]) -> None:
    change(own.folder)
    assert find_ready_playbook(own) is None


def test_ready_playbook_stands_for_no_texts_of_another_time() -> None:
    assert find_ready_playbook(PlaybookTexts({}, "docs/playbook", is_default=True)) is None


def test_ready_playbook_of_other_records_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready_playbook, "FIELDS", ((("Front", ("title",)),), ()))
    assert find_ready_playbook(None) is None


def test_ready_playbook_that_cannot_be_read_is_not_used(own: PlaybookFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_folder: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(ready_playbook, "list_files", refuse)
    assert find_ready_playbook(own) is None


def test_pilots_are_judged_the_same_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository(root=ROOT, docs=ROOT / "docs")
    by_ready = write_json(load.load_portfolio(repository, TODAY))
    monkeypatch.setattr(load, "find_ready_playbook", lambda _own: None)
    assert write_json(load.load_portfolio(repository, TODAY)) == by_ready


def test_broken_playbook_is_not_written_down(monkeypatch: pytest.MonkeyPatch, own: PlaybookFolder) -> None:
    add_letter(own.folder)
    (own.folder / "questions" / "owner.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    monkeypatch.setattr("pilotbook.portfolio.ready_writing.read_playbook", lambda: read_playbook(own))
    with pytest.raises(ValueError, match="expected a playbook in which nothing is wrong, found: "):
        write_ready_playbook()
