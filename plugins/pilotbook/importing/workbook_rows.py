"""Prints the cells of a workbook as JSON, one row to a line: a program of its own, because the file may kill it.

A workbook of a few kilobytes can ask for more memory than there is, and the library that reads it then ends the whole
process. So this one takes a limit on its own memory first, and whoever started it sees how it ended.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from pilotbook.importing.workbook_end import WorkbookEnd

MOST_SECONDS = 60
_RESOURCE: Any = import_module("resource") if find_spec("resource") else None
"""Limits of a process, which Windows has none of."""


def main(arguments: Sequence[str]) -> int:
    """Print the sheet of a name, or else the first one, of the workbook at a path; return how the process ends."""
    most_memory, path, wanted = arguments
    limit_process(int(most_memory))
    try:
        return _print_sheet(CalamineWorkbook.from_path(path), wanted)
    except PasswordError:
        return WorkbookEnd.PASSWORD
    except (CalamineError, OSError, ValueError):
        return WorkbookEnd.DAMAGED


def limit_process(most_memory: int) -> None:
    """Let the machine end this process before it takes too much."""
    if _RESOURCE is None:
        return
    limits = {"RLIMIT_AS": most_memory, "RLIMIT_CPU": MOST_SECONDS, "RLIMIT_CORE": 0}
    for name, most in limits.items():
        kind = getattr(_RESOURCE, name)
        hard = _RESOURCE.getrlimit(kind)[1]
        _RESOURCE.setrlimit(kind, (most if hard == _RESOURCE.RLIM_INFINITY else min(most, hard), hard))


def _print_sheet(workbook: CalamineWorkbook, wanted: str) -> int:
    names = [each.name for each in workbook.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    name = wanted or next(iter(names), "")
    _print({"part": name, "names": names})
    if name not in names:
        return WorkbookEnd.NO_SHEET
    for row in list_cells(workbook.get_sheet_by_name(name)):
        _print(row)
    return WorkbookEnd.READ


def _print(value: Any) -> None:  # noqa: ANN401 - what JSON can hold
    sys.stdout.write(f"{json.dumps(value)}\n")


def list_cells(sheet: CalamineSheet) -> Iterator[list[str]]:
    """The rows of a sheet from its first one, each from its first column."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        yield [*before, *map(show_cell, row)]


def show_cell(value: Any) -> str:  # noqa: ANN401 - one of the kinds that a cell holds
    """The value of a cell as a person would type it; of a formula, it is the result that was saved with it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date() | time() | timedelta() | float() | int():
            return str(value)
    return str(value)
