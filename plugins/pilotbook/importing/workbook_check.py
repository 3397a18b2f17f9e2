"""Looks at a workbook from outside, before anything unpacks all of it: whether it is one, and how large it becomes."""

import re
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from pilotbook.importing.remark import SheetRefused
from pilotbook.importing.table import MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED

MOST_PARTS = 2_000
"""Most files in the archive that a workbook is."""
_PIECE = 1024 * 1024
_OVERLAP = 64
_LATER = 2 * MOST_ROWS
"""The last row that may hold a cell: the reader makes room for every row before it, with or without cells in it."""
_REFERENCE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{0,8})([0-9]{1,12})["']""")
_NOT_ONE = "save the spreadsheet again, as XLSX or as CSV in UTF-8"


def check_workbook(file: Path) -> None:
    """Raise SheetRefused unless a file is an XLSX workbook that stays within the limits once it is unpacked.

    What the archive says of itself is not believed: its parts are unpacked piece by piece, and counted.
    """
    try:
        with ZipFile(file) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise SheetRefused("expected a workbook in XLSX, found an archive of another kind", _NOT_ONE)
            _check_directory(parts)
            _count_contents(archive, parts)
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error) as error:
        raise SheetRefused("expected a workbook that can be unpacked, found a damaged one", _NOT_ONE) from error


def _check_directory(parts: list[ZipInfo]) -> None:
    if len(parts) > MOST_PARTS:
        message = f"expected at most {MOST_PARTS:,} parts in the workbook, found {len(parts):,}"
        raise SheetRefused(message, "copy the cells into a new workbook, without pictures and macros")
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _too_large()


def _too_large() -> SheetRefused:
    return SheetRefused(
        f"expected a workbook of at most {MOST_UNPACKED // 1024**2} MiB once it is unpacked, found a larger one",
        "copy the rows of one portfolio into a new workbook, without pictures",
    )


def _count_contents(archive: ZipFile, parts: list[ZipInfo]) -> None:
    left = MOST_UNPACKED
    for part in parts:
        part.file_size = max(part.file_size, MOST_UNPACKED + 1)  # else no more is read than the directory says there is
        is_sheet = part.filename.startswith("xl/worksheets/")
        with archive.open(part) as opened:
            before = b""
            while piece := opened.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise _too_large()
                if is_sheet:
                    _check_references(before + piece)
                    before = piece[-_OVERLAP:]


def _check_references(xml: bytes) -> None:
    """Refuse a cell far away from all others: room for everything between would take more memory than there is."""
    for column, row in _REFERENCE.findall(xml):
        if int(row) > _LATER:
            raise SheetRefused(
                f"expected at most {MOST_ROWS:,} rows, found a cell in row {int(row):,}",
                "delete the rows below the last pilot, also those that look blank",
                int(row),
            )
        if column and (number := _number_of(column.decode().upper())) > MOST_COLUMNS:
            raise SheetRefused(
                f"expected at most {MOST_COLUMNS} columns, found a cell in column {number:,}",
                "delete the columns to the right of the last one, also those that look blank",
                int(row),
                number,
            )


def _number_of(letters: str) -> int:
    """The number of a column from its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
