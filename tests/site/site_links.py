"""Follows every link of a site that was written out."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.site.read_page import ReadPage, read_page


def read_site(folder: Path) -> dict[Path, ReadPage]:
    """Every page of a site by its file."""
    return {file: read_page(file.read_bytes().decode()) for file in sorted(folder.rglob("*.html"))}


def find_broken_links(folder: Path, site_address: str = "https://book.example/") -> list[str]:
    """Every link of every page that leads to no file, or to a place that is not in it."""
    pages = read_site(folder)
    return [problem for file in pages for problem in _check_page(folder, file, pages, site_address)]


def _check_page(folder: Path, file: Path, pages: dict[Path, ReadPage], site_address: str) -> Iterator[str]:
    for link in dict.fromkeys(pages[file].links):
        target = _target_of(folder, file, link, site_address)
        if target is None:
            continue
        path, fragment = target
        if not path.is_file():
            yield f"{file.relative_to(folder)}: {link} leads to no file"
        elif fragment and path in pages and fragment not in pages[path].ids:
            yield f"{file.relative_to(folder)}: {link} leads to no place in the page"


def _target_of(folder: Path, file: Path, link: str, site_address: str) -> tuple[Path, str] | None:
    """The file below the site's folder that a link leads to, with the fragment; None where it leaves the site."""
    if link.startswith(site_address):
        link = "/" + link.removeprefix(site_address)
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    target = folder / path.lstrip("/") if path.startswith("/") else file.parent / path if path else file
    if target.is_dir():
        target /= "index.html"
    return target.resolve(), unquote(parts.fragment)
