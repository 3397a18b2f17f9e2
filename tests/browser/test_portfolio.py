import re

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

NARROWED = re.compile(r"^([0-9]+) of [0-9]+ pilots$")


@pytest.mark.parametrize("page_of", ["portfolio/answers/", "portfolio/stalls/", "portfolio/funnel/"])
def test_number_leads_to_as_many_pilots_in_the_register(browser: Browser, site: str, page_of: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(site + page_of)
    links = page.locator(".pb-counts a[href*='?']")
    numbers = [(link.inner_text(), link.get_attribute("href")) for link in links.all()]
    assert len(numbers) > 2
    for number, address in numbers:
        assert address
        page.goto(site + "pilots/" + address.partition("pilots/")[2])
        expect(page.locator("[data-pb-count]")).to_have_text(NARROWED)
        found = NARROWED.match(page.locator("[data-pb-count]").inner_text())
        assert found
        assert (found.group(1), address) == (number, address)
    page.close()


def test_axis_of_the_timeline_stays_in_sight(browser: Browser, site: str) -> None:
    for width in (1280, 360):
        page = browser.new_page(viewport={"width": width, "height": 500})
        page.goto(f"{site}portfolio/timeline/")
        page.locator(".pb-timeline tbody tr").last.scroll_into_view_if_needed()
        expect(page.locator(".pb-axis")).to_be_in_viewport(ratio=0.9)
        page.close()


def test_text_of_a_chart_keeps_its_size_on_a_phone(browser: Browser, site: str) -> None:
    heights = []
    for width in (1280, 360):
        page = browser.new_page(viewport={"width": width, "height": 740})
        page.goto(f"{site}portfolio/stalls/")
        box = page.locator(".pb-chart__label").first.bounding_box()
        assert box
        heights.append(round(box["height"]))
        page.close()
    assert heights[0] == heights[1] >= 14
