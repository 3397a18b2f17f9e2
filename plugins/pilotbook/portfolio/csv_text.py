"""Turns rows of texts into CSV in which no cell is a formula to a spreadsheet, and none goes over its line."""

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator

_SPACES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\\s]+")
_FORMULA = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20]")
"""How a formula begins, in wide letters as well: https://owasp.org/www-community/attacks/CSV_Injection."""


def write_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as CSV in UTF-8. It begins with a mark, without which a spreadsheet takes it for another encoding."""
    return b"".join(stream_csv(rows))


def stream_csv(rows: Iterable[Iterable[str]]) -> Iterator[bytes]:
    """The same, row by row."""
    yield BOM_UTF8
    writer = csv.writer(_Encoder())
    for row in rows:
        yield writer.writerow([write_cell(cell) for cell in row])


class _Encoder:
    """Hands what is written back as bytes: a row is what the writer of CSV gets for it."""

    def write(self, text: str) -> bytes:
        return text.encode(errors="replace")


def write_cell(text: str) -> str:
    """The text on one line, with an apostrophe before what a spreadsheet would work out."""
    line = _SPACES.sub(" ", text).strip()
    return f"'{line}" if _FORMULA.match(line) else line
