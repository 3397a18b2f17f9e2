"""Turns rows of texts into CSV in which no cell is a formula to a spreadsheet, and none goes over its line."""

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from typing import Any

_SPACES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\\s]+")
_FORMULA = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20]")
"""How a formula begins, in wide letters as well: https://owasp.org/www-community/attacks/CSV_Injection."""


def write_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as CSV in UTF-8. It begins with a mark, without which a spreadsheet takes it for another encoding."""
    return b"".join([BOM_UTF8, *map(write_row, rows)])


def write_row(row: Iterable[str]) -> bytes:
    """One row, to follow what `write_csv` gave."""
    written: bytes = _WRITER.writerow(map(write_cell, row))
    return written


class _Encoder:
    """Hands what is written back as bytes: a row is what the writer of CSV gets for it."""

    def write(self, text: str) -> bytes:
        return text.encode(errors="replace")


_WRITER: Any = csv.writer(_Encoder())


def write_cell(text: str) -> str:
    """The text on one line, with an apostrophe before what a spreadsheet would work out."""
    line = _SPACES.sub(" ", text).strip()
    return f"'{line}" if _FORMULA.match(line) else line
