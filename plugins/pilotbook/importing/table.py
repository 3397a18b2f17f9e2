"""Holds the cells of a spreadsheet as text, and keeps them within the limits of an import."""

from collections.abc import Iterable
from typing import NamedTuple

from pilotbook.importing.remark import SheetRefused

MOST_BYTES = 32 * 1024 * 1024
"""Largest spreadsheet, in bytes; and most characters in all of its cells."""
MOST_UNPACKED = 4 * MOST_BYTES
"""Most bytes of a workbook once it is unpacked: its XML takes about forty for a cell."""
MOST_ROWS = 20_000
"""Most rows: each becomes a file and a page, and no portfolio that people look through has more."""
MOST_COLUMNS = 500
MOST_CELLS = 1_000_000
LONGEST_CELL = 32_767
"""Most characters in a cell: what spreadsheet programs allow themselves."""
_SPLIT = "keep the rows of one portfolio in it, and take what is not about pilots out"


class Table(NamedTuple):
    """The rows of a sheet, blank ones included, as they are numbered in it, and what was noticed while reading.

    `part` is the name of the sheet of a workbook that was read, `others` are those that were not.
    """

    rows: tuple[tuple[str, ...], ...]
    part: str = ""
    others: tuple[str, ...] = ()
    encoding: str = ""


class LimitedRows:
    """Collects rows, and refuses the sheet at the first cell that is beyond a limit."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, ...]] = []
        self._cells = 0
        self._characters = 0

    def __len__(self) -> int:
        """How many rows there are so far."""
        return len(self._rows)

    def add(self, cells: Iterable[str]) -> None:
        """Add the next row; raise SheetRefused where that leads beyond a limit."""
        row = _without_blank_end(tuple(map(_with_plain_line_ends, cells)))
        number = len(self._rows) + 1
        self._cells += len(row)
        self._characters += sum(map(len, row))
        if number > MOST_ROWS + 1:  # one is the heading row
            raise SheetRefused(f"expected at most {MOST_ROWS:,} rows, found more", _SPLIT, number)
        if len(row) > MOST_COLUMNS:
            message = f"expected at most {MOST_COLUMNS} columns, found {len(row):,}"
            raise SheetRefused(message, "take the columns out that say nothing about a pilot", number, MOST_COLUMNS + 1)
        if self._cells > MOST_CELLS:
            raise SheetRefused(f"expected at most {MOST_CELLS:,} cells, found more", _SPLIT, number)
        if self._characters > MOST_BYTES:
            raise SheetRefused(f"expected at most {MOST_BYTES:,} characters of text, found more", _SPLIT, number)
        if any(len(cell) > LONGEST_CELL for cell in row):
            self._refuse_cell(row, number)
        self._rows.append(row)

    def _refuse_cell(self, row: tuple[str, ...], number: int) -> None:
        column, length = next((at, len(cell)) for at, cell in enumerate(row, start=1) if len(cell) > LONGEST_CELL)
        message = f"expected at most {LONGEST_CELL:,} characters in a cell, found {length:,}"
        hint = "look for a quotation mark that is not closed; else shorten the text, and link to the whole"
        raise SheetRefused(message, hint, number, column)

    def finish(self) -> tuple[tuple[str, ...], ...]:
        """All rows."""
        while self._rows and not self._rows[-1]:
            self._rows.pop()
        return tuple(self._rows)


def _with_plain_line_ends(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def _without_blank_end(row: tuple[str, ...]) -> tuple[str, ...]:
    """The row up to its last cell that says something: programs write blank cells as far as somebody once clicked."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]
