"""Finds hand-written pages that stand where the site puts a generated one, which would silently replace the other."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pilotbook.diagnostic import Code, Diagnostic, Place, sort_diagnostics
from pilotbook.portfolio.repository import Repository
from pilotbook.records.pilot_file import PilotFile

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""The endings of the files that MkDocs turns into pages."""


def has_address(file: PilotFile) -> bool:
    """Whether the site has a page for a file; one whose name is no id has no address to stand at."""
    return not any(each.code in (Code.FILE_NAME, Code.SAME_ID) for each in file.diagnostics)


def find_taken_addresses(repository: Repository, pilots: Iterable[str]) -> tuple[Diagnostic, ...]:
    """One error for each file below `docs/pilots/` that has the address of a pilot's page, or of the register."""
    ids = frozenset(pilots)
    found = [
        _taken(repository.name_file(file), address)
        for address, file in (*_pages(repository.docs / "pilots"), *_namesakes(repository.docs))
        if not address or address in ids
    ]
    return sort_diagnostics(found)


def list_page_addresses(repository: Repository) -> frozenset[str]:
    """The ids that no new pilot can have, because a hand-written page stands at the address of its page."""
    return frozenset(address for address, _ in _pages(repository.docs / "pilots") if address)


def _pages(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each page of a folder with its address below it; the folder's own page has an empty one.

    Addresses are in small letters, as ids are: some file systems keep no two names that differ in capitals only.
    """
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from ((entry.name.casefold(), inner) for inner in entry.iterdir() if _is_index(inner))
        elif _is_index(entry):
            yield "", entry
        elif entry.suffix.lower() in _MARKDOWN:
            yield entry.stem.casefold(), entry


def _namesakes(docs: Path) -> Iterator[tuple[str, Path]]:
    """`pilots.md` beside the folder's place: it has the register's address."""
    entries = docs.iterdir() if docs.is_dir() else ()
    yield from (("", file) for file in entries if file.stem == "pilots" and file.suffix.lower() in _MARKDOWN)


def _is_index(file: Path) -> bool:
    return file.name == "index.html" or (file.stem in ("index", "README") and file.suffix.lower() in _MARKDOWN)


def _taken(path: str, pilot: str) -> Diagnostic:
    address = f"pilots/{pilot}/" if pilot else "pilots/"
    owner, other = (f"the pilot '{pilot}'", f"pilots/{pilot}.yml") if pilot else ("the register of pilots", "")
    return Diagnostic(
        code=Code.ADDRESS_TAKEN,
        place=Place(path),
        message=f"expected the address {address} to be free for {owner}, found a page that takes it",
        hint=f"rename or delete one of the two: this page, or {other}" if other else "rename this page, or delete it",
        pilot=pilot or None,
    )
