"""Pages in the search index."""

import json

from pilotbook.site.page import Page
from pilotbook.site.search_index import add_to_search, write_entry

EMPTY = '{"config": {}, "docs": []}'


def page(title: str, search_html: str = "") -> Page:
    return Page(source="pilots/a.md", title=title, description="", html="", search_html=search_html)


def test_titles_of_added_pages_are_escaped_as_the_theme_expects() -> None:
    entry = write_entry(page("<script>é", "<p>x &amp; y</p>"), "pilots/a/")
    index = "".join(add_to_search(EMPTY, [entry], ["pbframe0x/"]))
    assert json.loads(index) == {
        "config": {},
        "docs": [{"location": "pilots/a/", "title": "&lt;script&gt;é", "text": "<p>x &amp; y</p>"}],
    }
    assert index.isascii()


def test_page_without_a_text_is_not_found() -> None:
    assert write_entry(page("A"), "pilots/a/") == ""
    assert json.loads("".join(add_to_search(EMPTY, ["", ""], ()))) == json.loads(EMPTY)


def test_index_keeps_its_entries_and_loses_those_left_out() -> None:
    kept, lost = ({"location": f"{address}/#x", "title": "", "text": "A"} for address in ("a", "pbframe0x"))
    index = "".join(
        add_to_search(json.dumps({"docs": [kept, lost]}), [write_entry(page("B", "B"), "b/")], ["pbframe0x/"])
    )
    assert [each["location"] for each in json.loads(index)["docs"]] == ["a/#x", "b/"]
    assert json.loads(index).keys() == {"docs"}
