"""Spoils a workbook and a CSV file at random and reads them: each becomes a table, or is refused.

    python -m tests.hostile.spreadsheets --seed 1 --count 200

It prints what became of them, as JSON. What ends in any other way it prints as well.
"""

import argparse
import json
import random
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from pilotbook.importing.read_table import read_table
from pilotbook.importing.remark import SheetRefused
from pilotbook.importing.sheet import frame_sheet
from tests.importing.workbooks import write_workbook

_PUT = (
    b"<",
    b">",
    b'"',
    b"",
    b"\xff",
    b"-1",
    b"99999999999",
    b"&#x110000;",
    b'r="ZZZZZZ99999999999999"',
    b'<!DOCTYPE a [<!ENTITY b "c">]>',
)
_PUT_IN_TEXT = (b'"', b"\n", b"\r", b",", b";", b"\xff", b"\0", b"\xef\xbb\xbf", b'""', b"\xc3", b"x" * 40_000)
_ROWS = [["Title", "Stage"], *([f"Pilot {number}", "proposed"] for number in range(20))]
_TEXT = "".join(f'"{title}",{stage}\r\n' for title, stage in _ROWS).encode()


def spoil_bytes(data: bytes, rng: random.Random, put: tuple[bytes, ...]) -> bytes:
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data) + 1)
        data = data[:at] + rng.choice((*put, rng.randbytes(1))) + data[at + rng.randrange(4) :]
    return data if rng.random() < 0.8 else data[: rng.randrange(len(data) + 1)]


def spoil_part(data: bytes, rng: random.Random) -> bytes:
    """Spoil what is in a workbook, and pack it again so that the archive itself is in order."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(sorted(parts))
    parts[name] = spoil_bytes(parts[name], rng, _PUT)
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return packed.getvalue()


def make_mutant(number: int, seed: int, workbook: bytes) -> bytes:
    """The mutant of that number, always the same one."""
    rng = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret is made of it
    match rng.randrange(3):
        case 0:
            return spoil_bytes(_TEXT, rng, _PUT_IN_TEXT)
        case 1:
            return spoil_bytes(workbook, rng, _PUT)
    return spoil_part(workbook, rng)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    arguments = parser.parse_args()
    found: Counter[str] = Counter()
    wrong = []
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.xlsx")
        workbook = write_workbook(file, {"A": _ROWS, "B": [["x"]]}).read_bytes()
        for number in range(arguments.count):
            file.write_bytes(make_mutant(number, arguments.seed, workbook))
            try:
                frame_sheet(read_table(file))
                found["read"] += 1
            except SheetRefused as refused:
                found["refused"] += 1
                found["without advice"] += not refused.remark.hint
            except Exception as error:  # noqa: BLE001 - that there is none is what is tried
                wrong.append(f"{number}: {error!r}")
    sys.stdout.write(json.dumps({"mutants": arguments.count, **found, "wrong": wrong}) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
