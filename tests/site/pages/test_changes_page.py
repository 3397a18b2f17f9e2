"""The page of what changed lately."""

from dataclasses import replace
from datetime import date

from pilotbook.history.events import EventKind, PilotEvent
from pilotbook.site.pages.changes import MOST_CHANGES, make_changes_pages
from pilotbook.site.site import Site
from tests.site.feeds.full_pilot import full_site
from tests.site.made_site import GOOD, draw_site
from tests.site.read_page import ReadPage, read_page


def page_of(site: Site) -> ReadPage:
    (page,) = make_changes_pages(site)
    return read_page(page.html)


def test_page_lists_changes_by_month_the_latest_first() -> None:
    page = page_of(full_site())
    assert page.headings == [(1, "Changes"), (2, "Nov 2026"), (2, "Oct 2026"), (2, "Sep 2026")]
    assert "Invoice triage: decided: budget the infrastructure" in page.section("Nov 2026")
    assert "gone: deleted" in page.section("Nov 2026")
    assert "Invoice triage: moved from proposed to piloting" in page.section("Oct 2026")
    links = {each.attributes["href"] for each in page.all(tag="a")}
    assert {"../../pilots/a/", "../../changes.xml"} <= links
    assert not [link for link in links if "gone" in link]


def test_page_without_changes_says_why() -> None:
    assert "As soon as a pilot is committed" in page_of(draw_site({})).text
    assert "Until 22 Nov 2026, git and the records tell of nothing" in page_of(draw_site({"a": GOOD})).text


def test_page_lists_so_many_changes() -> None:
    events = tuple(
        PilotEvent(date(2026, 1 + number % 10, 1), EventKind.MOVED, "1", "a", f"b{number}")
        for number in range(MOST_CHANGES + 1)
    )
    page = page_of(replace(draw_site({"a": GOOD}), events={"a": events}))
    assert "1 change is older." in page.text
    assert len(page.all(tag="li", inside="pb-dated")) == MOST_CHANGES
    more = (*events, PilotEvent(date(2026, 1, 2), EventKind.DELETED, "1"))
    assert "2 changes are older." in page_of(replace(draw_site({"a": GOOD}), events={"a": more})).text
