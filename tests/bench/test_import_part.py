"""What the import of a spreadsheet is measured by."""

from pathlib import Path

import pytest

from bench import import_part
from bench.import_part import list_import_claims, measure_import
from bench.measurement import Measurement


@pytest.mark.parametrize(
    ("processor", "memory", "holds"),
    [(5.0, 300.0, [True, True]), (5.1, 300.1, [False, False]), (1, 301, [True, False])],
)
def test_claims_hold_within_their_bounds(processor: float, memory: float, holds: list[bool]) -> None:
    claims = list_import_claims(Measurement(processor, 1.0, memory), 2_133)
    assert [claim.holds for claim in claims] == holds


def test_import_is_measured_into_an_empty_folder_and_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, bool]] = []

    def fake(command: list[str], folder: Path, fine: tuple[int, ...]) -> Measurement:
        seen.append((command[1], (folder / "pilots").exists()))
        (folder / "pilots").mkdir(exist_ok=True)
        (folder / "pilots/a.yml").touch()
        assert fine == (0, 1)
        return Measurement(2.0, 3.0, 40.0)

    monkeypatch.setattr(import_part, "measure", fake)
    (tmp_path / "list.csv").write_text("Title\n", encoding="utf-8")
    rows, claims = measure_import(tmp_path, tmp_path / "list.csv", 2)
    assert seen == [("import", False), ("import", True), ("check", True)] * 2
    assert (tmp_path / "inventory.csv").read_text(encoding="utf-8") == "Title\n"
    assert rows[0] == ("pilotbook import", "1", "2.00", "3.00", "2000.00", "40")
    assert [claim.holds for claim in claims] == [True, True]
