"""Looks at the folder that pilots are imported into: what is there, what was there once, and what a file says."""

from pathlib import Path

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.frozen import frozen
from pilotbook.importing.ledger import ENDING as LEDGER_ENDING
from pilotbook.importing.ledger import FOLDER, Entry, LedgerBroken, name_ledger, read_ledger
from pilotbook.records.pilot_file import ENDING, group_names
from pilotbook.records.text_file import read_text_file


@frozen
class PilotsFolder:
    """The folder, with the ids that its files have, those that other imports gave, and the entries of this one."""

    folder: Path
    names: frozenset[str]
    others: frozenset[str]
    entries: tuple[Entry, ...]

    def file_of(self, identifier: str) -> Path:
        """The file of a pilot."""
        return self.folder / f"{identifier}{ENDING}"

    def read(self, identifier: str) -> str | Diagnostic | None:
        """The text of a pilot's file; None where there is none, and a diagnostic where it cannot be read."""
        file = self.file_of(identifier)
        if file.is_symlink():
            message = "expected a file, found a link"
            return Diagnostic(code=Code.UNREADABLE_FILE, place=Place(file.name), message=message, hint=_COPY)
        return read_text_file(file, self.folder, file.name) if file.exists() else None


def look_at_folder(folder: Path, name: str) -> PilotsFolder:
    """The folder as it is before the import of that name; raise LedgerBroken where what is kept there is spoilt."""
    own = name_ledger(folder, name)
    ledgers = sorted((folder / FOLDER).glob(f"*{LEDGER_ENDING}"))
    read = {file: read_ledger(_read(file), f"{FOLDER}/{file.name}") for file in ledgers}
    return PilotsFolder(
        folder=folder,
        names=frozenset(group_names(folder)),
        others=frozenset(entry.id for file, entries in read.items() if file != own for entry in entries),
        entries=read.get(own, ()),
    )


_COPY = "replace the link by a copy of the file it points at"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LedgerBroken(f"{FOLDER}/{file.name}: expected text in UTF-8, found something else") from error
