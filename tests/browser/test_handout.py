import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

HANDOUT = "pilots/invoice-triage/#checklist-approve"


def open_page(browser: Browser, address: str, *, has_scripts: bool) -> Page:
    context = browser.new_context(java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no-scripts"])
def test_checklist_of_a_pilot_shows_alone_until_the_whole_page_is_asked_for(
    browser: Browser, site: str, *, has_scripts: bool
) -> None:
    page = open_page(browser, site + HANDOUT, has_scripts=has_scripts)
    verdicts = page.locator("#gate-approve .pb-verdicts > li")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(verdicts.first).to_be_visible()
    expect(page.locator("#gate-start")).to_be_hidden()
    expect(page.locator("#answers")).to_be_hidden()
    page.get_by_role("link", name="Show the whole page").click()
    expect(page.locator("#gate-start")).to_be_visible()
    expect(page.locator("#answers")).to_be_visible()
    expect(page.get_by_role("link", name="Show the whole page")).to_have_count(0)
    page.context.close()


def test_checklist_of_a_pilot_is_reached_from_its_gate_and_from_the_blank_one(browser: Browser, site: str) -> None:
    page = open_page(browser, f"{site}pilots/invoice-triage/", has_scripts=True)
    page.locator("#gate-approve > summary").click()
    page.locator("#gate-approve").get_by_role("link", name="Checklist to bring to the meeting").click()
    expect(page).to_have_url(re.compile("#checklist-approve$"))
    page.goto(f"{site}checklists/decide/")
    page.locator(".pb-facing").get_by_role("link", name="Invoice triage").click()
    expect(page).to_have_url(re.compile("/pilots/invoice-triage/#checklist-decide$"))
    page.context.close()


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no-scripts"])
def test_checklist_of_a_pilot_prints_alone_with_room_for_the_meeting(
    browser: Browser, site: str, *, has_scripts: bool
) -> None:
    page = open_page(browser, site + HANDOUT, has_scripts=has_scripts)
    assert b"/Count 1\n" in page.pdf(format="A4")
    page.emulate_media(media="print")
    expect(page.locator("#gate-approve .pb-verdicts > li").first).to_be_visible()
    expect(page.locator(".pb-meeting")).to_be_visible()
    expect(page.locator(".pb-print")).to_contain_text("pilots/invoice-triage/")
    expect(page.locator("#gate-start")).to_be_hidden()
    expect(page.locator(".pb-handout-note")).to_be_hidden()
    page.context.close()


def test_pilot_page_prints_without_lines_for_a_meeting(browser: Browser, site: str) -> None:
    page = open_page(browser, f"{site}pilots/invoice-triage/", has_scripts=False)
    page.emulate_media(media="print")
    expect(page.locator(".pb-meeting")).to_be_hidden()
    expect(page.locator("#gate-start .pb-verdicts > li").first).to_be_attached()
    page.context.close()
