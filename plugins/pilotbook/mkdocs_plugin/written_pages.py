"""Writes finished pages into the folder of the site, and takes away those that stood for others."""

from pathlib import Path


def write_page(site: Path, address: str, html: str) -> None:
    """Write a page to its address, relative to the site's root."""
    file = site / _path_of(address)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(html.encode(errors="xmlcharrefreplace"))


def remove_page(site: Path, address: str) -> None:
    """Delete a page and the folders that stand for nothing else."""
    file = site / _path_of(address)
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == site or any(folder.iterdir()):
            return
        folder.rmdir()


def _path_of(address: str) -> str:
    return f"{address}index.html" if address.endswith("/") else address
