"""Files are written where nothing is, and never over another one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pilotbook.scaffold.new_repository import plan_repository, write_files
from tests.tree import write_tree

FILES = {"a.txt": "a\n", "deep/er/b.txt": "b\n", ".c": "c\n"}


def test_all_files_are_missing_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    plan = plan_repository(tmp_path / "new", FILES)
    assert (plan.missing, plan.there, plan.in_the_way) == (FILES, (), ())
    write_files(tmp_path / "new", plan.missing)
    again = plan_repository(tmp_path / "new", FILES)
    assert (again.missing, again.there, again.in_the_way) == ({}, tuple(FILES), ())


def test_files_that_say_something_else_are_in_the_way(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.txt": "other\n", "deep/er/b.txt": "b\n"})
    plan = plan_repository(tmp_path, FILES)
    assert (plan.missing, plan.there, plan.in_the_way) == ({".c": "c\n"}, ("deep/er/b.txt",), ("a.txt",))


def put_file(root: Path) -> None:
    write_tree(root, {"deep": "a file\n"})


def put_folder(root: Path) -> None:
    (root / "deep" / "er" / "b.txt").mkdir(parents=True)


def put_link_to_the_same(root: Path) -> None:
    write_tree(root, {"deep/er/": "", "elsewhere.txt": "b\n"})
    (root / "deep" / "er" / "b.txt").symlink_to(root / "elsewhere.txt")


def put_link_that_leaves(root: Path) -> None:
    (root.parent / "outside").mkdir()
    (root / "deep").symlink_to(root.parent / "outside")


def put_link_that_leads_nowhere(root: Path) -> None:
    write_tree(root, {"deep/er/": ""})
    (root / "deep" / "er" / "b.txt").symlink_to("nowhere")


@pytest.mark.parametrize(
    "put", [put_file, put_folder, put_link_to_the_same, put_link_that_leaves, put_link_that_leads_nowhere]
)
def test_whatever_else_is_there_is_in_the_way(tmp_path: Path, put: Callable[[Path], None]) -> None:
    root = tmp_path / "book"
    root.mkdir()
    put(root)
    assert plan_repository(root, FILES).in_the_way == ("deep/er/b.txt",)


def test_folder_that_cannot_be_looked_at_is_in_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, **_options: object) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "resolve", refuse)
    assert plan_repository(tmp_path, FILES).in_the_way == tuple(FILES)


def test_files_that_were_written_are_taken_back_when_one_fails(tmp_path: Path) -> None:
    write_tree(tmp_path, {"deep": "a file\n"})
    with pytest.raises(OSError, match="deep"):
        write_files(tmp_path, FILES)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["deep"]


def test_file_that_came_in_the_meantime_is_not_overwritten(tmp_path: Path) -> None:
    write_tree(tmp_path, {".c": "mine\n"})
    with pytest.raises(FileExistsError):
        write_files(tmp_path, FILES)
    assert (tmp_path / ".c").read_text(encoding="utf-8") == "mine\n"
    assert not (tmp_path / "a.txt").exists()
