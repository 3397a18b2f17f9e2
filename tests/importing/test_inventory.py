"""The real inventory of US federal agencies: every row becomes a pilot, and nothing of it is lost."""

from collections import Counter
from pathlib import Path

import pytest

from pilotbook.importing.columns import find_columns
from pilotbook.importing.pilots_folder import look_at_folder
from pilotbook.importing.plan import Plan, Terms, make_plan
from pilotbook.importing.profile_list import read_profile
from pilotbook.importing.read_table import read_table
from pilotbook.importing.remark import Kind
from pilotbook.importing.sheet import Sheet, frame_sheet
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import read_pilot
from tests.importing.sheets import draw_mapping

INVENTORY = Path(__file__).parents[3] / "shared/data/us-federal-2024/inventory.csv"
pytestmark = pytest.mark.skipif(not INVENTORY.is_file(), reason=f"data not found: {INVENTORY.name}")


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    table = read_table(INVENTORY)
    assert (table.encoding, len(table.rows)) == ("cp1252", 2_134)
    return frame_sheet(table)


@pytest.fixture(scope="module")
def plan(sheet: Sheet, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    columns, problems = find_columns(draw_mapping(read_profile("us-federal-2024")), sheet, ())
    assert problems == ()
    folder = look_at_folder(tmp_path_factory.mktemp("pilots"), "us-federal-2024")
    return make_plan(sheet, columns, folder, Terms(), lambda: None)


@pytest.fixture(scope="module")
def pilots(plan: Plan) -> list[Pilot]:
    """The pilots in the order of their rows."""
    read = [read_pilot(each.text, each.id, each.id) for each in plan.changes]
    assert [file.diagnostics for file in read if file.diagnostics] == []
    return [file.pilot for file in read if file.pilot is not None]


def test_every_row_becomes_a_pilot(plan: Plan, pilots: list[Pilot]) -> None:
    assert (plan.rows, len(pilots), len({each.id for each in plan.changes})) == (2_133, 2_133, 2_133)
    counts = Counter(each.kind for each in plan.remarks)
    assert counts == {Kind.DOUBTFUL: 219, Kind.ADAPTED: 158}


def test_stages_are_those_of_the_sheet(pilots: list[Pilot]) -> None:
    assert Counter(each.stage for each in pilots) == {
        "production": 892,
        "approved": 404,
        "proposed": 403,
        "piloting": 287,
        "retired": 147,
    }


def test_days_are_read_or_left_out_and_told(plan: Plan, pilots: list[Pilot], sheet: Sheet) -> None:
    column = sheet.headings.index("Date Initiated")
    written = [row.cells[column].strip() for row in sheet.rows]
    left_out = [each for each in plan.remarks if each.heading == "Date Initiated"]
    read = sum(each.timebox.start is not None for each in pilots)
    blank = sum(each in ("", "N/A", "Unknown") for each in written)
    assert (read, len(left_out), blank) == (1_188, 82, 863)
    assert read + len(left_out) + blank == 2_133


def test_answers_that_the_sheet_does_not_hold_stay_unanswered(pilots: list[Pilot]) -> None:
    blank = Pilot(title="A")
    for name in ("owner", "tools", "policy", "review", "decisions", "relies_on", "volume", "success"):
        assert {getattr(each, name) for each in pilots} == {getattr(blank, name)}, name


def test_no_cell_is_lost(sheet: Sheet, pilots: list[Pilot]) -> None:
    lost = [
        (row.number, heading, cell)
        for row, pilot in zip(sheet.rows, pilots, strict=True)
        for heading, cell in zip(sheet.headings, row.cells, strict=True)
        if cell.strip() and not _is_in(pilot, heading, cell)
    ]
    assert lost == []


def _is_in(pilot: Pilot, heading: str, cell: str) -> bool:
    words = " ".join(cell.split())
    kept = dict(pilot.source).get(heading)
    if kept is not None:
        return kept == cell.strip()
    if heading == "Date Initiated":
        month, day, year = map(int, words.split("/"))
        return pilot.timebox.start is not None and pilot.timebox.start.timetuple()[:3] == (year, month, day)
    if "(PII)" in heading:
        return pilot.data[0].personal_data is (words.lower() == "yes")
    if heading == "Stage of Development":
        return pilot.stage == words.lower()
    texts = {pilot.title, pilot.summary, pilot.unit, *(each.source for each in pilot.data)}
    return words in texts | {each.url for each in pilot.links} or {
        " ".join(piece.split()) for piece in cell.split(";")
    } == set(pilot.tags)
