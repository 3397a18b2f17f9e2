"""Builds a site beside the one that people read, looks whether it is whole, and exchanges the two."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from pilotbook.publishing.exchange import put_in_place, restore
from pilotbook.publishing.headers import write_headers
from pilotbook.publishing.lock import hold_lock
from pilotbook.publishing.verify import find_faults

_NOT_OURS = (".git", "mkdocs.yml", "properdocs.yml", "pyproject.toml")
_SOURCES = ("docs", "pilots", "plugins", "tests", ".git")
_SIGNS = ("index.html", "404.html", "sitemap.xml")


def find_obstacle(published: Path, repository: Path) -> str:
    """Why a folder cannot be replaced by a site, or ""; whatever it holds would be gone."""
    published = published.resolve()
    if published == repository or repository.is_relative_to(published):
        return "expected a folder for the site alone, found one that holds the repository"
    source = next((name for name in _SOURCES if published.is_relative_to(repository / name)), "")
    if source:
        return f"expected a folder for the site alone, found one in {source}/"
    if published.is_file():
        return "expected a folder, found a file"
    foreign = next((name for name in _NOT_OURS if (published / name).exists()), "")
    if foreign:
        return f"expected a folder that holds a site and nothing else, found {foreign} in it"
    is_site = not published.exists() or any((published / sign).is_file() for sign in _SIGNS)
    return "" if is_site or not any(published.iterdir()) else "expected an empty folder or a site, found other files"


def publish(published: Path, build: Callable[[Path], None], pilots: Iterable[str]) -> list[str]:
    """Publish what `build` writes into the folder that it is given; give what is wrong with it, where anything is.

    Whatever happens on the way, an exception and a kill included, `published` holds the site from before or the new
    one. What is left behind by a kill is cleared away by the next call. Raises AlreadyLocked while another process
    publishes to the same folder, what `build` raises, and OSError.
    """
    published = published.resolve()
    published.parent.mkdir(parents=True, exist_ok=True)
    building, aside, lock = (published.with_name(f".{published.name}.{word}") for word in ("new", "old", "lock"))
    with hold_lock(lock):
        restore(published, aside)
        for left in (building, aside):
            shutil.rmtree(left, ignore_errors=True)
        try:
            build(building)
            write_headers(building)
            faults = find_faults(building, pilots)
            if not faults:
                put_in_place(building, published, aside)
        finally:
            for left in (building, aside):
                shutil.rmtree(left, ignore_errors=True)
    return faults
