"""Headings and rows of a table."""

import pytest

from pilotbook.importing.remark import Remark, SheetRefused
from pilotbook.importing.sheet import Row, Sheet, clean_heading, expect_headings, find_row_of, frame_sheet
from pilotbook.importing.table import Table


def frame(*rows: tuple[str, ...], heading_row: int = 0) -> Sheet:
    return frame_sheet(Table(rows), heading_row)


def refuse(*rows: tuple[str, ...], heading_row: int = 0) -> Remark:
    with pytest.raises(SheetRefused) as refused:
        frame(*rows, heading_row=heading_row)
    return refused.value.remark


def test_headings_stand_in_the_first_row_that_is_not_blank() -> None:
    sheet = frame((), ("Title", "Stage"), (), ("One",), ("Two", "proposed"))
    assert (sheet.headings, sheet.heading_row) == (("Title", "Stage"), 2)
    assert sheet.rows == (Row(4, ("One", "")), Row(5, ("Two", "proposed")))
    assert sheet.remarks == ()


def test_headings_stand_in_the_row_that_is_named() -> None:
    sheet = frame(("Our AI",), (), ("Title",), ("One",), heading_row=3)
    assert (sheet.headings, [row.number for row in sheet.rows]) == (("Title",), [4])


@pytest.mark.parametrize(("rows", "heading_row"), [((), 0), (((),), 0), ((("Title",),), 2), ((("Title",), ()), 2)])
def test_sheet_without_headings_is_refused(rows: tuple[tuple[str, ...], ...], heading_row: int) -> None:
    remark = refuse(*rows, heading_row=heading_row)
    assert remark.message == f"expected headings in {'row 2' if heading_row else 'the first row'}, found nothing"
    assert remark.row == heading_row


def test_headings_that_repeat_get_numbers_and_are_told() -> None:
    sheet = frame(
        ("If other", "Title", "if  Other", "If other (2)", "If other", "Title"), ("1", "2", "3", "4", "5", "6")
    )
    assert sheet.headings == ("If other", "Title", "if Other (3)", "If other (2)", "If other (4)", "Title (2)")
    first, second = sheet.remarks
    assert (first.row, first.column, first.heading) == (1, 3, "If other")
    assert first.message == "expected each heading once, found 'If other' in 3 columns"
    assert first.hint == "the later ones are called 'if Other (3) to If other (4)' here and in the mapping"
    assert second.hint == "the later ones are called 'Title (2)' here and in the mapping"


def test_headings_that_are_blank_are_called_by_their_column() -> None:
    sheet = frame(("Title", " ", "\u00a0", "Stage"), ("1", "2", "3", "4"))
    assert sheet.headings == ("Title", "column 2", "column 3", "Stage")
    assert sheet.remarks == ()


def test_heading_that_is_very_long_is_cut() -> None:
    long = "x" * 600
    one, two = frame((long, long)).headings
    assert (len(one), one[-1], two) == (491, "…", f"{one} (2)")


def test_row_with_too_many_cells_is_skipped_and_told_with_its_column() -> None:
    sheet = frame(("Title", "Stage"), ("One", "proposed", "", "surplus"), ("Two", "proposed"))
    assert [row.number for row in sheet.rows] == [3]
    (remark,) = sheet.remarks
    assert (remark.kind, remark.row, remark.column) == ("skipped", 2, 4)
    assert remark.message == "expected at most 2 cells, as there are headings, found text in column 4"


@pytest.mark.parametrize(
    ("written", "clean"), [("  a \n b\t", "a b"), ("a\u00a0b\u200bc", "a b c"), ("\x07", ""), ("Café", "Café")]
)
def test_heading_on_one_line(written: str, clean: str) -> None:
    assert clean_heading(written) == clean


def test_headings_are_expected_to_be_words() -> None:
    expect_headings(frame(("Title", "2024", "")))
    with pytest.raises(SheetRefused) as refused:
        expect_headings(frame(("Triage", "2024", "7/1/2024", "12 %")))
    assert refused.value.remark.message == "expected headings in row 1, found '2024' in column 2"


def test_row_of_headings_is_found_among_the_upper_ones() -> None:
    table = Table((("Our AI",), (), ("title ", "Stage"), ("One", "proposed")))
    assert find_row_of(table, ["Title"]) == 3
    assert find_row_of(table, ["Owner"]) == 0
