"""Measures the import of a spreadsheet: the first time, once more, and a check of what was written."""

import shutil
import sys
from pathlib import Path

from bench.claims import Claim
from bench.contenders import CHECK, IMPORT, Contender
from bench.measurement import Measurement, measure, take_median
from bench.performance_page import Row
from bench.synthetic_sheet import write_sheet

SHEET = "inventory.csv"
"""What the spreadsheet is called in the folder in which it is imported."""
_FIRST, _AGAIN, _CHECK = "pilotbook import", "pilotbook import, again", "pilotbook check, of what was imported"


def measure_import(scratch: Path, sheet: Path | None, rounds: int) -> tuple[list[Row], tuple[Claim, ...]]:
    """The rows of the table and the figures, for a spreadsheet of the profile or, without one, for a made-up one."""
    (scratch / "mkdocs.yml").write_text("site_name: Bench\n", encoding="utf-8")
    if sheet is None:
        write_sheet(scratch / SHEET)
    else:
        shutil.copyfile(sheet, scratch / SHEET)
    taken: dict[str, list[Measurement]] = {_FIRST: [], _AGAIN: [], _CHECK: []}
    for number in range(1, rounds + 1):
        shutil.rmtree(scratch / "pilots", ignore_errors=True)
        for name, contender in ((_FIRST, IMPORT), (_AGAIN, IMPORT), (_CHECK, CHECK)):
            taken[name].append(_measure(contender, scratch))
        sys.stderr.write(f"import, round {number} of {rounds}\n")
    medians = {name: take_median(each) for name, each in taken.items()}
    count = len(list((scratch / "pilots").glob("*.yml")))
    return [_row(name, count, found) for name, found in medians.items()], list_import_claims(medians[_FIRST], count)


def _measure(contender: Contender, folder: Path) -> Measurement:
    """An imported pilot falls short of what its stage claims, so a check of it ends with 1."""
    return measure(contender.command(folder), folder, fine=(0, 1))


def list_import_claims(first: Measurement, count: int) -> tuple[Claim, ...]:
    """What the first import of a spreadsheet may take."""
    return (
        Claim(f"import of {count:,} rows, processor", 5, first.processor, unit="s"),
        Claim(f"import of {count:,} rows, peak of memory", 300, first.memory, unit="MiB"),
    )


def _row(name: str, count: int, found: Measurement) -> Row:
    for_a_file = f"{found.processor / count * 1000:.2f}"
    return (name, f"{count:,}", f"{found.processor:.2f}", f"{found.clock:.2f}", for_a_file, f"{found.memory:.0f}")
