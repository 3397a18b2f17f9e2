"""Hostile strings in every text field of the model, in a real browser, on every kind of page, feed and search result.

All strings of the corpora are dealt out to the fields of a few pilots. Nothing may be live, and every text has to be
there as it was typed. The same detectors raise the alarm at templates that escape nothing.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page, expect

from pilotbook.publishing.headers import write_headers
from pilotbook.site.rendering import Templates
from tests.browser.detectors import Seen, Watcher, flatten, read_policy, watch
from tests.browser.hostile_pilots import BETWEEN, Given, pack_pilots, read_strings
from tests.site.built_site import FULL, build_site
from tests.site.made_site import draw_portfolio, problems_of
from tests.site.test_hostile_text import BAD_NAME, draw_broken, mask

pytestmark = pytest.mark.browser
PILOTS = 8
"""How many pilots at least: each string then comes to two or three fields, and each field gets hundreds of strings."""
BY_SCRIPTS = ("div style",)
"""What the theme's scripts put on elements while a page is in use."""
UNSAFE = {
    "dialog": "<img src=x onerror=alert(1)>",
    "policy": "<script>window.x = 1</script>",
    "markup": "<b onmouseover=x>x</b>",
    "request": "<img src=https://evil.example/x.png>",
}
"""What each detector has to hear of."""


READ_RESULTS = """
() => {
  const fine = "a article h1 h2 p mark div svg path ol ul li nav details summary span".split(" ");
  const all = [...document.querySelectorAll(".md-search-result *")];
  const runs = (e) => [...e.attributes].some(({ name }) => name.startsWith("on"));
  return all.filter((e) => !fine.includes(e.localName) || runs(e)).map((e) => e.outerHTML.slice(0, 200));
}
"""
"""What stands in the list of results and is not the theme's."""


def publish(root: Path, pilots: dict[str, str], name: str = BAD_NAME) -> Path:
    """A site of pilots and of a file with a bad name, with the headers that it is served with."""
    files = {f"pilots/{each}.yml": text for each, text in pilots.items()}
    site = build_site(root, {**files, f"pilots/{name}": "", "docs/index.md": "# Hello\n"}, FULL).folder
    write_headers(site)
    return site


@pytest.fixture(scope="module")
def packed() -> tuple[dict[str, str], Given]:
    return pack_pilots(read_strings(), str, PILOTS)


@pytest.fixture(scope="module")
def hostile(packed: tuple[dict[str, str], Given], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("hostile"), {**packed[0], **dict(draw_broken(str))})


class Harmless(NamedTuple):
    """A site of the same shape in which no text could mean anything: its policy, and what its pages are made of."""

    policy: str
    markup: frozenset[str]


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Harmless:
    """Of pages that are many of a kind, two are looked at."""
    pilots = {**pack_pilots(read_strings(), mask, PILOTS)[0], **dict(draw_broken(mask))}
    bad_name = f"{mask(BAD_NAME.removesuffix('.yml'))}.yml"
    site = publish(tmp_path_factory.mktemp("harmless"), pilots, bad_name)
    policy, kinds, markup = read_policy(site), Counter[str](), set(BY_SCRIPTS)
    with watch(browser, site, policy) as watcher:
        for page in list_pages(site):
            kinds[kind_of(page)] += 1
            if kinds[kind_of(page)] <= 2:
                markup |= watcher.look_at(page).markup
    return Harmless(policy, frozenset(markup))


def list_pages(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("*.html"))


def kind_of(page: str) -> str:
    """Pages of pilots, owners and forums are many of a kind; broken files have another kind of page."""
    folder, _, rest = page.partition("/")
    is_many = folder in ("pilots", "owners", "forums") and rest
    return f"{folder} {'broken' if rest.startswith('broken') else 'one'}" if is_many else page


@pytest.fixture(scope="module")
def watcher(browser: Browser, hostile: Path, harmless: Harmless) -> Iterator[Watcher]:
    with watch(browser, hostile, harmless.policy) as watching:
        yield watching


def test_strings_are_in_records_that_have_nothing_wrong(packed: tuple[dict[str, str], Given]) -> None:
    pilots, given = packed
    assert problems_of(draw_portfolio(pilots)) == []
    there = {each for texts in given.values() for text in texts.values() for each in _split(text)}
    assert [each for each in read_strings() if each not in there] == []


