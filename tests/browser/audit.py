"""Opens pages of a built site in a Chromium and turns what is wrong with them into faults."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, Response

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
OWN_SCHEMES = ("data:", "blob:", "about:")
COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""All that the colours can change; every other rule is asked in light colours alone."""
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

RUN_AXE = """
async (rules) => {
  const runOnly = rules.length > 0 ? { runOnly: rules } : {};
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...runOnly });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`);
}
"""
# The root's own width, and what stands out of it, to name in the fault.
FIND_OVERFLOW = """
() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return "";
  const all = [...document.body.querySelectorAll("*")];
  const wide = all.filter((e) => e.getBoundingClientRect().right > clientWidth + 1);
  const names = wide.slice(0, 3).map((e) => e.tagName.toLowerCase() + (e.className ? `.${e.className}` : ""));
  return `${scrollWidth} px wide, ${clientWidth} px to show it: ${names.join(", ")}`;
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a page is looked at: its width and height in CSS pixels, and whether its scripts run.

    Every view is looked at in light colours and then, without loading the page again, in dark ones.
    """

    width: int
    height: int
    has_scripts: bool

    def __str__(self) -> str:
        return f"{self.width}-{'scripts' if self.has_scripts else 'no-scripts'}"


VIEWS: tuple[View, ...] = tuple(
    View(width=width, height=height, has_scripts=has_scripts)
    for width, height in ((1280, 900), (360, 740))
    for has_scripts in (True, False)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong with one page in one view."""

    page: str
    view: View
    kind: Literal["missing", "console", "error", "outside", "overflow", "axe"]
    detail: str

    def __str__(self) -> str:
        return f"{self.page or '(home)'} [{self.view}] {self.kind}: {self.detail}"


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: the faults are the report."""


@contextmanager
def serve(folder: Path, handler: type[SimpleHTTPRequestHandler] = _QuietHandler) -> Iterator[str]:
    """Serve a folder on the loopback while the block runs; the value is its address, with a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def start_browser(playwright: Playwright, program: Path) -> Browser:
    """Start a Chromium that calls nobody of its own accord."""
    return playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))


def audit(browser: Browser, address: str, pages: Sequence[str], view: View) -> list[Fault]:
    """List the faults of the pages, given relative to the site's address, in one view and in their order."""
    context = browser.new_context(
        viewport={"width": view.width, "height": view.height}, color_scheme="light", reduced_motion="reduce"
    )
    try:
        # Nothing leaves this machine; a request that tries to is a fault.
        context.route(lambda url: not _is_own(url, address), lambda route: route.abort())
        return [fault for page in pages for fault in _audit_page(context, address, page, view)]
    finally:
        context.close()


def _audit_page(context: BrowserContext, address: str, name: str, view: View) -> Iterator[Fault]:
    found = partial(Fault, page=name, view=view)
    heard: list[Fault] = []

    def hear_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            heard.append(found(kind="console", detail=f"{message.text} {message.location.get('url', '')}".strip()))

    def hear_request(request: Request) -> None:
        if not _is_own(request.url, address):
            heard.append(found(kind="outside", detail=request.url))

    page = context.new_page()
    page.on("console", hear_console)
    page.on("pageerror", lambda error: heard.append(found(kind="error", detail=str(error))))
    page.on("request", hear_request)
    response = _open(page, address + name, view)
    if response is None or not response.ok:
        heard.append(found(kind="missing", detail="no such page" if response is None else str(response.status)))
    if overflow := page.evaluate(FIND_OVERFLOW):
        heard.append(found(kind="overflow", detail=overflow))
    page.evaluate(AXE)
    heard.extend(found(kind="axe", detail=violation) for violation in page.evaluate(RUN_AXE, []))
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(RUN_AXE, list(COLOUR_RULES))
    heard.extend(found(kind="axe", detail=f"in dark colours, {violation}") for violation in dark)
    page.close()
    yield from heard


def _open(page: Page, address: str, view: View) -> Response | None:
    """Load the page; without scripts, those of the page are held back until it is loaded, and axe's run after that."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setScriptExecutionDisabled", {"value": not view.has_scripts})
    response = page.goto(address, wait_until="load")
    devtools.send("Emulation.setScriptExecutionDisabled", {"value": False})
    return response


def _is_own(url: str, address: str) -> bool:
    return url.startswith((address, *OWN_SCHEMES))
