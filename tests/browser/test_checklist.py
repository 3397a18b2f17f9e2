import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

DENY_STORAGE = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
"""


@pytest.fixture
def checklist(browser: Browser, site: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{site}checklists/approve/")
    yield page
    page.close()


def test_ticks_are_counted_kept_and_cleared(checklist: Page) -> None:
    boxes = checklist.locator(".pb-tick input")
    boxes.nth(1).check()
    expect(checklist.locator("[data-pb-ticked]")).to_have_text(f"1 of {boxes.count()} ticked")
    checklist.reload()
    expect(boxes.nth(1)).to_be_checked()
    checklist.get_by_role("button", name="Clear the ticks").click()
    checklist.reload()
    expect(boxes.nth(1)).not_to_be_checked()


def test_ticks_of_one_gate_are_not_those_of_another(checklist: Page) -> None:
    checklist.locator(".pb-tick input").first.check()
    checklist.goto(checklist.url.replace("/approve/", "/start/"))
    expect(checklist.locator("[data-pb-ticked]")).to_have_text(re.compile("^0 of "))


def test_ticks_are_counted_where_storage_is_denied(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.add_init_script(DENY_STORAGE)
    page.goto(f"{site}checklists/approve/")
    page.locator(".pb-tick input").first.check()
    expect(page.locator("[data-pb-ticked]")).to_have_text(re.compile("^1 of "))
    expect(page.locator("[data-pb-kept]")).to_be_hidden()


def test_checklist_prints_on_one_sheet(checklist: Page) -> None:
    assert b"/Count 1\n" in checklist.pdf(format="A4")