def _split(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield text.rpartition(" zq")[0]
        yield from text.rpartition(" zq")[0].split(BETWEEN)


def test_nothing_is_live_on_any_page_and_texts_are_shown_as_typed(
    hostile: Path, harmless: Harmless, packed: tuple[dict[str, str], Given], watcher: Watcher
) -> None:
    alarms: dict[str, list[str]] = {}
    missing: list[tuple[str, str, str]] = []
    for page in list_pages(hostile):
        seen = watcher.look_at(page)
        foreign = seen.markup - harmless.markup
        if seen.alarms or foreign:
            alarms[page] = [*seen.alarms, *sorted(foreign)]
        missing += list(find_missing(page, seen, packed[1]))
    assert alarms == {}
    assert missing == []


def find_missing(page: str, seen: Seen, given: Given) -> Iterator[tuple[str, str, str]]:
    """The texts of a pilot that its page does not show as they were typed; notes may be Markdown."""
    for path, texts in given.get(page.removeprefix("pilots/").removesuffix("/"), {}).items():
        for text in texts:
            if path != "notes" and flatten(text) not in seen.text:
                yield page, path, text


def test_nothing_is_live_in_the_results_of_the_search(watcher: Watcher, packed: tuple[dict[str, str], Given]) -> None:
    page = watcher.open("")
    field = page.locator(".md-search__input").first
    field.click()
    for texts in packed[1].values():
        title = flatten(texts["title"][0])
        field.fill("")
        field.press_sequentially(title.rpartition(" ")[2], delay=10)
        result = page.locator(".md-search-result__item").filter(has_text=title.rpartition(" ")[2]).first
        expect(result).to_be_visible(timeout=20_000)
        expect(result.locator("h1").first).to_have_text(title)
        assert page.evaluate(READ_RESULTS) == []
    assert watcher.read().alarms == []


def test_nothing_is_live_in_the_form_that_changes_a_pilot(
    watcher: Watcher, packed: tuple[dict[str, str], Given]
) -> None:
    for name, texts in list(packed[1].items())[:3]:
        page = watcher.open(f"portfolio/propose/?pilot={name}")
        expect(page.locator("[data-pb-ready]")).to_be_attached(timeout=20_000)
        shown = read_values(page)
        for path in ("title", "summary", "unit"):
            assert flatten(texts[path][0]) in shown, path
        assert watcher.read().alarms == []


def read_values(page: Page) -> list[str]:
    values: list[str] = page.evaluate("() => [...document.querySelectorAll('input, textarea')].map((e) => e.value)")
    return [flatten(each) for each in values]


def test_nothing_is_live_in_pictures_and_feeds(hostile: Path, watcher: Watcher) -> None:
    badges = sorted(file.relative_to(hostile).as_posix() for file in hostile.rglob("badges/**/*.svg"))
    assert badges
    for name in (*badges[:40], "changes.xml", "portfolio.json", "llms.txt"):
        page = watcher.open(name)
        assert page.url.endswith(name)
        alarms = [each for each in watcher.read().alarms if not is_of_the_browser(each)]
        assert alarms == [], name


def is_of_the_browser(alarm: str) -> bool:
    """Chromium shows XML and JSON in a page of its own, with its own styles."""
    return alarm.startswith("policy: style-src")


@pytest.mark.parametrize("detector", UNSAFE)
def test_templates_that_escape_nothing_raise_the_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser, harmless: Harmless, detector: str
) -> None:
    """Each of the four detectors hears of what it is there for, by way of the same pages and the same policy."""
    monkeypatch.setattr(Templates, "render", render_unsafely)
    site = publish(tmp_path, {"a": f"title: A\nstage: proposed\nunit: {json.dumps(UNSAFE[detector])}\n"})
    with watch(browser, site, harmless.policy) as watcher:
        watcher.open("pilots/a/").wait_for_timeout(200)
        seen = watcher.read()
    assert any(each.startswith(f"{detector}: ") for each in seen.alarms), seen.alarms
    assert {"b", "b onmouseover"} <= seen.markup - harmless.markup or detector != "markup"


def render_unsafely(templates: Templates, template: str, **context: Any) -> Markup:
    """What `Templates.render` would do without escaping."""
    unsafe = templates._environment.overlay(autoescape=False)
    return Markup(unsafe.get_template(template).render(**context))  # noqa: S704 - unsafe on purpose
