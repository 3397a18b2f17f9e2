"""The form with the file of a pilot in it: how it gets there, what it says, its drafts and its buttons."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.audit import VIEWS, audit
from tests.browser.known_file import ADDRESS, write_script

pytestmark = pytest.mark.browser
PILOTS = Path(__file__).parents[2] / "pilots"


def open_file(page: Page, text: str, pilot: str = "a") -> Page:
    """Open the form with a file in it that is not on the site."""
    page.route("**/records/a.js", lambda route: route.fulfill(body=write_script(text), content_type="text/javascript"))
    page.goto(f"{page.url.partition('?')[0]}?pilot={pilot}")
    expect(page.locator("[data-pb-ready]")).to_be_attached()
    return page


def read_text(page: Page) -> str:
    return page.locator("[data-pb-yaml]").input_value()


def test_pilot_page_leads_to_the_form_with_its_file(form: Page, site: str) -> None:
    form.goto(f"{site}pilots/invoice-triage/")
    form.get_by_role("link", name="Change this pilot by form").click()
    expect(form.locator("h1")).to_have_text("Change “Invoice triage”")
    expect(form.locator("[data-pb-changed]")).to_have_text("Nothing is changed yet.")
    expect(form.locator("[data-pb-id]")).to_be_hidden()
    expect(form.locator("#ask-stage")).to_be_visible()
    expect(form.get_by_role("link", name="Open the new file")).to_be_hidden()
    link = form.get_by_role("link", name="Copy the new text, and open the file")
    assert (link.get_attribute("href") or "").endswith("/edit/main/pilots/invoice-triage.yml")
    assert read_text(form) == (PILOTS / "invoice-triage.yml").read_text(encoding="utf-8")
    form.fill("#ask-owner-deputy", "")
    expect(form.locator("[data-pb-changed]")).to_have_text("Changed: owner.")
    with form.expect_download() as download:
        form.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "invoice-triage.yml"
    assert Path(download.value.path()).read_bytes().decode() == read_text(form)


@pytest.mark.parametrize("pilot", ["nobody", "../../search/search_index", "%00", ""])
def test_pilot_that_is_not_there_is_said_to_be_missing(form: Page, pilot: str) -> None:
    form.goto(f"{form.url}?pilot={pilot}")
    expect(form.get_by_role("alert")).to_contain_text("there is no such pilot here")
    expect(form.locator("[data-pb-form]")).to_be_hidden()


def test_file_that_only_a_person_can_change_is_said_to_be_one(form: Page) -> None:
    form.route(
        "**/records/a.js",
        lambda route: route.fulfill(body=write_script("title: A\nstage: proposed\nunit: 1\nunit: 2\n")),
    )
    form.goto(f"{form.url}?pilot=a")
    expect(form.get_by_role("alert")).to_contain_text("it has to be mended first")
    link = form.get_by_role("link", name="Open its file on the forge")
    assert link.get_attribute("href") == "https://forge.example/edit/main/pilots/a.yml"


def test_value_that_fits_no_field_is_left_to_the_file(form: Page) -> None:
    text = "title: A\nstage: proposed\nreview: {forum: Board, cadence: sometimes}\ntimebox: soon\ntags: {a: b}\n"
    open_file(form, text)
    for path in ("review.cadence", "timebox.start"):
        field = form.locator(f"[data-pb-path='{path}']")
        expect(field.locator("[data-pb-control]")).to_be_disabled()
        assert "in a way that the form has no place for" in (field.locator("[data-pb-said]").text_content() or "")
    expect(form.locator("[data-pb-path='tags'] > [data-pb-add]")).to_be_disabled()
    form.fill("#ask-review-forum", "Another board")
    assert read_text(form) == text.replace("Board", "Another board")


def test_place_that_cannot_be_changed_keeps_its_value_and_says_so(form: Page) -> None:
    text = "title: A\nstage: proposed\nreview: {\n  forum: Board, # since May\n  cadence: weekly,\n  }\n"
    open_file(form, text)
    form.select_option("#ask-review-cadence", "")
    expect(form.locator("#ask-review-cadence-said")).to_contain_text("not changed in the file")
    assert read_text(form) == text


def test_wrong_value_and_missing_title_are_not_taken_over(form: Page) -> None:
    text = "title: A\nstage: proposed\ntimebox: {weeks: 6}\n"
    open_file(form, text)
    form.locator("#ask-timebox-weeks").evaluate("(e) => { e.value = 'six'; }")
    form.fill("#ask-title", "")
    assert read_text(form) == text
    expect(form.locator("#ask-title-said")).to_have_text("not changed in the file: no pilot is without it")
    expect(form.locator("#ask-timebox-weeks-said")).to_contain_text("expected a whole number", use_inner_text=False)


def test_items_of_a_list_are_added_and_removed(form: Page) -> None:
    begin = "title: A\nstage: proposed\npolicy:\n  must_not_decide: # all of it\n"
    text = f"{begin}    - Pay\n    # the board asked\n    - Send\n"
    open_file(form, text)
    policy = form.locator("[data-pb-question=policy]")
    policy.locator("[data-pb-remove]").first.click()
    policy.locator("[data-pb-add]").first.press("Enter")
    form.keyboard.type("Hire")
    assert read_text(form) == text.replace("    - Pay\n", "") + "    - Hire\n"


def test_draft_is_kept_for_each_pilot(form: Page) -> None:
    text = "title: A\nstage: proposed\n"
    form.fill("#ask-title", "A new one")
    open_file(form, text)
    form.fill("#ask-unit", "Finance")
    changed = f"{text}unit: Finance\n"
    assert read_text(form) == changed
    form.reload()
    expect(form.locator("[data-pb-yaml]")).to_have_value(changed)
    expect(form.locator("[data-pb-other]")).to_be_hidden()
    form.get_by_role("button", name="Discard draft").click()
    assert read_text(form) == text
    form.reload()
    expect(form.locator("[data-pb-yaml]")).to_have_value(text)
    form.goto(form.url.partition("?")[0])
    expect(form.locator("#ask-title")).to_have_value("A new one")


def test_draft_of_another_version_takes_over_what_the_file_has_changed(form: Page) -> None:
    before = "title: A\nstage: proposed\nunit: Finance\ntags: [a]\nrelies_on: [b]\n"
    after = "title: B\nstage: approved\nunit: Finance\ntags: [c]\nrelies_on: [b]\n"
    open_file(form, before)
    form.fill("#ask-unit", "Streets")
    form.locator("[data-pb-path='tags'] > [data-pb-add]").evaluate("(e) => e.click()")
    form.locator("[data-pb-path='tags'] .pb-ask__item [data-pb-control]").nth(1).evaluate(
        "(e) => { e.value = 'paper'; e.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    assert read_text(form) == before.replace("Finance", "Streets").replace("[a]", "[a, paper]")
    open_file(form, after)
    expect(form.locator("[data-pb-yaml]")).to_have_value(
        after.replace("Finance", "Streets").replace("[c]", "[c, paper]")
    )
    expect(form.locator("[data-pb-other]")).to_contain_text("another version of the file")
    expect(form.locator("[data-pb-lost]")).to_contain_text("tags")


def test_draft_that_the_file_has_caught_up_with_is_gone(form: Page) -> None:
    before, after = "title: A\nstage: proposed\n", "title: B\nstage: proposed\n"
    open_file(form, before)
    form.fill("#ask-title", "B")
    open_file(form, after)
    expect(form.locator("[data-pb-yaml]")).to_have_value(after)
    expect(form.locator("[data-pb-other]")).to_be_hidden()
    expect(form.locator("[data-pb-kept]")).to_be_hidden()


def test_change_is_explained_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{ADDRESS}?pilot=invoice-triage")
    expect(page.get_by_role("heading", name="To change a pilot")).to_be_visible()
    expect(page.locator("[data-pb-form]")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_form_with_a_file_has_no_faults(browser: Browser, site: str, view: Any) -> None:
    assert [str(fault) for fault in audit(browser, site, [f"{ADDRESS}?pilot=invoice-triage"], view)] == []
