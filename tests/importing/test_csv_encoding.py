"""Which encoding a CSV file is read in."""

from pathlib import Path

import pytest

from pilotbook.importing.csv_encoding import WINDOWS, find_encoding, is_encoding
from pilotbook.importing.remark import SheetRefused


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Title\nCafé\n".encode(), "utf-8"),
        (b"Title\nCafe\n", "utf-8"),
        ("Title\nCafé\n".encode("utf-8-sig"), "utf-8-sig"),
        ("Title\nCafé\n".encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + "Title\nCafé\n".encode("utf-16-be"), "utf-16"),
        ("Title\nCafé – “so”\n".encode("cp1252"), WINDOWS),
        (b"a" * 1024 * 1024 + "é".encode()[:1], WINDOWS),
        (b"", "utf-8"),
    ],
)
def test_encoding_is_found_by_a_rule(tmp_path: Path, data: bytes, encoding: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(data)
    assert find_encoding(file) == encoding


def test_encoding_of_a_letter_that_is_cut_by_the_end_of_a_piece(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"a" * (1024 * 1024 - 1) + "é".encode())
    assert find_encoding(file) == "utf-8"


def test_encoding_of_what_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"\x7fELF\x02\x00\x00")
    with pytest.raises(SheetRefused, match="found a file of another kind"):
        find_encoding(file)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("utf-8", True), ("shift_jis", True), ("hex", False), ("rot13", False), ("nonsense", False), ("\0", False)],
)
def test_name_of_an_encoding(name: str, *, is_one: bool) -> None:
    assert is_encoding(name) is is_one
