"""Pages are written to their addresses, and taken away without a trace."""

from pathlib import Path

import pytest

from pilotbook.mkdocs_plugin.written_pages import remove_page, write_page


@pytest.mark.parametrize(
    ("address", "file"), [("", "index.html"), ("a/b/", "a/b/index.html"), ("a/b.html", "a/b.html")]
)
def test_page_stands_at_its_address(tmp_path: Path, address: str, file: str) -> None:
    write_page(tmp_path, address, "x \udcff é")
    assert (tmp_path / file).read_bytes() == "x &#56575; é".encode()


def test_removed_page_leaves_no_folder_of_its_own(tmp_path: Path) -> None:
    write_page(tmp_path, "a/b/", "x")
    write_page(tmp_path, "a/c/", "x")
    remove_page(tmp_path, "a/b/")
    assert [file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*")] == ["a", "a/c", "a/c/index.html"]
    remove_page(tmp_path, "a/c/")
    assert list(tmp_path.iterdir()) == []


def test_page_that_is_not_there_is_none_to_remove(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    remove_page(tmp_path, "a/b/")
    assert list(tmp_path.iterdir()) == []
