"""The events of pilots, read from real repositories."""

from pathlib import Path

import pytest

from pilotbook.history.git_command import GitCommand
from pilotbook.portfolio.pilot_history import Events, read_history
from pilotbook.portfolio.repository import Repository
from pilotbook.records.playbook import Settings
from tests.history.git_folder import GitFolder, make_git_folder
from tests.tree import write_tree

GOOD = "title: A\nstage: proposed\n"


def history_of(root: Path) -> Events:
    return read_history(Repository(root=root, docs=root / "docs"), Settings())


def kinds_of(events: Events) -> dict[str, list[str]]:
    return {pilot: [each.kind.value for each in known] for pilot, known in events.items()}


def draw(root: Path) -> GitFolder:
    folder = make_git_folder(root)
    folder.commit({"pilots/a.yml": GOOD, "mkdocs.yml": ""}, on="2026-10-01")
    folder.commit({"pilots/a.yml": GOOD.replace("proposed", "approved"), "pilots/b.yml": GOOD}, on="2026-10-09")
    return folder


def test_history_of_a_repository(tmp_path: Path) -> None:
    draw(tmp_path)
    events = history_of(tmp_path)
    assert kinds_of(events) == {"a": ["created", "moved"], "b": ["created"]}
    assert events["a"][1].on.isoformat() == "2026-10-09"


def test_history_of_a_folder_below_the_top(tmp_path: Path) -> None:
    folder = make_git_folder(tmp_path)
    folder.commit({"book/pilots/a.yml": GOOD, "pilots/other.yml": GOOD})
    assert kinds_of(history_of(tmp_path / "book")) == {"a": ["created"]}


def test_history_follows_a_new_commit(tmp_path: Path) -> None:
    folder = draw(tmp_path)
    history_of(tmp_path)
    folder.commit({"pilots/b.yml": None}, on="2026-10-11")
    assert kinds_of(history_of(tmp_path))["b"] == ["created", "deleted"]


def test_history_is_read_once_a_commit(tmp_path: Path) -> None:
    draw(tmp_path)
    assert history_of(tmp_path) is history_of(tmp_path)


def test_history_of_no_git_and_of_no_commit_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    write_tree(tmp_path / "bare", {"pilots/a.yml": GOOD})
    assert history_of(tmp_path / "bare") == {}
    make_git_folder(tmp_path / "new")
    assert history_of(tmp_path / "new") == {}
    monkeypatch.setenv("PATH", "")
    assert history_of(tmp_path / "new") == {}


def test_shallow_clone_says_nothing_of_what_was_there_before(tmp_path: Path) -> None:
    folder = draw(tmp_path / "whole")
    folder.commit({"pilots/c.yml": GOOD}, on="2026-10-12")
    clone = tmp_path / "shallow"
    GitCommand(tmp_path).run("clone", "--quiet", "--depth", "2", f"file://{tmp_path}/whole", str(clone))
    assert kinds_of(history_of(clone)) == {"a": [], "b": [], "c": ["created"]}


def test_shallow_clone_without_pilots(tmp_path: Path) -> None:
    make_git_folder(tmp_path / "whole").commit({"x": ""})
    GitCommand(tmp_path).run("clone", "--quiet", "--depth", "1", f"file://{tmp_path}/whole", str(tmp_path / "shallow"))
    assert history_of(tmp_path / "shallow") == {}
