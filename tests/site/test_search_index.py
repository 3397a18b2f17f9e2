"""Pages in the search index."""

import json

from pilotbook.site.page import Page
from pilotbook.site.search_index import add_to_search, make_entry


def test_titles_of_added_pages_are_escaped_as_the_theme_expects() -> None:
    page = Page(source="pilots/a.md", title="<script>", description="", html="", search_html="<p>x &amp; y</p>")
    index = add_to_search('{"config": {}, "docs": []}', [make_entry(page, "pilots/a/")], ["pbframe0x/"])
    assert json.loads(index) == {
        "config": {},
        "docs": [{"location": "pilots/a/", "title": "&lt;script&gt;", "text": "<p>x &amp; y</p>"}],
    }
    assert index.isascii()
