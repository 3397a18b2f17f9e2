"""Adds pages to the search index that the theme's search has written."""

import json
from collections.abc import Iterable
from html import escape

from pilotbook.site.page import Page


def add_to_search(index: str, pages: Iterable[tuple[str, Page]], without: Iterable[str]) -> str:
    """The index, as JSON, with pages, each with its address, and without what stands at the addresses `without`."""
    read = json.loads(index)
    left_out = tuple(without)
    entries = [entry for entry in read["docs"] if not entry["location"].startswith(left_out)]
    entries += [
        {"location": address, "title": escape(page.title), "text": page.search_html}
        for address, page in pages
        if page.search_html
    ]
    return json.dumps(read | {"docs": entries}, separators=(",", ":"))
