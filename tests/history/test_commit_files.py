"""Files as a commit holds them."""

from pathlib import Path

import pytest

from pilotbook.diagnostic import Code, Diagnostic
from pilotbook.history.checkout import open_checkout
from pilotbook.history.commit_files import list_versions, read_texts
from pilotbook.history.file_change import Version
from pilotbook.history.git_command import GitProblem
from pilotbook.records.text_file import MAX_BYTES
from tests.history.git_folder import GitFolder, make_git_folder


@pytest.fixture
def book(tmp_path: Path) -> GitFolder:
    return make_git_folder(tmp_path)


def test_files_are_those_of_the_commit_and_not_of_the_folder(book: GitFolder) -> None:
    commit = book.commit({"pilots/b.yml": "b", "pilots/a.yml": "é\n", "other.txt": "x"})
    book.commit({"pilots/a.yml": None, "pilots/b.yml": "changed", "pilots/c.yml": "new"})
    checkout = open_checkout(book.root)
    versions = list_versions(checkout, commit, ["pilots", "docs"])
    assert [version.path for version in versions] == ["pilots/a.yml", "pilots/b.yml"]
    assert read_texts(checkout, versions) == {"pilots/a.yml": "é\n", "pilots/b.yml": "b"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe", Code.NOT_UTF_8),
        (b"a" * (MAX_BYTES + 1), Code.FILE_TOO_LARGE),
        (b"a" * (20 * MAX_BYTES), Code.FILE_TOO_LARGE),
    ],
)
def test_file_that_is_no_text_says_so_and_the_next_one_is_read(book: GitFolder, data: bytes, code: Code) -> None:
    commit = book.commit({"deep/pilots/a.yml": data, "deep/pilots/b.yml": "b"})
    checkout = open_checkout(book.root / "deep")
    texts = read_texts(checkout, list_versions(checkout, commit, ["deep/pilots"]))
    first = texts["deep/pilots/a.yml"]
    assert isinstance(first, Diagnostic)
    assert (first.code, first.place.path) == (code, "pilots/a.yml")
    assert texts["deep/pilots/b.yml"] == "b"


def test_too_large_file_says_how_large_it_is(book: GitFolder) -> None:
    commit = book.commit({"pilots/a.yml": b"a" * (20 * MAX_BYTES)})
    checkout = open_checkout(book.root)
    (text,) = read_texts(checkout, list_versions(checkout, commit, ["pilots"])).values()
    assert isinstance(text, Diagnostic)
    assert text.message == "expected at most 256 KiB, found 5,120 KiB"


def test_link_is_not_followed(book: GitFolder) -> None:
    book.write({"pilots/a.yml": "a"})
    (book.root / "pilots" / "b.yml").symlink_to("a.yml")
    checkout, commit = open_checkout(book.root), book.commit({})
    texts = read_texts(checkout, list_versions(checkout, commit, ["pilots"]))
    assert isinstance(texts["pilots/b.yml"], Diagnostic)
    assert texts["pilots/b.yml"].message.endswith("found a link, which is not followed in a commit")


def test_file_that_is_not_in_the_repository_is_said(book: GitFolder) -> None:
    book.commit({"pilots/a.yml": "a"})
    with pytest.raises(GitProblem, match="expected the file 111111111111 in the repository"):
        read_texts(open_checkout(book.root), [Version("pilots/a.yml", "1" * 40)])


def test_no_file_at_all_needs_no_git(book: GitFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout = open_checkout(book.root)
    monkeypatch.setenv("PATH", "")
    assert read_texts(checkout, []) == {}
