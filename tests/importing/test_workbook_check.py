"""What a workbook has to be before it is read."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from pilotbook.importing import workbook_check
from pilotbook.importing.remark import Remark, SheetRefused
from pilotbook.importing.workbook_check import check_workbook
from tests.importing.workbooks import write_parts, write_workbook

CELL = '<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>'


def refuse(file: Path) -> Remark:
    with pytest.raises(SheetRefused) as refused:
        check_workbook(file)
    assert refused.value.remark.hint
    return refused.value.remark


def test_workbook_within_the_limits_is_fine(tmp_path: Path) -> None:
    check_workbook(write_workbook(tmp_path / "a.xlsx", {"A": [["Title"], ["One"]], "B": []}))


def test_archive_of_another_kind_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    assert refuse(tmp_path / "a.zip").message == "expected a workbook in XLSX, found an archive of another kind"


def test_damaged_archive_is_refused(tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "a.xlsx", {"A": [["Title"]]})
    data = file.read_bytes()
    for spoilt in (data[: len(data) // 2], data[:60] + bytes(40) + data[100:]):
        file.write_bytes(spoilt)
        assert refuse(file).message == "expected a workbook that can be unpacked, found a damaged one"


def test_archive_whose_directory_points_before_its_begin_is_refused(tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "a.xlsx", {"A": [["Title"]]})
    data = bytearray(file.read_bytes())
    at = data.index(b"PK\x05\x06") + 16
    data[at : at + 4] = (int.from_bytes(data[at : at + 4], "little") + 100).to_bytes(4, "little")
    file.write_bytes(bytes(data))
    assert refuse(file).message == "expected a workbook that can be unpacked, found a damaged one"


def test_bomb_that_says_what_it_is_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_check, "MOST_UNPACKED", 5 * 1024 * 1024)
    file = write_parts(tmp_path / "a.xlsx", {"A": ""}, shared="x" * 6 * 1024 * 1024)
    assert file.stat().st_size < 20_000
    assert refuse(file).message == "expected a workbook of at most 5 MiB once it is unpacked, found a larger one"


def test_bomb_that_lies_about_its_size_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_check, "MOST_UNPACKED", 5 * 1024 * 1024)
    size = 6 * 1024 * 1024
    file = write_parts(tmp_path / "a.xlsx", {"A": ""}, shared="x" * size)
    with ZipFile(file) as archive:
        said = archive.getinfo("xl/sharedStrings.xml").file_size.to_bytes(4, "little")
    file.write_bytes(file.read_bytes().replace(said, (100).to_bytes(4, "little")))
    with ZipFile(file) as archive:
        assert sum(part.file_size for part in archive.infolist()) < 10_000
    assert refuse(file).message == "expected a workbook of at most 5 MiB once it is unpacked, found a larger one"


def test_archive_with_too_many_parts_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.xlsx", "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "")
        for number in range(2_000):
            archive.writestr(f"{number}", "")
    assert refuse(tmp_path / "a.xlsx").message == "expected at most 2,000 parts in the workbook, found 2,001"


@pytest.mark.parametrize(
    ("column", "row", "message"),
    [
        ("A", 1_048_576, "expected at most 20,000 rows, found a cell in row 1,048,576"),
        ("XFD", 2, "expected at most 500 columns, found a cell in column 16,384"),
        ("xfd", 2, "expected at most 500 columns, found a cell in column 16,384"),
    ],
)
def test_cell_far_away_is_refused(tmp_path: Path, column: str, row: int, message: str) -> None:
    file = write_parts(tmp_path / "a.xlsx", {"A": CELL.format(column="A", row=1) + CELL.format(column=column, row=row)})
    remark = refuse(file)
    assert (remark.message, remark.row) == (message, row)


def test_cell_far_away_is_seen_across_two_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_check, "_PIECE", 100)
    for padding in range(40):
        far = f"<row r='{1_048_576}'/>"
        file = write_parts(tmp_path / f"{padding}.xlsx", {"A": f"{'x' * padding}{far}{'x' * 100}"})
        assert refuse(file).row == 1_048_576
