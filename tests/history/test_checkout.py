"""Where a checkout begins, which commits have a name, and what is said where there is none."""

from pathlib import Path

import pytest

from pilotbook.history.checkout import find_commit, find_fork, open_checkout
from pilotbook.history.git_command import GitProblem
from tests.history.git_folder import GitFolder, make_git_folder


@pytest.fixture
def book(tmp_path: Path) -> GitFolder:
    return make_git_folder(tmp_path / "book")


def test_open_checkout_knows_its_place_below_the_top(book: GitFolder) -> None:
    book.commit({"deep/er/a.txt": "a"})
    checkout = open_checkout(book.root / "deep" / "er")
    assert (checkout.prefix, checkout.is_shallow) == ("deep/er/", False)
    assert checkout.path_in_git("pilots/a.yml") == "deep/er/pilots/a.yml"
    assert checkout.path_in_git("../docs") == "deep/docs"
    assert checkout.path_in_folder("deep/er/pilots/a.yml") == "pilots/a.yml"
    assert checkout.path_in_folder("deep/docs/a.md") == "../docs/a.md"


def test_paths_are_the_same_at_the_top(book: GitFolder) -> None:
    checkout = open_checkout(book.root)
    assert checkout.path_in_git("docs/a b.md") == checkout.path_in_folder("docs/a b.md") == "docs/a b.md"


@pytest.mark.parametrize("inside", ["", ".git"])
def test_open_checkout_says_that_a_folder_is_in_no_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    if inside:
        make_git_folder(tmp_path)
    with pytest.raises(GitProblem, match="expected a folder in a checkout of a git repository") as raised:
        open_checkout(tmp_path / inside)
    assert raised.value.hint.startswith("run git init")


def test_open_checkout_tells_what_git_says_of_a_repository_that_it_refuses(book: GitFolder) -> None:
    (book.root / ".git" / "config").write_text("[core\n", encoding="utf-8")
    with pytest.raises(GitProblem, match=r"git rev-parse failed: bad config line 1"):
        open_checkout(book.root)


@pytest.mark.parametrize("name", ["main", "v1", "HEAD", "HEAD~1"])
def test_find_commit_takes_what_git_takes(book: GitFolder, name: str) -> None:
    first = book.commit({"a.txt": "a"})
    second = book.commit({"a.txt": "b"})
    book.git("tag", "--annotate", "--message", "A tag", "v1")
    found = find_commit(open_checkout(book.root), name)
    assert found.hash == (first if name == "HEAD~1" else second)
    assert found.name == name


@pytest.mark.parametrize("name", ["nowhere", "", "--help", "--output=owned", "main:a.txt", "a\nb", "main..main"])
def test_find_commit_says_that_there_is_none(book: GitFolder, name: str) -> None:
    book.commit({"a.txt": "a"})
    with pytest.raises(GitProblem, match="expected a commit, a branch or a tag, found '") as raised:
        find_commit(open_checkout(book.root), name)
    assert "git fetch origin" in raised.value.hint
    assert sorted(entry.name for entry in book.root.iterdir()) == [".git", "a.txt"]


def test_find_commit_in_a_shallow_clone_says_how_to_fetch_the_rest(book: GitFolder, tmp_path: Path) -> None:
    first = book.commit({"a.txt": "a"})
    book.commit({"a.txt": "b"})
    clone = clone_shallowly(book, tmp_path / "clone")
    with pytest.raises(GitProblem, match="which git does not know") as raised:
        find_commit(open_checkout(clone.root), first)
    assert "fetch-depth: 0" in raised.value.hint


def clone_shallowly(book: GitFolder, to: Path, *options: str) -> GitFolder:
    book.git("clone", "--quiet", "--depth", "1", *options, book.root.as_uri(), str(to))
    return GitFolder(to)


def test_find_fork_is_the_last_commit_in_common(book: GitFolder) -> None:
    book.commit({"a.txt": "a"})
    fork = book.commit({"a.txt": "b"})
    book.git("checkout", "--quiet", "-b", "change")
    book.commit({"b.txt": "b"})
    book.git("checkout", "--quiet", "main")
    book.commit({"a.txt": "c"})
    checkout = open_checkout(book.root)
    found = find_fork(checkout, find_commit(checkout, "main"), find_commit(checkout, "change"))
    assert (found.hash, found.name) == (fork, "main")


def test_find_fork_says_that_nothing_is_in_common(book: GitFolder) -> None:
    book.commit({"a.txt": "a"})
    book.git("checkout", "--quiet", "--orphan", "other")
    book.commit({"b.txt": "b"})
    checkout = open_checkout(book.root)
    with pytest.raises(GitProblem, match="found none of 'main' and 'other'") as raised:
        find_fork(checkout, find_commit(checkout, "main"), find_commit(checkout, "other"))
    assert raised.value.hint == "name a commit from which this one came"


def test_find_fork_in_a_shallow_clone_says_how_to_fetch_the_rest(book: GitFolder, tmp_path: Path) -> None:
    book.commit({"a.txt": "a"})
    book.git("checkout", "--quiet", "-b", "change")
    book.commit({"b.txt": "b"})
    book.git("checkout", "--quiet", "main")
    book.commit({"a.txt": "c"})
    clone = clone_shallowly(book, tmp_path / "clone", "--no-single-branch")
    checkout = open_checkout(clone.root)
    with pytest.raises(GitProblem, match="expected commits with a common history") as raised:
        find_fork(checkout, find_commit(checkout, "origin/main"), find_commit(checkout, "origin/change"))
    assert "git fetch --unshallow" in raised.value.hint


def test_open_checkout_takes_a_folder_of_any_name(tmp_path: Path) -> None:
    book = make_git_folder(tmp_path / "a\n'b' ü")
    book.commit({"c\nd/a.txt": "a"})
    checkout = open_checkout(book.root / "c\nd")
    assert (checkout.git.folder, checkout.prefix) == (book.root, "c\nd/")
