"""Mends the files of a selection, each as a whole or not at all, and says what it changed."""

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.frozen import frozen
from pilotbook.mending.mend_text import mend_text
from pilotbook.portfolio.selection import Selection
from pilotbook.records.pilot_file import ENDING, group_names, is_pilot_id, read_pilot_files
from pilotbook.records.quote import quote_text
from pilotbook.records.shape import Field
from pilotbook.records.text_file import read_text_file

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@frozen
class Change:
    """Something that was mended: what stood at a place, and what stands there now."""

    place: Place
    before: str
    after: str

    def __str__(self) -> str:
        """The sentence that says so."""
        path, line, column = self.place
        return f"{path}:{line}:{column}: {quote_text(self.before)} is now {quote_text(self.after)}"


@frozen
class Mended:
    """What came of it: the selection, in which files may have other names now, and why a file could not be mended."""

    selection: Selection
    changes: tuple[Change, ...]
    failures: tuple[str, ...]


def mend_files(selection: Selection, added: tuple[Field, ...]) -> Mended:
    """Mend what has exactly one mending in every file that can be read, is no link and stands where pilots do."""
    mender = _Mender(selection, added)
    folders = tuple(
        (folder, mender.mend_folder(folder, files) if _is_inside(folder, selection) else files)
        for folder, files in selection.folders
    )
    return Mended(
        selection=replace(selection, folders=folders),
        changes=tuple(mender.changes),
        failures=tuple(mender.failures),
    )


def _is_inside(folder: Path, selection: Selection) -> bool:
    """Whether a folder really lies in its repository; without one, the folder that a person names is meant."""
    return selection.repository is None or folder.resolve().is_relative_to(selection.repository.root.resolve())


class _Mender:
    """Goes through files; `changes` and `failures` grow while it does."""

    def __init__(self, selection: Selection, added: tuple[Field, ...]) -> None:
        self._root, self._added = selection.root, added
        self._names: dict[str, list[Path]] = {}
        self.changes: list[Change] = []
        self.failures: list[str] = []

    def mend_folder(self, folder: Path, files: tuple[Path, ...]) -> tuple[Path, ...]:
        """Mend the files of one folder; return them by the names that they have then."""
        read = read_pilot_files(list(files), folder, self._root, self._added)
        self._names = group_names(folder)
        mended = []
        for file, each in zip(files, read, strict=True):
            try:
                mended.append(self._mend(file, folder, each.path, {found.code for found in each.diagnostics}))
            except OSError as error:
                self.failures.append(f"{each.path}: {(error.strerror or 'the machine refuses').lower()}")
                mended.append(file)
        return tuple(mended)

    def _mend(self, file: Path, folder: Path, path: str, codes: set[Code]) -> Path:
        text = read_text_file(file, folder, path)
        has_other_ending = Code.FILE_NAME in codes and self._has_other_ending(file, folder)
        is_left_alone = Code.SAME_ID in codes or (Code.FILE_NAME in codes and not has_other_ending)
        if isinstance(text, Diagnostic) or file.is_symlink() or is_left_alone:
            return file
        if has_other_ending:
            renamed = file.with_suffix(ENDING)
            file.rename(renamed)
            self.changes.append(Change(place=Place(path), before=file.name, after=renamed.name))
            file, path = renamed, path.removesuffix(file.suffix) + ENDING
        self._mend_content(file, text, path)
        return file

    def _has_other_ending(self, file: Path, folder: Path) -> bool:
        """Whether nothing but its ending keeps a file from being a pilot's, and the right name is free."""
        is_meant = file.parent == folder and is_pilot_id(file.stem) and self._names.get(file.stem) == [file]
        return is_meant and not os.path.lexists(file.with_suffix(ENDING))

    def _mend_content(self, file: Path, text: str, path: str) -> None:
        mended, mendings = mend_text(text, self._added)
        mark = _BYTE_ORDER_MARK if file.read_bytes().startswith(_BYTE_ORDER_MARK) else b""
        if mendings and file.read_bytes() == mark + text.encode():  # nobody else has written it meanwhile
            replace_file(file, mark + mended.encode())
            self.changes += [
                Change(place=Place(path, each.line, each.column), before=each.before, after=each.after)
                for each in sorted(mendings)
            ]


def replace_file(file: Path, data: bytes) -> None:
    """Put other bytes into a file, all at once: whoever reads it meanwhile gets the old ones or the new ones.

    Raises OSError, and leaves the file as it is, where that fails or the file may not be written.
    """
    if not os.access(file, os.W_OK):
        raise PermissionError(13, "permission denied")
    descriptor, name = tempfile.mkstemp(prefix=".pilotbook-", suffix=".tmp", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        shutil.copymode(file, beside)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
