"""Whatever stands in a spreadsheet, and whatever people do to the files."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pilotbook.importing.fingerprint import mark_path, mark_value
from pilotbook.importing.leaf import Leaf
from pilotbook.importing.leaves import find_leaves
from pilotbook.importing.merging import merge
from pilotbook.importing.read_table import read_table
from pilotbook.importing.record_text import write_record
from pilotbook.importing.remark import Kind, SheetRefused
from pilotbook.importing.sheet import frame_sheet
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping
from pilotbook.records.yaml_source import Path as KeyPath
from tests.importing.sheets import MAPPING, import_rows, plan_rows, read_pilots

SLOW = settings(deadline=None, max_examples=60)
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30) | st.sampled_from(
    ["=1+1", "a\nb", '"', "'", "yes", "null", "~", "- a", "a: b", "#", "|", "1.10", "\t", "\x07", "\u200b", "…" * 300]
)
VALUES = st.sampled_from(["One", "two\nlines", "a: b", "yes", "12", "x # y", "'", '"', "- a", "Ü"])


@SLOW
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_bytes_are_a_table_or_refused(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.csv")
        file.write_bytes(data)
        with suppress(SheetRefused):
            frame_sheet(read_table(file))


@SLOW
@given(rows=st.lists(st.tuples(CELLS, st.sampled_from(["Idea", "In use", "?", ""]), CELLS, CELLS), max_size=4))
def test_cells_of_any_kind_give_records_or_are_told(rows: list[tuple[str, str, str, str]]) -> None:
    mapping = f"{MAPPING}  - {{field: unit, columns: Unit}}\n"
    head = ("Title", "Stage", "Unit", "Rest: of\nit?")
    with TemporaryDirectory() as name:
        folder = Path(name)
        plan = import_rows(folder, mapping, head, *rows)
        files = read_pilots(folder)
        for identifier, text in files.items():
            assert read_pilot(text, identifier, f"pilots/{identifier}.yml").diagnostics == ()
        skipped = [each for each in plan.remarks if each.kind is Kind.SKIPPED]
        assert len(files) + len(skipped) == plan.rows
        again = plan_rows(folder, mapping, head, *rows)
        assert (again.changes, again.unchanged) == ((), len(files))


PATHS: tuple[KeyPath, ...] = (
    ("title",),
    ("unit",),
    ("owner", "name"),
    ("data", 0, "source"),
    ("data", 0, "steward"),
    ("source", "A"),
    ("source", "B: c?"),
)
OPTIONAL = st.none() | VALUES
SIDES = st.fixed_dictionaries({path: st.tuples(OPTIONAL, OPTIONAL, OPTIONAL) for path in PATHS})


@SLOW
@given(sides=SIDES)
def test_merge_takes_what_is_new_and_never_what_a_person_edited(
    sides: dict[KeyPath, tuple[str | None, str | None, str | None]],
) -> None:
    """Of each value: what the last import wrote, what the file says, and what the sheet says now."""
    here_of = {path: sides[path][1] for path in PATHS}
    text = write_record([Leaf(path, here) for path, here in here_of.items() if here is not None], "")
    marks = {mark_path(path): mark_value(before) for path, (before, _, _) in sides.items() if before is not None}
    there = [Leaf(path, new) for path, (_, _, new) in sides.items() if new is not None]
    merged = merge(text or "notes: x\n", marks, there, settles=False)
    assert merged is not None
    root, problems = read_yaml(merged.text, "")
    assert problems == ()
    assert isinstance(root, Mapping)
    result = find_leaves(root)
    conflicts = {each.path for each in merged.conflicts}
    for path, (before, here, new) in sides.items():
        is_edited = here != before
        if is_edited or path in conflicts:
            assert result.get(path) == here, path
        else:
            assert result.get(path) == new, path
        if is_edited and new not in (before, here):
            assert path in conflicts, path
