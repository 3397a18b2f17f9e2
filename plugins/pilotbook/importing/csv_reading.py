"""Turns a CSV file into a table: its encoding and what separates its cells are found out, unless they are given."""

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO, TextIOWrapper
from itertools import islice
from pathlib import Path

from pilotbook.importing.csv_encoding import find_encoding
from pilotbook.importing.remark import SheetRefused
from pilotbook.importing.table import LONGEST_CELL, LimitedRows, Table

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
"""What may separate cells, by the words that a mapping uses."""
_SAMPLE = 64 * 1024
_LOOKED_AT = 50


def read_csv(file: Path, encoding: str = "", delimiter: str = "") -> Table:
    """Read all of a file; raise SheetRefused where it is no CSV, or beyond a limit."""
    encoding = encoding or find_encoding(file)
    rows = LimitedRows()
    try:
        with file.open("rb") as opened, TextIOWrapper(opened, encoding=encoding, newline="") as text:
            sample = text.read(_SAMPLE)
            text.seek(0)
            sign = DELIMITERS.get(delimiter) or _find_delimiter(_whole_lines(sample))
            _take_rows(csv.reader(text, delimiter=sign, strict=True), rows)
    except UnicodeDecodeError as error:
        raise SheetRefused(
            f"expected text in the encoding {encoding}, found the byte 0x{error.object[error.start]:02X}",
            "save the spreadsheet again as CSV in UTF-8, or as XLSX",
        ) from error
    return Table(rows=rows.finish(), encoding=encoding)


def _take_rows(reader: Iterator[list[str]], rows: LimitedRows) -> None:
    try:
        for row in reader:
            rows.add(row)
    except csv.Error as error:
        raise explain_error(error, len(rows) + 1) from error


def explain_error(error: csv.Error, row: int) -> SheetRefused:
    """The refusal of a sheet in whose row the reader of CSV found an error."""
    said = str(error)
    if "field larger" in said:
        message = f"expected at most {LONGEST_CELL:,} characters in a cell, found more"
        return SheetRefused(message, "look for a quotation mark that is not closed", row)
    if "end of data" in said:
        message = "expected a quotation mark that closes the last cell, found the end of the file"
        return SheetRefused(message, "look for a cell that begins with a quotation mark, and close it", row)
    if "expected after" in said:
        message = "expected the end of a cell after its closing quotation mark, found more text"
        return SheetRefused(message, "write a quotation mark within a cell twice", row)
    message = "expected rows of cells, found a line that is none"
    return SheetRefused(message, "save the spreadsheet again as CSV in UTF-8, or as XLSX", row)


def _whole_lines(sample: str) -> str:
    """A sample without the line in the midst of which it ends."""
    return sample if len(sample) < _SAMPLE else sample.rpartition("\n")[0] or sample


def _find_delimiter(sample: str) -> str:
    """The sign with which most rows have the same number of cells, and the most cells; a comma where none has any."""
    scores = {sign: _score(sample, sign) for sign in DELIMITERS.values()}
    return max(scores, key=lambda sign: scores[sign])  # the first one where several do as well


def _score(sample: str, sign: str) -> tuple[int, int]:
    counts: Counter[int] = Counter()
    with suppress(csv.Error):  # what was read until there is enough to tell
        counts.update(len(row) for row in islice(csv.reader(StringIO(sample, newline=""), delimiter=sign), _LOOKED_AT))
    several = {width: count for width, count in counts.items() if width > 1}
    if not several:
        return 0, 0
    width = max(several, key=lambda each: (several[each], each))
    return several[width] * (width - 1), width
