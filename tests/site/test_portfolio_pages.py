"""The pages of the portfolio, made of none, one, twelve and five hundred pilots of every sort."""

import posixpath
from functools import cache

import pytest

from pilotbook.site.address import Addresses
from pilotbook.site.feeds.all_feeds import plan_feeds
from pilotbook.site.site import REGISTER
from pilotbook.site.subnavigation import VIEWS
from tests.site.charts.read_chart import cut_pictures, read_pictures, words_of
from tests.site.made_site import TODAY, draw_site, make_all
from tests.site.read_page import ReadPage, read_page
from tests.site.varied_pilots import write_varied

SOURCES = [source for source, _ in VIEWS if source != REGISTER]
COUNTS = (0, 1, 12, 500)


@cache
def pages_of(count: int) -> dict[str, ReadPage]:
    pages = make_all(draw_site(write_varied(count, TODAY)))
    return {source: read_page(pages[source].html) for source in SOURCES}


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("source", SOURCES)
def test_every_place_of_a_page_has_an_id_of_its_own(source: str, count: int) -> None:
    page = pages_of(count)[source]
    assert len(page.ids) == len(set(page.ids))
    anchors = {link[1:] for link in page.links if link.startswith("#")}
    assert anchors <= set(page.ids)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("source", SOURCES)
def test_every_picture_is_well_formed_and_is_named_or_left_out_of_what_is_read(source: str, count: int) -> None:
    html = pages_of(count)[source].html
    named = read_pictures(html)
    for picture in named:
        title, description = words_of(picture)
        assert title
        assert description.endswith(".")
    hidden = [svg for svg in cut_pictures(html) if 'aria-hidden="true"' in svg.partition(">")[0]]
    assert len(named) + len(hidden) == len(list(cut_pictures(html)))


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("source", SOURCES)
def test_page_keeps_to_a_strict_policy(source: str, count: int) -> None:
    page = pages_of(count)[source]
    assert page.all(tag="style") == page.all(tag="script") == []
    assert not [each for each in page.elements if "style" in each.attributes]


@pytest.mark.parametrize("count", [1, 12, 500])
@pytest.mark.parametrize("source", [source for source in SOURCES if source.startswith("portfolio/")])
def test_figures_have_tables_beside_them_and_lead_to_pilots(source: str, count: int) -> None:
    page = pages_of(count)[source]
    if page.all(tag="figure"):
        assert page.all(tag="table")
        assert [link for link in page.links if link.startswith("../../pilots/")]


def test_patterns_that_areas_are_filled_with_stand_on_the_page() -> None:
    for page in pages_of(500).values():
        fills = {
            each.attributes["fill"] for each in page.elements if each.attributes.get("fill", "").startswith("url(#")
        }
        assert {fill[5:-1] for fill in fills} <= set(page.ids)


@pytest.mark.parametrize(("count", "expected"), [(0, 2), (1, 4), (12, 7), (500, 8)])
def test_pages_of_people_and_forums_lead_to_pages_that_there_are(count: int, expected: int) -> None:
    site = draw_site(write_varied(count, TODAY))
    made = make_all(site)
    sources = [source for source in made if source.startswith(("owners/", "forums/"))]
    people = {source: read_page(made[source].html) for source in sources}
    assert len(people) == expected
    addresses = [*map(Addresses().of, made), *(each.address for each in plan_feeds(site))]
    there = {resolve("", address) for address in addresses}
    for source, page in people.items():
        assert len(page.ids) == len(set(page.ids))
        links = {resolve(Addresses().of(source), link) for link in page.links}
        assert {link for link in links if not link.startswith(("/playbook/", "/guide/"))} <= there


def resolve(address: str, link: str) -> str:
    """Where a link of the page at an address leads, counted from the site's root."""
    return posixpath.normpath(f"/{address}{link.partition('#')[0].partition('?')[0]}")
