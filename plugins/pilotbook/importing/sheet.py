"""Turns a table into a sheet: a row of headings, each of them once, and the rows below it that say something."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pilotbook.frozen import frozen
from pilotbook.importing.remark import Kind, Remark, SheetRefused
from pilotbook.importing.table import Table
from pilotbook.records.quote import quote_text
from pilotbook.records.shape import LONGEST_NAME

_VALUE = re.compile(r"[-+]?[0-9][0-9.,/: %€$£-]*")
_UPPER = 20
"""How many rows are looked through for headings."""


class Row(NamedTuple):
    """A row with its number in the spreadsheet, and as many cells as there are columns."""

    number: int
    cells: tuple[str, ...]


@frozen
class Sheet:
    """A sheet. No two headings are alike; `remarks` are about headings, and about rows that were left out."""

    headings: tuple[str, ...]
    heading_row: int
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()


def frame_sheet(table: Table, heading_row: int = 0) -> Sheet:
    """Tell headings from rows; without a number, the headings stand in the first row that is not blank."""
    number = heading_row or next((at for at, row in enumerate(table.rows, start=1) if row), 0)
    if not 0 < number <= len(table.rows) or not table.rows[number - 1]:
        where = f"row {heading_row}" if heading_row else "the first row"
        hint = "write a heading above each column; where it is another row, the mapping says so: heading_row: 3"
        raise SheetRefused(f"expected headings in {where}, found nothing", hint, heading_row)
    written = [clean_heading(cell) for cell in table.rows[number - 1]]
    headings = tuple(_tell_apart(written))
    remarks = [*_remark_repeated(written, headings, number)]
    rows = []
    for at, cells in enumerate(table.rows[number:], start=number + 1):
        if len(cells) > len(headings):
            remarks.append(_remark_too_many(cells, len(headings), at))
        elif cells:
            rows.append(Row(at, (*cells, *[""] * (len(headings) - len(cells)))))
    return Sheet(headings=headings, heading_row=number, rows=tuple(rows), remarks=tuple(remarks))


def expect_headings(sheet: Sheet) -> None:
    """Refuse a sheet whose row of headings rather holds values: most of it are numbers and days."""
    written = [each for at, each in enumerate(sheet.headings, start=1) if each != name_column(at)]
    values = [each for each in written if _VALUE.fullmatch(each)]
    if 2 * len(values) > len(written):
        column = sheet.headings.index(values[0]) + 1
        raise SheetRefused(
            f"expected headings in row {sheet.heading_row}, found {quote_text(values[0])} in column {column}",
            "write a heading above each column, such as Title and Stage",
            sheet.heading_row,
            column,
        )


def clean_heading(text: str) -> str:
    """A heading on one line, with single spaces: what people compare it by."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def name_column(number: int) -> str:
    """What a column is called that has no heading."""
    return f"column {number}"


def find_row_of(table: Table, headings: Iterable[str]) -> int:
    """The first of the upper rows in which one of some headings stands; 0 where none of them does."""
    wanted = {clean_heading(each).casefold() for each in headings}
    for number, row in enumerate(table.rows[:_UPPER], start=1):
        if not wanted.isdisjoint(clean_heading(cell).casefold() for cell in row):
            return number
    return 0


def _tell_apart(written: Sequence[str]) -> Iterator[str]:
    """Each heading as it is called: one that was there before gets a number, and a blank one that of its column."""
    taken = {each.casefold() for each in written}
    used: set[str] = set()
    for column, heading in enumerate(written, start=1):
        short = heading if len(heading) <= LONGEST_NAME else f"{heading[: LONGEST_NAME - 10]}…"
        name, count = short or name_column(column), 1
        while name.casefold() in used or (count > 1 and name.casefold() in taken):
            count += 1
            name = f"{short} ({count})"
        used.add(name.casefold())
        yield name


def _remark_repeated(written: Sequence[str], headings: Sequence[str], row: int) -> Iterator[Remark]:
    counts = Counter(each.casefold() for each in written if each)
    first = {each.casefold(): each for each in reversed(written)}
    for folded, count in counts.items():
        if count > 1:
            columns = [at for at, each in enumerate(written, start=1) if each.casefold() == folded]
            names = [headings[at - 1] for at in columns[1:]]
            others = names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
            yield Remark(
                kind=Kind.DOUBTFUL,
                row=row,
                column=columns[1],
                heading=first[folded],
                message=f"expected each heading once, found {quote_text(first[folded])} in {count} columns",
                hint=f"the later ones are called {quote_text(others)} here and in the mapping",
            )


def _remark_too_many(cells: Sequence[str], width: int, row: int) -> Remark:
    column = next(at for at, cell in enumerate(cells, start=1) if at > width and cell.strip())
    return Remark(
        kind=Kind.SKIPPED,
        row=row,
        column=column,
        message=f"expected at most {width} cells, as there are headings, found text in column {column}",
        hint="look for a text that holds a comma and is not in quotes, or write a heading above the column",
    )
