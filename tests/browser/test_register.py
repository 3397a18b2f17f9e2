import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def register(browser: Browser, site: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}pilots/")
    yield page
    page.close()


def test_search_narrows_the_list_announces_the_count_and_writes_the_address(register: Page) -> None:
    register.get_by_label("Search in the register").fill("invoice tri")
    expect(register.locator("[data-pb-count]")).to_have_text(re.compile(r"^1 of \d+ pilots$"))
    expect(register.locator(".pb-rows tbody tr")).to_have_count(1)
    expect(register).to_have_url(re.compile(r"\?text=invoice\+tri$"))


def test_facet_is_a_chip_that_can_be_removed_and_lives_in_the_address(register: Page) -> None:
    rows = register.locator(".pb-rows tbody tr")
    everything = rows.count()
    register.get_by_role("group", name="Stage").get_by_label("Piloting").check()
    expect(rows.first).to_contain_text("Piloting")
    narrowed = rows.count()
    assert 0 < narrowed < everything
    register.reload()
    expect(rows).to_have_count(narrowed)
    register.get_by_role("button", name="Remove Stage: Piloting").click()
    expect(rows).to_have_count(everything)
    expect(register.get_by_label("Search in the register")).to_be_focused()


def test_sorting_goes_up_then_down_and_says_so(register: Page) -> None:
    button = register.get_by_role("columnheader", name="Pilot").get_by_role("button")
    titles = register.locator(".pb-rows__title")
    button.click()
    upwards = titles.all_inner_texts()
    assert upwards == sorted(upwards, key=str.casefold)
    expect(register.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    button.click()
    assert titles.all_inner_texts() == upwards[::-1]
    expect(register.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")


def test_empty_result_offers_to_clear(register: Page) -> None:
    everything = register.locator(".pb-rows tbody tr").count()
    register.get_by_label("Search in the register").fill("no pilot has these words")
    expect(register.get_by_text("No pilot fits.")).to_be_visible()
    register.locator("[data-pb-nothing]").get_by_role("button", name="Clear all filters").click()
    expect(register.locator(".pb-rows tbody tr")).to_have_count(everything)


def test_sheet_of_facets_is_shut_on_a_phone_and_has_room_for_a_thumb(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site}pilots/")
    value = page.get_by_role("group", name="Stage").get_by_label("Piloting")
    expect(value).to_be_hidden()
    page.get_by_text("Narrow the list").click()
    expect(value).to_be_visible()
    targets = page.locator(".pb-facet__value:visible, .pb-rows th button, .pb-rows__title").all()
    assert min(box["height"] for target in targets if (box := target.bounding_box())) >= 44
