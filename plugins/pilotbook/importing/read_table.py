"""Opens a spreadsheet of either kind; what it is, its first bytes say, whatever its name may be."""

from pathlib import Path

from pilotbook.importing.csv_reading import read_csv
from pilotbook.importing.remark import SheetRefused
from pilotbook.importing.table import MOST_BYTES, Table
from pilotbook.importing.workbook_reading import read_workbook

_WORKBOOK = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How the archive begins that an XLSX workbook is, and what older Office programs and encrypted workbooks are."""


def read_table(file: Path, *, sheet: str = "", encoding: str = "", delimiter: str = "") -> Table:
    """Read a CSV file or a workbook; raise SheetRefused where that cannot be done within the limits."""
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            begin = opened.read(4)
    except OSError as error:
        reason = (error.strerror or "the machine refuses").lower()
        raise SheetRefused(f"expected a spreadsheet that can be read, found: {reason}", "check the file") from error
    if size > MOST_BYTES:
        megabytes = -(-size // 1024**2)
        message = f"expected a spreadsheet of at most {MOST_BYTES // 1024**2} MiB, found {megabytes:,} MiB"
        raise SheetRefused(message, "keep the rows of one portfolio in it, without pictures")
    if not size:
        raise SheetRefused("expected a spreadsheet, found an empty file", "save it again as XLSX or CSV")
    if begin == _OLD_OFFICE:
        message = "expected a workbook in XLSX without a password, found one with a password or of an older kind"
        raise SheetRefused(message, "save a copy as XLSX, without a password")
    if begin == _WORKBOOK:
        return read_workbook(file, sheet)
    if sheet:
        message = "expected a workbook, of which one sheet is meant, found a CSV file"
        raise SheetRefused(message, "leave --sheet and 'sheet' of the mapping out")
    return read_csv(file, encoding, delimiter)
