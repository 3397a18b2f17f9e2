"""Files written whole, or not at all."""

import os
from pathlib import Path

import pytest

from pilotbook.importing import writing
from pilotbook.importing.plan import Change, Plan
from pilotbook.importing.writing import write_plan
from tests.tree import write_tree


def plan(*changes: tuple[str, str]) -> Plan:
    made = tuple(Change(id=identifier, text=text, is_new=False) for identifier, text in changes)
    return Plan(rows=0, changes=made, unchanged=0, entries=(), remarks=())


def contents(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text() for file in sorted(folder.rglob("*")) if file.is_file()
    }


LEDGER = '{"import":"list","version":1}\n'


def test_files_and_ledger_are_written(tmp_path: Path) -> None:
    counted: list[int] = []
    write_plan(plan(("a", "one"), ("b", "two")), tmp_path / "pilots", "list", lambda: counted.append(1))
    assert contents(tmp_path / "pilots") == {".import/list.jsonl": LEDGER, "a.yml": "one", "b.yml": "two"}
    assert len(counted) == 2


def test_file_keeps_its_permissions(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.yml": "old"})
    (tmp_path / "a.yml").chmod(0o640)
    write_plan(plan(("a", "new")), tmp_path, "list", lambda: None)
    assert (tmp_path / "a.yml").stat().st_mode & 0o777 == 0o640


def test_nothing_is_changed_where_one_file_cannot_be_put_into_its_place(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.yml": "old", ".import/list.jsonl": LEDGER, "c.yml/x": "a folder in the way"})
    before = contents(tmp_path)
    with pytest.raises(OSError, match=r"c\.yml"):
        write_plan(plan(("a", "new"), ("b", "new"), ("c", "new")), tmp_path, "list", lambda: None)
    assert contents(tmp_path) == before


def test_nothing_is_changed_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, {"a.yml": "old"})

    def refuse(_file: Path, _text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_write_through", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_plan(plan(("a", "new")), tmp_path, "list", lambda: None)
    assert contents(tmp_path) == {"a.yml": "old"}


@pytest.mark.skipif(os.name == "nt", reason="permissions are others on Windows")
def test_file_that_is_read_only_is_respected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, {"a.yml": "old", "b.yml": "old"})
    monkeypatch.setattr(os, "access", lambda file, _mode: file.name != "b.yml")
    with pytest.raises(PermissionError, match=r"b\.yml"):
        write_plan(plan(("a", "new"), ("b", "new")), tmp_path, "list", lambda: None)
    assert contents(tmp_path) == {"a.yml": "old", "b.yml": "old"}
