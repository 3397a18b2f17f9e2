"""Turns a workbook into a table, in a process of its own that may take no more memory than is said."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pilotbook.importing.remark import SheetRefused
from pilotbook.importing.table import LimitedRows, Table
from pilotbook.importing.workbook_check import check_workbook
from pilotbook.importing.workbook_end import WorkbookEnd
from pilotbook.records.nearest import suggest
from pilotbook.records.quote import quote_text

MOST_MEMORY = 256 * 1024 * 1024
"""How much address space the other process may take, in bytes; Python itself takes some of it."""
_PROGRAM = "import sys; from pilotbook.importing.workbook_rows import main; sys.exit(main(sys.argv[1:]))"
_AGAIN = "save it again in a spreadsheet program, or save the sheet as CSV in UTF-8"


def read_workbook(file: Path, sheet: str = "") -> Table:
    """Read the sheet of that name, or else the first one; raise SheetRefused where that cannot be done."""
    check_workbook(file)
    command = [sys.executable, "-c", _PROGRAM, str(MOST_MEMORY), str(file), sheet]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8") as running:
        try:
            head, rows = _take_lines(running.stdout or ())
        except BaseException:
            running.kill()
            raise
    names = [*head.get("names", ())]
    if running.returncode:
        raise _explain(running.returncode, sheet, names)
    part = head["part"]
    return Table(rows=rows.finish(), part=part, others=tuple(name for name in names if name != part))


def _take_lines(lines: Iterable[str]) -> tuple[dict[str, Any], LimitedRows]:
    head: dict[str, Any] = {}
    rows = LimitedRows()
    for number, line in enumerate(lines):
        if number:
            rows.add(json.loads(line))
        else:
            head = json.loads(line)
    return head, rows


def _explain(code: int, sheet: str, names: list[str]) -> SheetRefused:
    match code:
        case WorkbookEnd.PASSWORD:
            message = "expected a workbook that can be opened, found one with a password"
            return SheetRefused(message, "take the password away: save a copy without it")
        case WorkbookEnd.NO_SHEET if names:
            message = f"expected the sheet {quote_text(sheet)} in the workbook, found none of that name"
            return SheetRefused(message, suggest(sheet, names, "the sheets are"))
        case WorkbookEnd.DAMAGED | WorkbookEnd.NO_SHEET:
            return SheetRefused("expected a workbook that can be read, found a damaged one", _AGAIN)
    megabytes = MOST_MEMORY // 1024**2
    return SheetRefused(f"expected a workbook that can be read within {megabytes} MiB of memory, found none", _AGAIN)
