"""Adds pages to the search index that the theme's search has written."""

import json
from collections.abc import Iterable
from html import escape

from pilotbook.site.page import Page


def make_entry(page: Page, address: str) -> dict[str, str]:
    """What the search may find of a page at an address."""
    return {"location": address, "title": escape(page.title), "text": page.search_html}


def add_to_search(index: str, added: Iterable[dict[str, str]], without: Iterable[str]) -> str:
    """The index, as JSON, with entries that have a text, and without what stands at the addresses `without`."""
    read = json.loads(index)
    left_out = tuple(without)
    entries = [entry for entry in read["docs"] if not entry["location"].startswith(left_out)]
    entries += [entry for entry in added if entry["text"]]
    return json.dumps(read | {"docs": entries}, separators=(",", ":"))
