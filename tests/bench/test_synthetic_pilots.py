"""The made-up pilots of the bench: every field is filled, nothing is wrong, and they are the same every time."""

from pathlib import Path

from bench.synthetic_pilots import TODAY, write_pilots
from pilotbook.portfolio.load import find_problems
from pilotbook.portfolio.repository import Repository
from pilotbook.portfolio.selection import select_all
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.shape import walk_fields


def test_synthetic_pilots_are_valid(tmp_path: Path) -> None:
    size = write_pilots(tmp_path / "pilots", 200)
    assert 1_800 < size / 200 < 2_600
    found = find_problems(select_all(Repository(root=tmp_path, docs=tmp_path / "docs")), TODAY)
    assert (found.files, found.diagnostics) == (200, ())


def test_synthetic_pilots_have_every_field(tmp_path: Path) -> None:
    write_pilots(tmp_path / "pilots", 1)
    text = (tmp_path / "pilots" / "pilot-00000.yml").read_text(encoding="utf-8")
    source = read_pilot(text, "a", "a.yml").source
    assert source is not None
    assert [path for path, _ in walk_fields(Pilot) if f"{path.rpartition('.')[2]}:" not in text] == []


def test_synthetic_pilots_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        write_pilots(folder, 3)
    one, other = ([file.read_bytes() for file in sorted(folder.iterdir())] for folder in folders)
    assert one == other
    assert len(set(one)) == 3
