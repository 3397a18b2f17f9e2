"""What every commit of a real repository did to its pilots."""

from pathlib import Path

import pytest

from pilotbook.history.checkout import open_checkout
from pilotbook.history.events import list_events
from pilotbook.history.pilot_log import read_pilot_commits
from tests.history.git_folder import GitFolder, make_git_folder

A = "title: A pilot with a title that is long enough to be found again\nstage: {}\nunit: Finance\nnotes: Some words.\n"


@pytest.fixture
def book(tmp_path: Path) -> GitFolder:
    return make_git_folder(tmp_path)


def test_pilot_log_reads_what_happened(book: GitFolder) -> None:
    book.commit({"book/pilots/a.yml": A.format("proposed"), "book/mkdocs.yml": ""}, on="2026-01-01")
    book.commit({"book/pilots/a.yml": A.format("approved")}, on="2026-02-01")
    book.commit({"book/pilots/a.yml": None, "book/pilots/b.yml": A.format("piloting")}, on="2026-03-01")
    book.commit({"book/pilots/b.yml": None}, on="2026-04-01")
    checkout = open_checkout(book.root / "book")
    commits = read_pilot_commits(checkout, "HEAD", checkout.path_in_git("pilots"))
    (events,) = list_events(commits).values()
    assert [(event.on.month, event.kind.value, event.before, event.after) for event in events] == [
        (1, "created", "", "proposed"),
        (2, "moved", "proposed", "approved"),
        (3, "renamed", "a", "b"),
        (3, "moved", "approved", "piloting"),
        (4, "deleted", "", ""),
    ]


@pytest.mark.parametrize("name", ["notes.md", "A.yml", "a.yaml", "deep/a.yml", "index.yml"])
def test_pilot_log_leaves_out_what_is_no_pilots_file(book: GitFolder, name: str) -> None:
    book.commit({f"pilots/{name}": A.format("proposed")})
    assert read_pilot_commits(open_checkout(book.root), "HEAD", "pilots") == ()


def test_pilot_log_goes_on_behind_a_version_that_cannot_be_read(book: GitFolder) -> None:
    book.commit({"pilots/a.yml": A.format("proposed")})
    book.commit({"pilots/a.yml": b"\xff"})
    book.commit({"pilots/a.yml": "[["})
    book.commit({"pilots/a.yml": A.format("approved")})
    commits = read_pilot_commits(open_checkout(book.root), "HEAD", "pilots")
    assert [step.pilot is None for commit in commits for step in commit.steps] == [False, True, True, False]
    assert [event.kind.value for event in list_events(commits)["a"]] == ["created", "moved"]


def test_link_is_no_pilots_file(book: GitFolder) -> None:
    book.commit({"pilots/a.yml": A.format("proposed")})
    (book.root / "pilots" / "b.yml").symlink_to("a.yml")
    book.commit({})
    assert len(read_pilot_commits(open_checkout(book.root), "HEAD", "pilots")) == 1
