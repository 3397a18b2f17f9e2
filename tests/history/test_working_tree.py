"""The files of a folder as they lie there, as a tree for git."""

import os
from pathlib import Path

import pytest

from pilotbook.history.checkout import Checkout, open_checkout
from pilotbook.history.file_change import FileChange, list_changes
from pilotbook.history.git_command import GitProblem
from pilotbook.history.working_tree import snapshot_working_tree
from tests.history.git_folder import GitFolder, make_git_folder

FOLDERS = ["pilots", "docs/playbook"]
LONG = "".join(f"line {number}: some text that stays\n" for number in range(30))


@pytest.fixture
def book(tmp_path: Path) -> GitFolder:
    return make_git_folder(tmp_path)


def changes_since(checkout: Checkout, base: str) -> tuple[FileChange, ...]:
    with snapshot_working_tree(checkout, FOLDERS) as (apart, tree):
        return list_changes(apart, base, tree, FOLDERS)


def list_files(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_tree_holds_what_is_changed_new_moved_and_gone(book: GitFolder) -> None:
    base = book.commit({"pilots/a.yml": "a", "pilots/b.yml": "b", "pilots/long.yml": LONG, "other.txt": "x"})
    book.write(
        {
            "pilots/a.yml": "changed",
            "pilots/b.yml": None,
            "pilots/new.yml": "new",
            "pilots/long.yml": None,
            "pilots/moved.yml": LONG + "one more\n",
            "other.txt": "changed",
        }
    )
    before = list_files(book.root / ".git")
    found = changes_since(open_checkout(book.root), base)
    assert [(b.path if b else None, a.path if a else None) for b, a in found] == [
        ("pilots/a.yml", "pilots/a.yml"),
        ("pilots/b.yml", None),
        ("pilots/long.yml", "pilots/moved.yml"),
        (None, "pilots/new.yml"),
    ]
    assert list_files(book.root / ".git") == before


def test_tree_leaves_out_what_git_ignores(book: GitFolder) -> None:
    base = book.commit({"pilots/a.yml": "a", ".gitignore": "*.tmp.yml\n"})
    book.write({"pilots/b.tmp.yml": "b"})
    assert changes_since(open_checkout(book.root), base) == ()


def test_tree_is_that_of_the_folder_below_the_top(book: GitFolder) -> None:
    base = book.commit({"deep/pilots/a.yml": "a", "pilots/a.yml": "a"})
    book.write({"deep/pilots/a.yml": "b", "pilots/a.yml": "b"})
    with snapshot_working_tree(open_checkout(book.root / "deep"), ["deep/pilots"]) as (apart, tree):
        (change,) = list_changes(apart, base, tree, ["deep/pilots", "pilots"])
    assert change.after is not None
    assert change.after.path == "deep/pilots/a.yml"


def test_tree_of_folders_that_are_all_gone_is_empty(book: GitFolder) -> None:
    base = book.commit({"pilots/a.yml": "a"})
    book.write({"pilots/a.yml": None})
    (book.root / "pilots").rmdir()
    (change,) = changes_since(open_checkout(book.root), base)
    assert change.after is None


def test_tree_can_be_made_before_the_first_commit(book: GitFolder) -> None:
    book.write({"pilots/a.yml": "a"})
    with snapshot_working_tree(open_checkout(book.root), FOLDERS) as (apart, tree):
        assert apart.git.run("ls-tree", "-r", "--name-only", tree) == b"pilots/a.yml\n"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="somebody who may read everything")
def test_file_that_nobody_may_read_is_said(book: GitFolder) -> None:
    book.write({"pilots/a.yml": "a"})
    (book.root / "pilots" / "a.yml").chmod(0)
    with pytest.raises(GitProblem, match="Permission denied"):
        changes_since(open_checkout(book.root), "HEAD")


def test_tree_without_any_of_the_folders_is_what_was_committed(book: GitFolder) -> None:
    base = book.commit({"other.txt": "x"})
    assert changes_since(open_checkout(book.root), base) == ()
