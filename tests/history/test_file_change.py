"""What changed between two commits, as git tells it."""

from pathlib import Path

import pytest

from pilotbook.history.checkout import open_checkout
from pilotbook.history.file_change import FileChange, list_changes, make_version, read_changes
from pilotbook.history.git_command import GitProblem
from tests.history.git_folder import Files, GitFolder, make_git_folder

LONG = "".join(f"line {number}: some text that stays\n" for number in range(30))


@pytest.fixture
def book(tmp_path: Path) -> GitFolder:
    return make_git_folder(tmp_path)


def names(change: FileChange) -> tuple[str | None, str | None]:
    return (change.before.path if change.before else None, change.after.path if change.after else None)


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ({"pilots/a.yml": "b"}, [("pilots/a.yml", "pilots/a.yml")]),
        ({"pilots/b.yml": "b"}, [(None, "pilots/b.yml")]),
        ({"pilots/a.yml": None}, [("pilots/a.yml", None)]),
        ({"pilots/long.yml": None, "pilots/moved.yml": LONG}, [("pilots/long.yml", "pilots/moved.yml")]),
        (
            {"pilots/long.yml": None, "pilots/moved.yml": LONG.replace("line 3:", "line three:")},
            [("pilots/long.yml", "pilots/moved.yml")],
        ),
        ({"pilots/long.yml": None, "archive/long.yml": LONG}, [("pilots/long.yml", None)]),
        ({"other/a.txt": "b"}, []),
        (
            {"pilots/ü \t\n.yml": "x", "docs/playbook/a.md": "x", "pilots/a.yml": None},
            [(None, "docs/playbook/a.md"), ("pilots/a.yml", None), (None, "pilots/ü \t\n.yml")],
        ),
    ],
)
def test_list_changes_understands(book: GitFolder, then: Files, expected: list[tuple[str | None, str | None]]) -> None:
    base = book.commit({"pilots/a.yml": "a", "pilots/long.yml": LONG, "other/a.txt": "a"})
    head = book.commit(then)
    found = list_changes(open_checkout(book.root), base, head, ["pilots", "docs/playbook"])
    assert [names(change) for change in found] == expected


def test_list_changes_does_as_git_does_without_anybodys_settings(book: GitFolder) -> None:
    base = book.commit({"pilots/long.yml": LONG})
    head = book.commit({"pilots/long.yml": None, "pilots/moved.yml": LONG})
    for name, value in (("diff.renames", "false"), ("diff.noprefix", "true"), ("color.ui", "always")):
        book.git("config", name, value)
    (change,) = list_changes(open_checkout(book.root), base, head, ["pilots"])
    assert names(change) == ("pilots/long.yml", "pilots/moved.yml")


def test_list_changes_takes_folders_literally(book: GitFolder) -> None:
    base = book.commit({"a/x": "1", "[a]/x": "1"})
    head = book.commit({"a/x": "2", "[a]/x": "2"})
    found = list_changes(open_checkout(book.root), base, head, ["[a]"])
    assert [names(change) for change in found] == [("[a]/x", "[a]/x")]


def test_link_that_takes_the_place_of_a_file_is_told_apart(book: GitFolder) -> None:
    base = book.commit({"pilots/a.yml": "a"})
    (book.root / "pilots" / "a.yml").unlink()
    (book.root / "pilots" / "a.yml").symlink_to("../secret")
    head = book.commit({})
    (change,) = list_changes(open_checkout(book.root), base, head, ["pilots"])
    assert change.before is not None
    assert change.after is not None
    assert (change.before.is_link, change.after.is_link) == (False, True)


def test_other_repository_is_no_file() -> None:
    assert make_version("pilots/a", "160000", "0" * 40) is None


@pytest.mark.parametrize("fields", [[":100644 100644 a b"], [":100644 100644 a b M"], ["fatal"]])
def test_output_of_another_form_is_said(fields: list[str]) -> None:
    with pytest.raises(GitProblem, match="expected a list of changes from git"):
        list(read_changes(iter(fields)))
