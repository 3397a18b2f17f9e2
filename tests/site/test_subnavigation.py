"""The row of links between the pages of the portfolio."""

import pytest

from pilotbook.site.site import REGISTER
from pilotbook.site.subnavigation import VIEWS, show_views
from tests.site.made_site import GOOD, draw_site, make_all
from tests.site.read_page import read_page

SOURCES = [source for source, _ in VIEWS]


@pytest.mark.parametrize("pilots", [{}, {"a": GOOD}], ids=["none", "one"])
@pytest.mark.parametrize("source", SOURCES)
def test_page_of_the_portfolio_has_the_row_and_stands_out_in_it(source: str, pilots: dict[str, str]) -> None:
    pages = make_all(draw_site(pilots))
    page = read_page(pages[source].html)
    links = page.all(tag="a", inside="pb-views")
    assert [each.text for each in links] == [title for _, title in VIEWS]
    assert [each.attributes.get("aria-current") for each in links] == [
        "page" if each == source else None for each in SOURCES
    ]
    assert source == REGISTER or pages[source].parent == REGISTER


def test_row_of_another_page_has_no_current_link() -> None:
    views = show_views(draw_site({}), "index.md")
    assert not [view for view in views if view.is_current]
    assert views[0].href == "pilots/"
