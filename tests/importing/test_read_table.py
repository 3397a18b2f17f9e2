"""What kind of spreadsheet a file is."""

from pathlib import Path

import pytest

from pilotbook.importing.read_table import read_table
from pilotbook.importing.remark import SheetRefused
from pilotbook.importing.table import MOST_BYTES
from tests.importing.workbooks import write_workbook


def refuse(file: Path, sheet: str = "") -> str:
    with pytest.raises(SheetRefused) as refused:
        read_table(file, sheet=sheet)
    assert refused.value.remark.hint
    return refused.value.remark.message


def test_kind_is_that_of_the_content_and_not_of_the_name(tmp_path: Path) -> None:
    workbook = write_workbook(tmp_path / "a.csv", {"A": [["Title"]]})
    assert read_table(workbook).rows == (("Title",),)
    (tmp_path / "b.xlsx").write_text("Title\n", encoding="utf-8")
    assert read_table(tmp_path / "b.xlsx").rows == (("Title",),)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    assert refuse(tmp_path / "a.csv") == "expected a spreadsheet that can be read, found: no such file or directory"
    assert refuse(tmp_path).startswith("expected a spreadsheet that can be read, found: ")


def test_file_that_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    assert refuse(tmp_path / "a.csv") == "expected a spreadsheet, found an empty file"


def test_file_that_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as opened:
        opened.truncate(MOST_BYTES + 1)
    assert refuse(tmp_path / "a.csv") == "expected a spreadsheet of at most 32 MiB, found 33 MiB"


def test_workbook_of_an_older_kind_or_with_a_password(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert refuse(tmp_path / "a.xlsx").startswith("expected a workbook in XLSX without a password")


def test_csv_file_has_no_sheets(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Title\n", encoding="utf-8")
    assert (
        refuse(tmp_path / "a.csv", "Inventory") == "expected a workbook, of which one sheet is meant, found a CSV file"
    )
