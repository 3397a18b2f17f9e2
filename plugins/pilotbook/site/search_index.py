"""Adds pages to the search index that the theme's search has written."""

import json
from collections.abc import Iterable, Iterator
from html import escape

from pilotbook.site.page import Page


def write_entry(page: Page, address: str) -> str:
    """What the search may find of a page at an address, as JSON; nothing of one that it may find nothing of."""
    entry = {"location": address, "title": escape(page.title), "text": page.search_html}
    return _write(entry) if page.search_html else ""


def add_to_search(index: str, added: Iterable[str], without: Iterable[str]) -> Iterator[str]:
    """The index, as JSON in pieces, with the entries of pages, and without what stands at the addresses `without`."""
    read = json.loads(index)
    found, left_out = read.pop("docs"), tuple(without)
    yield f'{_write(read)[:-1]}{"," if read else ""}"docs":['
    there = (_write(entry) for entry in found if not entry["location"].startswith(left_out))
    separator = ""
    for entries in (there, filter(None, added)):
        for entry in entries:
            yield f"{separator}{entry}"
            separator = ","
    yield "]}"


def _write(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
