"""Finds hand-written pages that stand where the site puts a generated one, which would silently replace the other."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pilotbook.diagnostic import Code, Diagnostic, Place, sort_diagnostics
from pilotbook.portfolio.repository import Repository

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""The endings of the files that MkDocs turns into pages."""


def find_taken_addresses(repository: Repository, pilots: Iterable[str]) -> tuple[Diagnostic, ...]:
    """One error for each file below `docs/pilots/` that has the address of a pilot's page, or of the register."""
    ids = {pilot.casefold(): pilot for pilot in pilots}  # some file systems keep no two names that differ in capitals
    found = [
        _taken(repository.name_file(file), ids.get(address))
        for address, file in _pages(repository.docs / "pilots")
        if not address or address in ids
    ]
    return sort_diagnostics(found)


def _pages(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each page of a folder with its address below it, folded; the folder's own page has an empty one."""
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from ((entry.name.casefold(), inner) for inner in entry.iterdir() if _is_index(inner))
        elif _is_index(entry):
            yield "", entry
        elif entry.suffix.lower() in _MARKDOWN:
            yield entry.stem.casefold(), entry


def _is_index(file: Path) -> bool:
    return file.name == "index.html" or (file.stem in ("index", "README") and file.suffix.lower() in _MARKDOWN)


def _taken(path: str, pilot: str | None) -> Diagnostic:
    address = f"pilots/{pilot}/" if pilot else "pilots/"
    owner, other = (f"the pilot '{pilot}'", f"pilots/{pilot}.yml") if pilot else ("the register of pilots", "")
    return Diagnostic(
        code=Code.ADDRESS_TAKEN,
        place=Place(path),
        message=f"expected the address {address} to be free for {owner}, found a page that takes it",
        hint=f"rename or delete one of the two: this page, or {other}" if other else "rename this page, or delete it",
        pilot=pilot,
    )
