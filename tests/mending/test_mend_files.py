"""Which files are mended and renamed, that it happens as a whole, and that nothing else is touched."""

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from pilotbook.mending import mend_files as module
from pilotbook.mending.mend_files import Mended, mend_files, replace_file
from pilotbook.mending.mend_text import mend_text
from pilotbook.portfolio.repository import find_repository
from pilotbook.portfolio.selection import select_all, select_paths
from pilotbook.records.shape import Field
from tests.tree import CONFIGURATION, write_tree

WRONG = "title: T\nstage: proposd\n"
RIGHT = "title: T\nstage: proposed\n"


def mend(root: Path) -> Mended:
    repository = find_repository(root)
    assert repository is not None
    return mend_files(select_all(repository), ())


def read_tree(root: Path) -> dict[str, bytes]:
    files = (file for file in root.rglob("*") if file.is_file() and file.name != "mkdocs.yml")
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"pilots/a.yml": WRONG}, {"pilots/a.yml": RIGHT}, ["pilots/a.yml:2:8: 'proposd' is now 'proposed'"]),
        ({"pilots/a.yaml": RIGHT}, {"pilots/a.yml": RIGHT}, ["pilots/a.yaml:1:1: 'a.yaml' is now 'a.yml'"]),
        (
            {"pilots/a.YAML": WRONG},
            {"pilots/a.yml": RIGHT},
            ["pilots/a.YAML:1:1: 'a.YAML' is now 'a.yml'", "pilots/a.yml:2:8: 'proposd' is now 'proposed'"],
        ),
        (
            {"pilots/a.yml": "\ufeff" + WRONG.replace("\n", "\r\n")},
            {"pilots/a.yml": "\ufeff" + RIGHT.replace("\n", "\r\n")},
            ["pilots/a.yml:2:8: 'proposd' is now 'proposed'"],
        ),
    ],
)
def test_mend_files_mends_and_says_so(
    tmp_path: Path, before: dict[str, str], after: dict[str, str], said: list[str]
) -> None:
    mended = mend(write_tree(tmp_path, {**CONFIGURATION, **before}))
    assert [str(change) for change in mended.changes] == said
    assert read_tree(tmp_path) == {name: text.encode() for name, text in after.items()}
    assert mended.failures == ()
    assert [file.name for _, files in mended.selection.folders for file in files] == [Path(name).name for name in after]
    assert mend(tmp_path).changes == ()


@pytest.mark.parametrize(
    "tree",
    [
        {"pilots/a.yml": RIGHT},
        {"pilots/a.yml": RIGHT, "pilots/a.yaml": WRONG},
        {"pilots/A.yml": RIGHT, "pilots/a.yaml": WRONG},
        {"pilots/A File.yaml": WRONG},
        {"pilots/A.yml": WRONG},
        {"pilots/con.yaml": WRONG},
        {"pilots/deep/a.yml": WRONG},
        {"pilots/deep/a.yaml": WRONG},
        {"pilots/.a.yml": WRONG},
        {"pilots/a.json": WRONG},
        {"pilots/a.yml": b"title: \xff\nstage: proposd\n"},
        {"pilots/a.yaml": b"title: \xff\nstage: proposd\n"},
        {"pilots/a.yaml": "stage: proposd\n" * 30_000},
        {"elsewhere/a.yml": WRONG},
        {"docs/playbook/a.md": "---\ntitel: T\n---\n"},
    ],
)
def test_mend_files_leaves_every_other_file_alone(tmp_path: Path, tree: dict[str, str | bytes]) -> None:
    write_tree(tmp_path, {**CONFIGURATION, **tree})
    before = read_tree(tmp_path)
    mended = mend(tmp_path)
    assert (mended.changes, mended.failures) == ((), ())
    assert read_tree(tmp_path) == before


def test_mend_files_renames_none_onto_a_folder(tmp_path: Path) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yaml": RIGHT, "pilots/a.yml/": ""})
    assert mend(tmp_path).changes == ()


@pytest.mark.parametrize("target", ["../elsewhere/a.yml", "b.yml", "nowhere"])
@pytest.mark.parametrize("name", ["a.yml", "a.yaml"])
def test_mend_files_follows_no_link(tmp_path: Path, name: str, target: str) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "elsewhere/a.yml": WRONG, "pilots/b.yml": RIGHT})
    link = tmp_path / "pilots" / name
    link.symlink_to(target)
    before = read_tree(tmp_path)
    assert mend(tmp_path).changes == ()
    assert link.readlink() == Path(target)
    assert read_tree(tmp_path) == before


def test_mend_files_follows_no_folder_out_of_the_repository(tmp_path: Path) -> None:
    write_tree(tmp_path, {"elsewhere/a.yml": WRONG, "elsewhere/b.yaml": RIGHT, "book/mkdocs.yml": ""})
    (tmp_path / "book" / "pilots").symlink_to(tmp_path / "elsewhere")
    mended = mend(tmp_path / "book")
    assert (mended.changes, len(mended.selection.folders[0][1])) == ((), 2)
    assert (tmp_path / "elsewhere" / "a.yml").read_text(encoding="utf-8") == WRONG


def test_mend_files_mends_files_that_stand_in_no_repository(tmp_path: Path) -> None:
    write_tree(tmp_path, {"loose/a.yaml": WRONG})
    mended = mend_files(select_paths([Path("loose/a.yaml")], tmp_path), ())
    assert [change.place.path for change in mended.changes] == ["loose/a.yaml", "loose/a.yml"]
    assert mended.selection.folders == ((tmp_path / "loose", (tmp_path / "loose" / "a.yml",)),)


def test_mend_files_keeps_the_permissions_and_leaves_nothing_beside(tmp_path: Path) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": WRONG})
    file = tmp_path / "pilots" / "a.yml"
    file.chmod(0o640)
    mend(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [each.name for each in file.parent.iterdir()] == ["a.yml"]


def fail(*_arguments: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(("owner", "name"), [(os, "fsync"), (Path, "replace"), (shutil, "copymode")])
def test_mend_files_writes_nothing_where_it_cannot_write_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": WRONG, "pilots/b.yml": RIGHT})
    before = read_tree(tmp_path)
    monkeypatch.setattr(owner, name, fail)
    mended = mend(tmp_path)
    assert (mended.changes, mended.failures) == ((), ("pilots/a.yml: no space left on device",))
    assert read_tree(tmp_path) == before


def test_mend_files_goes_on_after_a_file_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": WRONG, "pilots/b.yml": WRONG, "pilots/c.yaml": RIGHT})
    may: Callable[..., bool] = os.access
    monkeypatch.setattr(os, "access", lambda file, mode: Path(file).name != "a.yml" and may(file, mode))
    mended = mend(tmp_path)
    assert mended.failures == ("pilots/a.yml: permission denied",)
    assert [change.after for change in mended.changes] == ["proposed", "c.yml"]


def test_mend_files_does_not_overwrite_what_was_saved_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": WRONG})

    def save_meanwhile(text: str, added: tuple[Field, ...]) -> object:
        (tmp_path / "pilots" / "a.yml").write_text("mine", encoding="utf-8")
        return mend_text(text, added)

    monkeypatch.setattr(module, "mend_text", save_meanwhile)
    assert mend(tmp_path).changes == ()
    assert (tmp_path / "pilots" / "a.yml").read_text(encoding="utf-8") == "mine"


def test_replace_file_raises_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(PermissionError):
        replace_file(tmp_path / "a.yml", b"")
