"""The page of the files for other programs."""

from pilotbook.site.feeds.all_feeds import plan_feeds
from pilotbook.site.pages.feeds import make_feeds_pages
from pilotbook.site.site import Site
from tests.site.feeds.full_pilot import ROOT, full_site
from tests.site.made_site import draw_site
from tests.site.read_page import ReadPage, read_page


def page_of(site: Site) -> ReadPage:
    (page,) = make_feeds_pages(site)
    return read_page(page.html)


def test_page_links_to_every_feed_that_people_are_told_of() -> None:
    page = page_of(full_site())
    told = [feed for feed in plan_feeds(full_site()) if feed.title]
    assert [each.text for each in page.all(tag="dt")] == [feed.title for feed in told]
    links = [each.attributes["href"] for each in page.all(tag="a", inside="pb-feeds")]
    assert links == [f"../../{feed.address}" for feed in told]
    assert all(f"{ROOT}{feed.address}" in page.text for feed in told)


def test_page_shows_the_badges_of_one_pilot() -> None:
    page = page_of(full_site(b="title: Zebra\nstage: proposed\n"))
    images = page.all(tag="img")
    assert [each.attributes["src"] for each in images] == ["../../badges/a.svg", "../../badges/a/approve.svg"]
    assert all(each.attributes["alt"] for each in images)
    assert f"[![How a stands]({ROOT}badges/a.svg)]({ROOT}pilots/a/)" in page.text


def test_page_without_pilots_shows_no_badge() -> None:
    page = page_of(draw_site({}))
    assert page.all(tag="img") == []
    assert page.headings == [(1, "Feeds")]
    assert "portfolio.csv" in page.text
