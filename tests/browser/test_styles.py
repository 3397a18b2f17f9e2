from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from pilotbook.site.assets import FOLDER, shorten_styles

pytestmark = pytest.mark.browser

LIST_RULES = r"""
(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  // A value with a variable in it is kept as it was written.
  return [...sheet.cssRules].map((rule) => rule.cssText.replace(/\s*([*,])\s*/g, "$1"));
}
"""


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def test_styles_say_the_same_to_a_browser_after_they_were_shortened(blank: Page) -> None:
    for file in sorted(FOLDER.glob("*/*.css")):
        text = file.read_text(encoding="utf-8")
        rules = blank.evaluate(LIST_RULES, text)
        assert rules, file.name
        assert blank.evaluate(LIST_RULES, shorten_styles(text)) == rules, file.name
