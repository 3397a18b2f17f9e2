"""Draws spreadsheets, mappings and folders of pilots, and imports the ones with the others."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from pilotbook.importing.columns import find_columns
from pilotbook.importing.csv_reading import read_csv
from pilotbook.importing.mapping_file import MappingFile, read_mapping
from pilotbook.importing.pilots_folder import look_at_folder
from pilotbook.importing.plan import Plan, Terms, make_plan
from pilotbook.importing.remark import Kind, Remark
from pilotbook.importing.sheet import Sheet, frame_sheet
from pilotbook.importing.writing import write_plan
from pilotbook.records.shape import Field
from pilotbook.records.yaml_reading import read_yaml

MAPPING = """\
name: list
blank: [N/A]
fields:
  - {field: title, columns: Title}
  - {field: stage, columns: Stage, options: {Idea: proposed, In use: production}}
"""
"""What most tests map; they add fields."""
NOTHING = Terms()


def draw_rows(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """The text of a CSV file."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue()


def draw_sheet(folder: Path, *rows: Sequence[str]) -> Sheet:
    """A sheet that was read from a CSV file with those rows, the headings first."""
    file = folder / "list.csv"
    file.write_text(draw_rows(rows), encoding="utf-8")
    return frame_sheet(read_csv(file))


def draw_mapping(text: str, added: tuple[Field, ...] = ()) -> MappingFile:
    """A mapping with nothing wrong in it."""
    file, problems = read_mapping(text, "list.yml", added)
    assert problems == ()
    assert file is not None
    return file


def plan_rows(folder: Path, mapping: str, *rows: Sequence[str], terms: Terms = NOTHING) -> Plan:
    """What an import of rows into `pilots` in a folder would do."""
    sheet, file = draw_sheet(folder, *rows), draw_mapping(mapping, terms.added)
    columns, problems = find_columns(file, sheet, terms.added)
    assert problems == ()
    pilots = folder / "pilots"
    pilots.mkdir(exist_ok=True)
    return make_plan(sheet, columns, look_at_folder(pilots, file.mapping.name), terms, lambda: None)


def import_rows(folder: Path, mapping: str, *rows: Sequence[str], terms: Terms = NOTHING) -> Plan:
    """Import rows into `pilots` in a folder, and return what was done."""
    plan = plan_rows(folder, mapping, *rows, terms=terms)
    write_plan(plan, folder / "pilots", draw_mapping(mapping, terms.added).mapping.name, lambda: None)
    return plan


def read_pilots(folder: Path) -> dict[str, str]:
    """The texts of the pilots in a folder, by their ids."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted((folder / "pilots").glob("*.yml"))}


def told(remarks: Iterable[Remark], *kinds: Kind) -> list[tuple[str, int, int]]:
    """The kind, row and column of each remark, or of those of some kinds."""
    return [(each.kind.value, each.row, each.column) for each in remarks if not kinds or each.kind in kinds]


def is_good_yaml(text: str) -> bool:
    """Whether a text is YAML without anything wrong in it."""
    return read_yaml(text, "a.yml")[1] == ()
