"""Writes finished pages and files into the folder of the site, and takes away those that stood for others."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO


def write_page(site: Path, address: str, html: str) -> None:
    """Write a page to its address, relative to the site's root."""
    write_file(site, _path_of(address), (html.encode(errors="xmlcharrefreplace"),))


def write_file(site: Path, path: str, pieces: Iterable[bytes]) -> None:
    """Write a file to its path below the site's root, piece by piece."""
    with _open(site / path) as file:
        file.writelines(pieces)


def _open(file: Path) -> BinaryIO:
    try:
        return file.open("wb")
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        return file.open("wb")


def write_search(site: Path, index: Iterable[str]) -> None:
    """Write the search index, which comes in pieces: for a site on a server, and as a script for one on the disk."""
    file = site / "search" / "search_index.json"
    with file.open("w", encoding="utf-8") as data, file.with_suffix(".js").open("w", encoding="utf-8") as script:
        script.write("var __index = ")
        for piece in index:
            data.write(piece)
            script.write(piece)


def remove_page(site: Path, address: str) -> None:
    """Delete a page and the folders that stand for nothing else."""
    file = site / _path_of(address)
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == site or any(folder.iterdir()):
            return
        folder.rmdir()


def _path_of(address: str) -> str:
    return f"{address}index.html" if not address or address.endswith("/") else address
