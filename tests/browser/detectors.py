"""Opens pages in a Chromium with four detectors that tell whether something in them is live.

An alarm is a dialog that a script opens, a breach of the content security policy, markup that is none of ours, or a
request to another host. The policy only reports: what it would stop runs, so that the other detectors hear of it too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Dialog, Page, Request

from tests.browser.audit import OWN_SCHEMES, serve

HOOKS = """
(() => {
  const alarms = (window.pilotbookAlarms = []);
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    window[name] = (...told) => void alarms.push(`dialog: ${name} ${told.join(" ").slice(0, 80)}`);
  }
  document.addEventListener("securitypolicyviolation", (event) => {
    alarms.push(`policy: ${event.violatedDirective} ${event.blockedURI.slice(0, 80)}`);
  });
})();
"""
# What stands in a page: each element with its attributes, and what can be read or followed. Notes are told apart: they
# may hold a little Markdown.
READ = """
() => {
  const markup = new Set(), notes = new Set(), texts = [], live = [];
  const scheme = /^[\\s\\x00-\\x20]*(javascript|vbscript|data):/i;
  const leading = ["href", "src", "action", "formaction", "srcdoc", "data", "xlink:href", "poster", "background"];
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) { texts.push(node.data); continue; }
    const all = node.closest(".pb-notes") && !node.matches(".pb-notes") ? notes : markup;
    all.add(node.localName);
    for (const { name, value } of node.attributes) {
      all.add(`${node.localName} ${name}`);
      if (["href", "content", "title", "value", "aria-label", "alt"].includes(name)) texts.push(value);
      const runs = /^on/i.test(name) || (leading.includes(name) && scheme.test(value));
      if (runs) live.push(`${node.localName} ${name}=${value}`);
    }
  }
  return { markup: [...markup], notes: [...notes], texts, live };
}
"""
NOTES = frozenset({"p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "a", "hr"})
NOTES_ATTRIBUTES = frozenset({"a href", "a rel", "ol start"})


@dataclass(frozen=True)
class Seen:
    """What a page held when it was read. `texts` are those of elements and of attributes."""

    markup: frozenset[str]
    text: str
    alarms: list[str]


class ReportingHandler(SimpleHTTPRequestHandler):
    """Serves a site under its own policy, which reports and stops nothing."""

    policy = ""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy-Report-Only", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


def read_policy(site: Path) -> str:
    """The policy that `pilotbook build` writes for a site."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    return next(line.partition(": ")[2] for line in lines if "Content-Security-Policy" in line)


class Watcher:
    """Opens the pages of one site and hears what the detectors say."""

    def __init__(self, page: Page, address: str) -> None:
        self._page, self._address = page, address
        self._heard: list[str] = []
        page.add_init_script(HOOKS)
        page.on("dialog", self._hear_dialog)
        page.on("request", self._hear_request)

    def _hear_dialog(self, dialog: Dialog) -> None:
        self._heard.append(f"dialog: {dialog.type} {dialog.message[:80]}")
        dialog.dismiss()

    def _hear_request(self, request: Request) -> None:
        if not request.url.startswith((self._address, *OWN_SCHEMES)):
            self._heard.append(f"request: {request.url[:120]}")

    def open(self, name: str) -> Page:
        """Open a page by its address relative to the site's."""
        self._page.goto(self._address + name, wait_until="load")
        return self._page

    def read(self) -> Seen:
        """What the page that is open holds now, and every alarm since the last reading."""
        found = self._page.evaluate(READ)
        alarms = [*self._heard, *self._page.evaluate("window.pilotbookAlarms.splice(0)")]
        self._heard.clear()
        alarms += [f"markup: {each[:120]}" for each in found["live"]]
        foreign = {each for each in found["notes"] if each not in NOTES | NOTES_ATTRIBUTES}
        alarms += [f"markup: {each} in the notes" for each in sorted(foreign)]
        return Seen(markup=frozenset(found["markup"]), text=flatten("\0".join(found["texts"])), alarms=alarms)

    def look_at(self, name: str) -> Seen:
        """Open a page and read it."""
        self.open(name)
        return self.read()


def flatten(text: str) -> str:
    """The text with single spaces: HTML makes one of any."""
    return " ".join(text.split())


@contextmanager
def watch(browser: Browser, site: Path, policy: str) -> Iterator[Watcher]:
    """Serve a site under a policy, and watch its pages; nothing that it asks of other hosts leaves the machine."""
    handler = type("Handler", (ReportingHandler,), {"policy": policy})
    with serve(site, handler) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.route(lambda url: not url.startswith((address, *OWN_SCHEMES)), lambda route: route.abort())
        try:
            yield Watcher(context.new_page(), address)
        finally:
            context.close()
