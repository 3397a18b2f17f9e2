"""What the form knows of the file of a pilot, for the tests that change one."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from pilotbook.site.feeds.pilot_text import make_pilot_text_feeds
from tests.site.made_site import draw_site

ADDRESS = "portfolio/propose/"


@contextmanager
def open_form(browser: Browser, site: str) -> Iterator[Page]:
    """The page of the form, in a browser that keeps no draft."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site + ADDRESS)
    yield page
    context.close()


def write_script(text: str) -> str:
    """The script by which the form knows a file."""
    (feed,) = make_pilot_text_feeds(draw_site({"a": text}))
    return feed.read().decode()


def describe(text: str) -> dict[str, Any]:
    """What the form knows of a file."""
    described: dict[str, Any] = json.loads(write_script(text).removeprefix("window.pilotbookFile = ").rstrip(";\n"))
    return described
