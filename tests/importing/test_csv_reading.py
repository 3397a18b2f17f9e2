"""CSV files in, rows out."""

import csv
from pathlib import Path

import pytest

from pilotbook.importing.csv_reading import explain_error, read_csv
from pilotbook.importing.remark import SheetRefused
from pilotbook.importing.table import LONGEST_CELL, MOST_ROWS
from tests.importing.sheets import draw_rows

ROWS = [["Title", "Stage"], ["One, two; three", "proposed"], ["A\nline | break", 'He said "so"']]


def read(folder: Path, text: str | bytes, encoding: str = "", delimiter: str = "") -> list[list[str]]:
    file = folder / "a.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return [list(row) for row in read_csv(file, encoding, delimiter).rows]


def refuse(folder: Path, text: str | bytes, encoding: str = "") -> tuple[str, int, int]:
    with pytest.raises(SheetRefused) as refused:
        read(folder, text, encoding)
    remark = refused.value.remark
    assert remark.hint
    return remark.message, remark.row, remark.column


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_rows_whatever_separates_their_cells(tmp_path: Path, delimiter: str, encoding: str) -> None:
    assert read(tmp_path, draw_rows(ROWS, delimiter).encode(encoding)) == ROWS


def test_rows_in_the_encoding_of_windows(tmp_path: Path) -> None:
    assert read(tmp_path, "Title,Stage\nCafé – “so”,x\n".encode("cp1252")) == [["Title", "Stage"], ["Café – “so”", "x"]]


def test_rows_in_an_encoding_that_is_given(tmp_path: Path) -> None:
    assert read(tmp_path, "題,段\n送り状,案\n".encode("shift_jis"), "shift_jis") == [["題", "段"], ["送り状", "案"]]


def test_rows_with_a_delimiter_that_is_given(tmp_path: Path) -> None:
    assert read(tmp_path, "a;b,c\n1;2,3\n", delimiter="comma") == [["a;b", "c"], ["1;2", "3"]]


def test_rows_of_one_column(tmp_path: Path) -> None:
    assert read(tmp_path, "Title\nOne\nTwo\n") == [["Title"], ["One"], ["Two"]]


def test_rows_with_line_ends_of_all_kinds(tmp_path: Path) -> None:
    assert read(tmp_path, 'a,b\r\n"1\r\n2\r3",c\r\n') == [["a", "b"], ["1\n2\n3", "c"]]


def test_rows_that_are_blank_keep_their_numbers_up_to_the_last_one(tmp_path: Path) -> None:
    assert read(tmp_path, "\na,b\n,\n1,2,,\n,\n\n") == [[], ["a", "b"], [], ["1", "2"]]


def test_formula_is_text(tmp_path: Path) -> None:
    assert read(tmp_path, "a,b\n=1+1,@x\n")[1] == ["=1+1", "@x"]


def test_delimiter_is_found_though_the_sample_ends_in_the_midst_of_a_row(tmp_path: Path) -> None:
    text = "a;b\n" + f"x,{'y' * 30_000};2\n" * 4
    assert [len(row) for row in read(tmp_path, text)] == [2, 2, 2, 2, 2]


@pytest.mark.parametrize(
    ("text", "message", "row"),
    [
        ('a,b\n1,"2\n3,4\n', "expected a quotation mark that closes the last cell, found the end of the file", 2),
        ('a,b\n"1"2,3\n', "expected the end of a cell after its closing quotation mark, found more text", 2),
        ('a,b\n1,"' + "x," * 70_000 + '"\n', f"expected at most {LONGEST_CELL:,} characters in a cell, found more", 2),
    ],
)
def test_quotation_mark_that_is_wrong_is_refused_with_its_row(
    tmp_path: Path, text: str, message: str, row: int
) -> None:
    assert refuse(tmp_path, text) == (message, row, 0)


def test_rows_with_the_line_ends_of_old_computers(tmp_path: Path) -> None:
    assert read(tmp_path, "a,b\r1,2\r") == [["a", "b"], ["1", "2"]]


def test_error_of_another_kind_is_explained_as_well() -> None:
    remark = explain_error(csv.Error("something else"), 7).remark
    assert (remark.message, remark.row) == ("expected rows of cells, found a line that is none", 7)


def test_cell_that_is_too_long_is_refused_with_its_column(tmp_path: Path) -> None:
    message, row, column = refuse(tmp_path, f"a,b\n1,{'x' * (LONGEST_CELL + 1)}\n")
    assert (row, column) == (2, 2)
    assert message == "expected at most 32,767 characters in a cell, found 32,768"


def test_rows_beyond_the_limit_are_refused(tmp_path: Path) -> None:
    assert len(read(tmp_path, "a\n" + "1\n" * MOST_ROWS)) == MOST_ROWS + 1
    assert refuse(tmp_path, "a\n" + "1\n" * 100_000) == ("expected at most 20,000 rows, found more", MOST_ROWS + 2, 0)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    message, _, _ = refuse(tmp_path, b"a,b\n\xff\xff,1\n", "utf-8")
    assert message == "expected text in the encoding utf-8, found the byte 0xFF"
    assert refuse(tmp_path, b"a,b\n\x81,1\n")[0] == "expected text in the encoding cp1252, found the byte 0x81"
