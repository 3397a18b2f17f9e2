"""Workbooks in, tables out, whatever becomes of the process that reads them."""

import sys
from pathlib import Path

import pytest

from pilotbook.importing import workbook_reading
from pilotbook.importing.remark import SheetRefused
from pilotbook.importing.table import MOST_ROWS, Table
from pilotbook.importing.workbook_reading import read_workbook
from tests.importing.workbooks import write_parts, write_workbook


def refuse(file: Path, sheet: str = "") -> tuple[str, str]:
    with pytest.raises(SheetRefused) as refused:
        read_workbook(file, sheet)
    return refused.value.remark.message, refused.value.remark.hint


def test_first_sheet_is_read_unless_another_is_named(tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "a.xlsx", {"One": [["Title"], ["Café\nof two lines"]], "Two": [["x", "y"]]})
    assert read_workbook(file) == Table((("Title",), ("Café\nof two lines",)), "One", ("Two",))
    assert read_workbook(file, "Two") == Table((("x", "y"),), "Two", ("One",))


def test_sheet_that_is_not_there_is_said_with_the_nearest_one(tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "a.xlsx", {"Inventory": [["x"]]})
    assert refuse(file, "Inventroy") == (
        "expected the sheet 'Inventroy' in the workbook, found none of that name",
        "did you mean 'Inventory'?",
    )


def test_workbook_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    file = write_parts(tmp_path / "a.xlsx", {"A": "<row r='1'><c r='A1'><v>1</v></row>"})
    assert refuse(file)[0] == "expected a workbook that can be read, found a damaged one"


def test_workbook_without_sheets_is_refused(tmp_path: Path) -> None:
    assert (
        refuse(write_parts(tmp_path / "a.xlsx", {}))[0] == "expected a workbook that can be read, found a damaged one"
    )


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (3, "expected a workbook that can be opened, found one with a password"),
        (-9, "expected a workbook that can be read within 256 MiB of memory, found none"),
        (1, "expected a workbook that can be read within 256 MiB of memory, found none"),
    ],
)
def test_end_of_the_other_process_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, message: str
) -> None:
    program = f"import os\nos._exit({code}) if {code} > 0 else os.kill(os.getpid(), {-code})"
    monkeypatch.setattr(workbook_reading, "_PROGRAM", program)
    assert refuse(write_workbook(tmp_path / "a.xlsx", {"A": [["x"]]}))[0] == message


@pytest.mark.skipif(sys.platform != "linux", reason="the machine enforces the limit on Linux alone")
def test_workbook_that_takes_too_much_memory_ends_no_process_but_its_own(tmp_path: Path) -> None:
    """One long text that every row repeats: 270 KB that become 600 MB."""
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, MOST_ROWS))
    file = write_parts(tmp_path / "a.xlsx", {"A": rows}, shared=f"<si><t>{'x' * 32_000}</t></si>")
    assert file.stat().st_size < 300_000
    assert refuse(file)[0] == "expected a workbook that can be read within 256 MiB of memory, found none"


def test_rows_beyond_a_limit_end_the_other_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pilotbook.importing.table.MOST_ROWS", 2)
    file = write_workbook(tmp_path / "a.xlsx", {"A": [["x"]] * 5})
    assert refuse(file)[0] == "expected at most 2 rows, found more"
