"""The made-up inventory that the import is measured on."""

from pathlib import Path

from bench.synthetic_sheet import write_sheet
from pilotbook.importing.columns import find_columns
from pilotbook.importing.csv_reading import read_csv
from pilotbook.importing.pilots_folder import look_at_folder
from pilotbook.importing.plan import Terms, make_plan
from pilotbook.importing.profile_list import read_profile
from pilotbook.importing.sheet import frame_sheet
from tests.importing.sheets import draw_mapping


def test_sheet_is_one_of_the_profile_with_every_row_imported(tmp_path: Path) -> None:
    file = tmp_path / "inventory.csv"
    assert write_sheet(file, rows=30) == file.stat().st_size
    table = read_csv(file)
    sheet = frame_sheet(table)
    assert (table.encoding, len(sheet.headings), len(sheet.rows)) == ("cp1252", 62, 30)
    columns, problems = find_columns(draw_mapping(read_profile("us-federal-2024")), sheet, ())
    assert problems == ()
    plan = make_plan(sheet, columns, look_at_folder(tmp_path, "us-federal-2024"), Terms(), lambda: None)
    assert len(plan.changes) == 30


def test_sheet_is_the_same_every_time(tmp_path: Path) -> None:
    write_sheet(tmp_path / "a.csv", rows=5)
    write_sheet(tmp_path / "b.csv", rows=5)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    write_sheet(tmp_path / "b.csv", rows=5, seed=8)
    assert (tmp_path / "a.csv").read_bytes() != (tmp_path / "b.csv").read_bytes()
