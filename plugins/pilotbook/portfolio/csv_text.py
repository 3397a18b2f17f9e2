"""Turns rows of texts into CSV in which no cell is a formula to a spreadsheet, and none goes over its line."""

import csv
import io
import re
from collections.abc import Iterable

_SPACES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\\s]+")
_FORMULA = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20]")
"""How a formula begins, in wide letters as well: https://owasp.org/www-community/attacks/CSV_Injection."""


def write_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as CSV in UTF-8. It begins with a mark, without which a spreadsheet takes it for another encoding."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([write_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def write_cell(text: str) -> str:
    """The text on one line, with an apostrophe before what a spreadsheet would work out."""
    line = _SPACES.sub(" ", text).strip()
    return f"'{line}" if _FORMULA.match(line) else line
