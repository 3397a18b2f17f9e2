"""Columns of a sheet, by what a mapping calls them."""

from pathlib import Path

from pilotbook.diagnostic import Code
from pilotbook.importing.columns import Columns, find_columns
from pilotbook.importing.mapping_file import read_mapping
from tests.importing.sheets import MAPPING, draw_mapping, draw_sheet
from tests.records.brief import brief


def find(folder: Path, mapping: str, *rows: tuple[str, ...]) -> Columns:
    columns, problems = find_columns(draw_mapping(mapping), draw_sheet(folder, *rows), ())
    assert problems == ()
    return columns


def test_columns_are_found_by_heading_without_regard_to_capitals_and_blanks(tmp_path: Path) -> None:
    columns = find(tmp_path, MAPPING, ("stage", "x", " TITLE  "), ("a", "b", "c"))
    assert [(each.mapping.field, each.columns) for each in columns.fields] == [("title", (2,)), ("stage", (0,))]
    assert columns.key == (2,)


def test_columns_are_found_by_number(tmp_path: Path) -> None:
    text = f"{MAPPING}  - {{field: unit, columns: column 3}}\n  - {{field: notes, columns: Other (2)}}\n"
    columns = find(tmp_path, text, ("Title", "Stage", "", "Other", "Other"), ("a", "b", "c", "d", "e"))
    assert [each.columns for each in columns.fields] == [(0,), (1,), (2,), (4,)]


def test_heading_is_meant_before_a_number(tmp_path: Path) -> None:
    text = f"{MAPPING}  - {{field: unit, columns: column 1}}\n"
    assert find(tmp_path, text, ("Title", "Stage", "Column 1"), ("a", "b", "c")).fields[2].columns == (2,)


def test_column_that_is_needed_and_missing_is_a_problem_of_the_mapping(tmp_path: Path) -> None:
    mapping = draw_mapping(f"id: Number\nkey: [Untt]\n{MAPPING}")
    columns, problems = find_columns(mapping, draw_sheet(tmp_path, ("Titel", "Unit"), ("a", "b")), ())
    assert brief(problems) == [
        (Code.UNKNOWN_COLUMN, 6, 29),
        (Code.UNKNOWN_COLUMN, 7, 29),
        (Code.UNKNOWN_COLUMN, 1, 5),
        (Code.UNKNOWN_COLUMN, 2, 7),
    ]
    assert problems[0].message == "expected the heading 'Title' in row 1 of the spreadsheet, found none"
    assert [each.hint for each in problems] == [
        "did you mean 'Titel'?",
        "the first one is 'Titel'",
        "the first one is 'Titel'",
        "did you mean 'Unit'?",
    ]
    assert columns.fields == ()


def test_column_that_is_only_missing_is_told(tmp_path: Path) -> None:
    fields = "  - {field: tags, columns: [Topic, Theme]}\n  - {field: unit, columns: Unit}\n"
    text = f"in_order: [Begun]\n{MAPPING}{fields}"
    columns = find(tmp_path, text, ("Title", "Stage", "Topic"), ("a", "b", "c"))
    assert [each.heading for each in columns.remarks] == ["Theme", "Unit", "Begun"]
    assert {(each.kind, each.row) for each in columns.remarks} == {("doubtful", 1)}
    assert [each.columns for each in columns.fields] == [(0,), (1,), (2,)]
    assert columns.in_order == ()


def test_constant_needs_no_column(tmp_path: Path) -> None:
    text = "name: a\nfields:\n  - {field: title, columns: T}\n  - {field: stage, constant: proposed}\n"
    assert [each.columns for each in find(tmp_path, text, ("T",), ("a",)).fields] == [(0,), ()]


def test_order_of_days_is_settled_for_each_column_and_told(tmp_path: Path) -> None:
    text = f"{MAPPING}  - {{field: timebox.start, columns: Start}}\n  - {{field: owner.accepted_on, columns: Yes on}}\n"
    rows = [("a", "Idea", "1/13/2024", "13/1/2024"), ("b", "Idea", "1/14/2024", "14/1/2024")]
    columns = find(tmp_path, text, ("Title", "Stage", "Start", "Yes on"), *rows)
    assert [each.days.order if each.days else None for each in columns.fields] == [None, None, "month", "day"]
    assert [(each.heading, each.field, each.column) for each in columns.remarks] == [
        ("Start", "timebox.start", 3),
        ("Yes on", "owner.accepted_on", 4),
    ]
    assert "the month first" in columns.remarks[0].message


def test_forms_of_a_field_go_before_those_of_the_sheet(tmp_path: Path) -> None:
    text = f"dates: [M/D/YYYY]\n{MAPPING}  - {{field: timebox.start, columns: A}}\n"
    text += "  - {field: owner.accepted_on, columns: B, dates: [D/M/YYYY]}\n"
    fields = find(tmp_path, text, ("Title", "Stage", "A", "B"), ("a", "Idea", "1/2/2024", "1/2/2024")).fields
    names = [[form.name for form in each.days.forms][-1] if each.days else "" for each in fields]
    assert names == ["", "", "M/D/YYYY", "D/M/YYYY"]


def test_field_that_does_not_exist_is_left_out(tmp_path: Path) -> None:
    file, problems = read_mapping(f"{MAPPING}  - {{field: titel, columns: Title}}\n", "a.yml")
    assert file is not None
    assert len(problems) == 1
    columns, missing = find_columns(file, draw_sheet(tmp_path, ("Title", "Stage"), ("a", "b")), ())
    assert missing == ()
    assert [each.mapping.field for each in columns.fields] == ["title", "stage"]
