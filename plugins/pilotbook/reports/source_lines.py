"""Fetches the line of a file that a diagnostic points at, and draws it with a caret under the column."""

import re
from collections.abc import Callable
from pathlib import Path

from pilotbook.diagnostic import Code, Diagnostic
from pilotbook.records.text_file import read_text_file
from pilotbook.records.withholding import BLOCK, hide_secrets
from pilotbook.reports.safe_text import make_safe, measure_width

LineOf = Callable[[Diagnostic], str | None]
"""Gives the source line that a diagnostic points at, or None where there is nothing to show."""

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML counts as one
WIDEST = 100
"""How many characters of a line are shown; the rest of a longer one is cut off around the column."""
_WHOLE_FILE = frozenset(
    {
        Code.UNREADABLE_FILE,
        Code.FILE_TOO_LARGE,
        Code.NOT_UTF_8,
        Code.EMPTY_FILE,
        Code.FILE_NAME,
        Code.SAME_ID,
        Code.LINK_OUTSIDE,
        Code.ADDRESS_TAKEN,
        Code.NO_FRONT_MATTER,
    }
)
"""Problems of a file as a whole: no line of it is to blame, and a file that a link leads to must not be shown."""


def no_line(_diagnostic: Diagnostic) -> None:
    """Shows nothing: for where no file is at hand."""


class SourceLines:
    """Looks lines up in the files below `root`; each file is read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, list[str]] = {}

    def __call__(self, diagnostic: Diagnostic) -> str | None:
        """The line that a diagnostic points at; None where it is about a whole file, or the file cannot be read."""
        path, line, _ = diagnostic.place
        if diagnostic.code in _WHOLE_FILE:
            return None
        if path not in self._read:
            self._read[path] = self._lines(path)
        lines = self._read[path]
        found = lines[line - 1] if 0 < line <= len(lines) else None
        is_hidden = found is None or diagnostic.code is not Code.SECRET or BLOCK in found
        return found if is_hidden else None  # an escape may spell a secret so that only its value shows it

    def _lines(self, path: str) -> list[str]:
        file = self._root / path
        text = read_text_file(file, file.parent, path)
        return [] if isinstance(text, Diagnostic) else _LINE_BREAK.split(hide_secrets(text))


def draw_excerpt(line: str, number: int, column: int) -> tuple[str, str] | None:
    """A source line with its number, and below it a caret under `column`; None where the line is blank."""
    if not line.strip():
        return None
    start = max(0, min(column - 1 - WIDEST // 2, len(line) - WIDEST))
    before = make_safe(line[start : column - 1])
    after = make_safe(line[max(start, column - 1) : start + WIDEST])
    lead, tail = "…" if start else "", "…" if start + WIDEST < len(line) else ""
    gutter = f"{number:>7} | "
    blank = " " * (measure_width(lead + before))
    return f"{gutter}{lead}{before}{after}{tail}".rstrip(), f"{' ' * (len(gutter) - 2)}| {blank}^"
