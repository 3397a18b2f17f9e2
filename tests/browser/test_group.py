"""A site that shows the pilots of other portfolios, hostile ones among them, in a real browser."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.audit import VIEWS, View, audit, serve
from tests.mkdocs_plugin.group_project import draw_group_project
from tests.site.group_site import publish
from tests.site.test_hostile_text import OWN, draw_pilots

pytestmark = pytest.mark.browser
PAGES = ("", "pilots/", "portfolio/sources/", "portfolio/due/", "portfolio/timeline/", "portfolio/answers/")
MORE = ("portfolio/stalls/", "portfolio/funnel/", "portfolio/funding/", "portfolio/changes/", "portfolio/feeds/")


def publish_group(root: Path) -> Path:
    command = [sys.executable, "-m", "pilotbook", "build", "--today", "2026-11-22"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return root / "site"


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(publish_group(draw_group_project(tmp_path_factory.mktemp("group")))) as address:
        yield address


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_group_pages_have_no_fault(browser: Browser, group: str, view: View) -> None:
    assert [str(fault) for fault in audit(browser, group, PAGES, view)] == []


def test_register_is_narrowed_to_a_portfolio_and_its_rows_lead_home(browser: Browser, group: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{group}pilots/")
    page.get_by_role("group", name="Portfolio").get_by_label("Finance").check()
    expect(page.locator("[data-pb-count]")).to_have_text("1 of 3 pilots")
    assert page.url.endswith("?home=finance")
    expect(page.locator(".pb-rows__title:visible")).to_have_attribute(
        "href", "https://finance.example/pilots/pilots/a/"
    )
    page.goto(f"{group}pilots/?home=legal")
    expect(page.locator("[data-pb-count]")).to_have_text("1 of 3 pilots")
    page.locator(".pb-rows__title:visible").click()
    expect(page.locator("#source-legal")).to_be_in_viewport()
    page.close()


def listen(page: Page, address: str) -> list[str]:
    """Whatever a page does that text does not."""
    alarms: list[str] = []

    def hear_dialog(dialog: Dialog) -> None:
        alarms.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", hear_dialog)
    page.on("console", lambda message: alarms.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: alarms.append(f"error: {error}"))
    page.on("request", lambda asked: alarms.append(asked.url) if not asked.url.startswith((address, "data:")) else None)
    return alarms


FOREIGN = "article :is(script:not([src]), iframe, object, base, form[action])"
"""What no page of ours has in its content."""
FIND_LIVE = """
() => [...document.querySelectorAll("article *")].flatMap((element) =>
  [...element.attributes]
    .filter(({ name, value }) => name.startsWith("on") || /^\\s*(javascript|vbscript|data):/i.test(value))
    .map(({ name }) => `${element.tagName} ${name}`))
"""


def test_hostile_portfolio_does_nothing(browser: Browser, tmp_path: Path) -> None:
    root = draw_group_project(tmp_path)
    pilots, _ = draw_pilots([*OWN], str, texts=3)
    (root / "finance.json").write_bytes(publish(pilots, name="</title><script>alert(1)</script>"))
    with serve(publish_group(root)) as address:
        page = browser.new_page()
        alarms = listen(page, address)
        for name in (*PAGES, *MORE):
            page.goto(address + name)
            assert page.evaluate(FIND_LIVE) == [], name
            assert page.locator(FOREIGN).count() == 0, name
        page.goto(f"{address}pilots/?text=alert")
        expect(page.locator("[data-pb-count]")).to_contain_text(" of ")
        assert alarms == []
        page.goto(f"{address}portfolio/sources/")
        expect(page.locator("main")).to_contain_text("</title><script>alert(1)</script>")
        page.set_content("<img src=x onerror=alert(1)>")
        page.wait_for_timeout(300)
        assert any("dialog" in each for each in alarms), "nobody would have heard a script"
        page.close()
