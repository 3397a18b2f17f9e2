"""Reads the bytes of one file, or says why that cannot be done."""

from pathlib import Path

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.records.yaml_source import MAX_BYTES, decode_text


def read_text_file(file: Path, inside: Path, path: str) -> str | Diagnostic:
    """The text of `file`, or the diagnostic that says why it is not to be had.

    `inside` is the folder that the file must not leave through a link; `path` is what a diagnostic calls the file.
    """
    try:
        if not file.resolve().is_relative_to(inside.resolve()):
            return Diagnostic(
                code=Code.LINK_OUTSIDE,
                place=Place(path),
                message="expected a file, found a link that leaves the folder",
                hint="replace the link by a copy of the file it points at",
            )
        if not file.is_file():
            return _unreadable(path, "no such file" if not file.exists() else "not an ordinary file")
        with file.open("rb") as opened:
            return decode_text(opened.read(MAX_BYTES + 1), path, file.stat().st_size)
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its links go round in a circle"
        return _unreadable(path, reason.lower())


def _unreadable(path: str, reason: str) -> Diagnostic:
    return Diagnostic(
        code=Code.UNREADABLE_FILE,
        place=Place(path),
        message=f"expected a file that can be read, found: {reason}",
        hint="check the file's name and its permissions",
    )
