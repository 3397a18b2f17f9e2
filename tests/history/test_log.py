"""Which commits changed a folder."""

from datetime import date
from pathlib import Path

import pytest

from pilotbook.history.checkout import open_checkout
from pilotbook.history.log import read_log
from tests.history.git_folder import GitFolder, make_git_folder


@pytest.fixture
def book(tmp_path: Path) -> GitFolder:
    return make_git_folder(tmp_path)


def test_log_has_the_commits_of_the_folder_from_the_oldest_on(book: GitFolder) -> None:
    first = book.commit({"pilots/a.yml": "a\n"}, on="2026-03-01")
    book.commit({"other.txt": "x"}, on="2026-04-01")
    third = book.commit({"pilots/a.yml": None, "pilots/b.yml": "a\n", "pilots/c.yml": "c"}, on="2026-05-01")
    found = read_log(open_checkout(book.root), "HEAD", ["pilots"])
    assert [(commit.on, commit.hash) for commit in found] == [(date(2026, 3, 1), first), (date(2026, 5, 1), third)]
    paths = [[(b.path if b else "", a.path if a else "") for b, a in commit.changes] for commit in found]
    assert paths == [[("", "pilots/a.yml")], [("pilots/a.yml", "pilots/b.yml"), ("", "pilots/c.yml")]]


def test_merge_counts_once_on_its_day(book: GitFolder) -> None:
    book.commit({"pilots/a.yml": "a\n"}, on="2026-03-01")
    book.git("checkout", "--quiet", "-b", "change")
    book.commit({"pilots/b.yml": "b"}, on="2026-03-02")
    book.commit({"pilots/b.yml": "c"}, on="2026-03-03")
    book.git("checkout", "--quiet", "main")
    book.git("merge", "--quiet", "--no-ff", "--message", "Merge", "change", on="2026-04-01")
    found = read_log(open_checkout(book.root), "main", ["pilots"])
    assert [commit.on for commit in found] == [date(2026, 3, 1), date(2026, 4, 1)]
    ((before, after),) = found[1].changes
    assert before is None
    assert after is not None
    assert after.path == "pilots/b.yml"


@pytest.mark.parametrize(
    ("name", "value"), [("log.showSignature", "true"), ("log.showRoot", "false"), ("color.ui", "always")]
)
def test_log_is_the_same_whatever_people_have_set(book: GitFolder, name: str, value: str) -> None:
    book.commit({"pilots/a.yml": "a\n"})
    plain = read_log(open_checkout(book.root), "HEAD", ["pilots"])
    book.git("config", name, value)
    assert len(plain[0].changes) == 1
    assert read_log(open_checkout(book.root), "HEAD", ["pilots"]) == plain


def test_log_of_a_folder_that_never_was_is_empty(book: GitFolder) -> None:
    book.commit({"other.txt": "x"})
    assert read_log(open_checkout(book.root), "HEAD", ["pilots"]) == ()
