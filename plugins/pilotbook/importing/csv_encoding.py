"""Finds out in which encoding a text file is: by its mark, else UTF-8 where all of it is, else that of Windows."""

import codecs
from pathlib import Path

from pilotbook.importing.remark import SheetRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WINDOWS = "cp1252"
"""What spreadsheet programs of western Windows write where nobody asks for UTF-8."""
_PIECE = 1024 * 1024


def find_encoding(file: Path) -> str:
    """The encoding of a file, by a rule that always gives the same answer; nothing is guessed from letters."""
    with file.open("rb") as opened:
        begin = opened.read(4)
    marked = next((name for mark, name in _MARKS if begin.startswith(mark)), None)
    if marked:
        return marked
    return "utf-8" if _fits(file, "utf-8") else WINDOWS


def _fits(file: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with file.open("rb") as opened:
            while piece := opened.read(_PIECE):
                if b"\0" in piece:
                    raise SheetRefused(
                        "expected a spreadsheet in CSV or XLSX, found a file of another kind",
                        "save the spreadsheet again, as XLSX or as CSV in UTF-8",
                    )
                decoder.decode(piece)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def is_encoding(name: str) -> bool:
    """Whether text can be decoded by that name."""
    try:
        "a".encode(name)
    except (LookupError, ValueError):
        return False
    return True
