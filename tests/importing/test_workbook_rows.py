"""The program that prints the cells of a workbook."""

import json
import sys
from datetime import date, datetime, time, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from python_calamine import PasswordError

from pilotbook.importing import workbook_rows
from pilotbook.importing.workbook_end import WorkbookEnd
from pilotbook.importing.workbook_rows import limit_process, main, show_cell
from tests.importing.workbooks import write_workbook


@pytest.fixture(autouse=True)
def _without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits are for a process of its own; here it is that of the tests."""
    monkeypatch.setattr(workbook_rows, "limit_process", lambda _most: None)


def run(capsys: pytest.CaptureFixture[str], file: Path, sheet: str = "") -> tuple[int, list[Any]]:
    end = main(["0", str(file), sheet])
    return end, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_rows_are_printed_below_the_names_of_the_sheets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_workbook(tmp_path / "a.xlsx", {"One": [["Title", "Cost"], ["Café", 7]], "Two": [["x"]]})
    assert run(capsys, file) == (0, [{"part": "One", "names": ["One", "Two"]}, ["Title", "Cost"], ["Café", "7"]])
    assert run(capsys, file, "Two") == (0, [{"part": "Two", "names": ["One", "Two"]}, ["x"]])


def test_rows_keep_their_place_in_the_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_workbook(tmp_path / "a.xlsx", {"A": [[], ["", "", "x"], [], ["", "y"]]})
    assert run(capsys, file)[1][1:] == [["", "", ""], ["", "", "x"], ["", "", ""], ["", "y", ""]]


def test_sheet_without_cells_has_no_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, write_workbook(tmp_path / "a.xlsx", {"A": []}))[1][1:] == []


def test_days_and_formulas_are_what_a_person_sees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cells = [("s='1'", "<v>45474</v>"), ("", "<f>1+1</f><v>2</v>"), ("", "<f>1+1</f>"), ("t='b'", "<v>1</v>")]
    file = write_workbook(tmp_path / "a.xlsx", {"A": [cells]})
    assert run(capsys, file)[1][1] == ["2024-07-01", "2", "", "yes"]


def test_sheet_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    end, printed = run(capsys, write_workbook(tmp_path / "a.xlsx", {"A": [["x"]]}), "B")
    assert (end, printed) == (WorkbookEnd.NO_SHEET, [{"part": "B", "names": ["A"]}])


def test_file_that_is_no_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"PK\x03\x04 and so on")
    assert run(capsys, file) == (WorkbookEnd.DAMAGED, [])


def test_workbook_with_a_password(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Locked:
        @staticmethod
        def from_path(_path: str) -> None:
            raise PasswordError("locked")

    monkeypatch.setattr(workbook_rows, "CalamineWorkbook", Locked)
    assert run(capsys, Path("a.xlsx")) == (WorkbookEnd.PASSWORD, [])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (1.5, "1.5"),
        (1e15, "1000000000000000"),
        (12, "12"),
        (True, "yes"),
        (False, "no"),
        (date(2024, 7, 1), "2024-07-01"),
        (datetime(2024, 7, 1), "2024-07-01"),  # noqa: DTZ001 - a spreadsheet knows no zones
        (datetime(2024, 7, 1, 8, 30), "2024-07-01 08:30:00"),  # noqa: DTZ001 - as above
        (time(8, 30), "08:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        ("=1+1", "=1+1"),
        ("", ""),
    ],
)
def test_cell_as_a_person_would_type_it(value: Any, text: str) -> None:
    assert show_cell(value) == text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_limits_are_taken_below_those_that_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = import_module("resource")
    taken: dict[int, tuple[int, int]] = {}
    hard = {resource.RLIMIT_AS: resource.RLIM_INFINITY, resource.RLIMIT_CPU: 7, resource.RLIMIT_CORE: 0}
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (0, hard[kind]))
    monkeypatch.setattr(resource, "setrlimit", taken.__setitem__)
    limit_process(1_000)
    assert taken == {
        resource.RLIMIT_AS: (1_000, resource.RLIM_INFINITY),
        resource.RLIMIT_CPU: (7, 7),
        resource.RLIMIT_CORE: (0, 0),
    }


def test_limits_are_left_out_where_the_machine_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_rows, "_RESOURCE", None)
    limit_process(1_000)
