"""Limits of what is read."""

import pytest

from pilotbook.importing import table
from pilotbook.importing.remark import SheetRefused
from pilotbook.importing.table import MOST_COLUMNS, LimitedRows


def refuse(rows: LimitedRows, cells: list[str]) -> str:
    with pytest.raises(SheetRefused) as refused:
        rows.add(cells)
    assert refused.value.remark.hint
    return refused.value.remark.message


def test_row_with_too_many_columns_is_refused() -> None:
    rows = LimitedRows()
    rows.add(["x"] * MOST_COLUMNS + [" "] * 40)
    assert refuse(rows, ["x"] * (MOST_COLUMNS + 1)) == "expected at most 500 columns, found 501"


def test_rows_with_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_CELLS", 3)
    rows = LimitedRows()
    rows.add(["x", "y"])
    assert refuse(rows, ["x", "y"]) == "expected at most 3 cells, found more"


def test_rows_with_too_much_text_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_BYTES", 1_000)
    rows = LimitedRows()
    rows.add(["x" * 999])
    assert refuse(rows, ["xy"]) == "expected at most 1,000 characters of text, found more"


def test_rows_lose_blank_ends() -> None:
    rows = LimitedRows()
    for cells in (["a", "", " "], [], ["", "\t"]):
        rows.add(cells)
    assert len(rows) == 3
    assert rows.finish() == (("a",),)
