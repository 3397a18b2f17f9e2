"""The site as `pilotbook build` publishes it, under the policy that it writes, and read from the disk."""

import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.audit import serve

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
LISTEN = "document.addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.violatedDirective}`))"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's own site, published."""
    folder = tmp_path_factory.mktemp("published") / "site"
    command = [sys.executable, "-m", "pilotbook", "build", "--strict", "--out", str(folder)]
    result = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return folder


def read_policy(site: Path) -> str:
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    return next(line.partition(": ")[2] for line in lines if "Content-Security-Policy" in line)


class _WithHeaders(SimpleHTTPRequestHandler):
    policy = ""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    handler = type("Handler", (_WithHeaders,), {"policy": read_policy(published)})
    with serve(published, handler) as served:
        yield served


def kinds_of_pages(site: Path) -> list[str]:
    """One page of each kind: pages in one folder are of one kind, but for those that articles share."""
    pages = sorted(file.parent.relative_to(site).as_posix() for file in site.rglob("index.html"))
    first_of = {page.rsplit("/", 1)[0]: page for page in reversed(pages)}
    return ["" if page == "." else f"{page}/" for page in sorted({*first_of.values(), "."})]


def open_and_listen(browser: Browser, scripts: str = LISTEN) -> tuple[Page, list[str]]:
    heard: list[str] = []
    page = browser.new_page()
    page.add_init_script(scripts)
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return page, heard


def test_no_kind_of_page_breaks_the_policy(browser: Browser, published: Path, address: str) -> None:
    page, heard = open_and_listen(browser)
    kinds = kinds_of_pages(published)
    assert len(kinds) > 8
    for name in [*kinds, "404.html"]:
        page.goto(address + name, wait_until="load")
    page.close()
    assert heard == []


def test_breach_of_the_policy_is_heard(browser: Browser, address: str) -> None:
    page, heard = open_and_listen(browser)
    page.goto(address)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.bad = 1'}))")
    page.wait_for_timeout(100)
    assert page.evaluate("window.bad") is None
    assert {text for text in heard if text.startswith("policy: ")} == {
        "policy: style-src-attr",
        "policy: script-src-elem",
    }
    page.close()


def search_for_a_pilot(page: Page) -> None:
    page.wait_for_load_state("load")
    field = page.locator(".md-search__input").first
    field.click()
    field.press_sequentially("invoice triage", delay=20)
    result = page.locator(".md-search-result__link").filter(has_text="Invoice triage").first
    expect(result).to_be_visible(timeout=15_000)
    result.click()
    expect(page.locator("h1")).to_have_text("Invoice triage")


def test_search_works_under_the_policy(browser: Browser, address: str) -> None:
    page, heard = open_and_listen(browser)
    page.goto(address)
    search_for_a_pilot(page)
    page.close()
    assert heard == []


def test_site_is_read_from_the_disk_with_its_search(browser: Browser, published: Path) -> None:
    page, heard = open_and_listen(browser, "")
    page.goto((published / "index.html").as_uri())
    page.get_by_role("link", name="See the portfolio").click()
    expect(page.locator("h1")).to_have_text("Portfolio")
    search_for_a_pilot(page)
    assert page.url.startswith((published / "pilots" / "invoice-triage" / "index.html").as_uri())
    page.close()
    assert heard == []


def change_by_form(page: Page) -> str:
    """Follow the link of a pilot's page to the form, and change the title; the text of the file is given."""
    page.get_by_role("link", name="Change this pilot by form").click()
    expect(page.locator("h1")).to_have_text("Change “Invoice triage”")
    page.fill("#ask-title", "Invoices")
    return page.locator("[data-pb-yaml]").input_value()


def test_form_changes_a_pilot_under_the_policy_and_from_the_disk(
    browser: Browser, published: Path, address: str
) -> None:
    sample = (ROOT / "pilots" / "invoice-triage.yml").read_text(encoding="utf-8")
    from_disk = (published / "pilots" / "invoice-triage" / "index.html").as_uri()
    for begin in (f"{address}pilots/invoice-triage/", from_disk):
        page, heard = open_and_listen(browser, LISTEN if begin.startswith("http") else "")
        page.goto(begin)
        assert change_by_form(page) == sample.replace("title: Invoice triage", "title: Invoices")
        page.reload()
        expect(page.locator("#ask-title")).to_have_value("Invoices")
        page.get_by_role("button", name="Discard draft").click()
        page.close()
        assert heard == []
