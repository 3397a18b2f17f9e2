"""Turns the bytes of one file into text, or says why that cannot be done."""

from pathlib import Path
from stat import S_ISREG

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.records.characters import position_at

MAX_BYTES = 256 * 1024
"""Largest file in bytes: a hundred times an ordinary record."""
_ORDINARY = 16 * 1024
"""How much is read at first: to ask for more than there is costs more than to read what there is."""


def read_text_file(file: Path, inside: Path, path: str) -> str | Diagnostic:
    """The text of `file`, or the diagnostic that says why it is not to be had.

    `inside` is the folder that the file must not leave through a link; `path` is what a diagnostic calls the file.
    """
    try:
        if file.parent == inside and _is_no_link(file):  # most often; such a file leaves no folder
            return _read_bytes(file, path)
        if not file.exists():
            return _unreadable(path, "a link that leads nowhere" if file.is_symlink() else "no such file")
        if not file.resolve().is_relative_to(inside.resolve()):
            return Diagnostic(
                code=Code.LINK_OUTSIDE,
                place=Place(path),
                message="expected a file, found a link that leaves the folder",
                hint="replace the link by a copy of the file it points at",
            )
        if not file.is_file():
            return _unreadable(path, "a folder" if file.is_dir() else "something that is no ordinary file")
        return _read_bytes(file, path)
    except OSError as error:
        return _unreadable(path, (error.strerror or "an error of the disk").lower())


def _is_no_link(file: Path) -> bool:
    try:
        return S_ISREG(file.lstat().st_mode)
    except OSError:
        return False


def _read_bytes(file: Path, path: str) -> str | Diagnostic:
    with file.open("rb", buffering=0) as opened:
        data = opened.read(_ORDINARY)
        while _ORDINARY <= len(data) <= MAX_BYTES and (more := opened.read(MAX_BYTES + 1 - len(data))):
            data += more
    return decode_text(data, path, file.stat().st_size if len(data) > MAX_BYTES else None)


def _unreadable(path: str, reason: str) -> Diagnostic:
    return Diagnostic(
        code=Code.UNREADABLE_FILE,
        place=Place(path),
        message=f"expected a file that can be read, found: {reason}",
        hint="check the file's name and its permissions",
    )


def decode_text(data: bytes, path: str, size: int | None = None) -> str | Diagnostic:
    """Bytes of a file as text, or the one diagnostic that says why they are none; `size` is the file's, in bytes."""
    if len(data) > MAX_BYTES:
        kibibytes = -(-(size or len(data)) // 1024)  # rounded up, so that one byte too many shows
        return Diagnostic(
            code=Code.FILE_TOO_LARGE,
            place=Place(path),
            message=f"expected at most {MAX_BYTES // 1024} KiB, found {kibibytes:,} KiB",
            hint="keep to what describes one pilot, and link to the rest",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        whole = error.object  # without the byte-order mark, from behind which the error counts
        before = whole[: error.start].decode("utf-8")
        return Diagnostic(
            code=Code.NOT_UTF_8,
            place=Place(path, *position_at(before, len(before))),
            message=f"expected text in UTF-8, found the byte 0x{whole[error.start]:02X}",
            hint="save the file again with the encoding UTF-8",
        )
