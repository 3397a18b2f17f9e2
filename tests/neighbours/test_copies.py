"""Copies of what sources said, kept in the repository."""

from datetime import date
from pathlib import Path

import pytest

from pilotbook.neighbours.copies import FOLDER, Copies, Copy

COPY = Copy(address="https://a.example/portfolio.json", taken_on=date(2026, 11, 1), content=b'{"a": 1}\n\n\xff')


def test_copy_comes_back_byte_for_byte(tmp_path: Path) -> None:
    Copies(tmp_path).write("a", COPY)
    assert Copies(tmp_path).read("a", COPY.address) == COPY
    assert [file.name for file in (tmp_path / FOLDER).iterdir()] == ["a.copy"]


def test_copy_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    later = Copy(address=COPY.address, taken_on=date(2026, 11, 2), content=b"")
    copies = Copies(tmp_path)
    copies.write("a", COPY)
    copies.write("a", later)
    assert copies.read("a", COPY.address) == later


def test_copy_from_another_address_is_none(tmp_path: Path) -> None:
    Copies(tmp_path).write("a", COPY)
    assert Copies(tmp_path).read("a", "https://b.example/portfolio.json") is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n{}",
        b"[]\n{}",
        b"5\n",
        b'{"address": "https://a.example/portfolio.json"}\n{}',
        b'{"address": "https://a.example/portfolio.json", "taken_on": "soon"}\n{}',
        b'{"address": "https://a.example/portfolio.json", "taken_on": 5}\n{}',
        b"[" * 100_000,
    ],
)
def test_copy_that_is_broken_is_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / FOLDER / "a.copy"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert Copies(tmp_path).read("a", COPY.address) is None


def test_copy_that_was_never_taken_is_none(tmp_path: Path) -> None:
    assert Copies(tmp_path).read("a", COPY.address) is None


def test_copy_is_not_written_through_a_link_that_leads_out(tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "root", tmp_path / "elsewhere"
    root.mkdir()
    elsewhere.mkdir()
    (root / ".pilotbook").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(OSError, match="a link that leads out of it"):
        Copies(root).write("a", COPY)
    assert not (elsewhere / "sources" / "a.copy").exists()


def test_copy_that_cannot_be_put_in_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "a.copy").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        Copies(tmp_path).write("a", COPY)
    assert [file.name for file in (tmp_path / FOLDER).iterdir()] == ["a.copy"]
