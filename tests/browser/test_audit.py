import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.audit import VIEWS, Fault, View, audit, serve

pytestmark = pytest.mark.browser

GOOD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<title>A page</title><meta name="viewport" content="width=device-width"></head>
<body><main><h1>A page</h1>{}</main></body></html>"""
DIM_IN_THE_DARK = "<style>@media (prefers-color-scheme: dark) { p { color: #eee } }</style><p>Some text.</p>"
SCRIPTS = View(width=1280, height=900, has_scripts=True)
NO_SCRIPTS = View(width=360, height=740, has_scripts=False)


def find_faults(browser: Browser, folder: Path, body: str, view: View = SCRIPTS) -> list[Fault]:
    (folder / "index.html").write_text(GOOD.format(body), encoding="utf-8")
    with serve(folder) as address:
        return audit(browser, address, [""], view)


def test_views_are_both_widths_with_and_without_scripts() -> None:
    assert [str(view) for view in VIEWS] == ["1280-scripts", "1280-no-scripts", "360-scripts", "360-no-scripts"]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_audit_of_a_good_page_finds_nothing(browser: Browser, tmp_path: Path, view: View) -> None:
    assert find_faults(browser, tmp_path, "<p>Some text.</p>", view) == []


@pytest.mark.parametrize(
    ("body", "kind", "detail"),
    [
        pytest.param("<script>console.error('of ours')</script>", "console", "of ours", id="console"),
        pytest.param("<script>throw new Error('thrown')</script>", "error", "thrown", id="error"),
        pytest.param("<img alt='' src='/none.png'>", "console", "none.png", id="broken image"),
        pytest.param("<img alt='' src='https://example.com/a.png'>", "outside", "example.com/a.png", id="outside"),
        pytest.param("<pre>" + "x" * 400 + "</pre>", "overflow", "px wide", id="overflow"),
        pytest.param("<img src='data:,'>", "axe", "image-alt", id="axe"),
        pytest.param(DIM_IN_THE_DARK, "axe", "in dark colours, color-contrast", id="dark"),
    ],
)
def test_audit_of_a_bad_page_says_what_is_wrong(
    browser: Browser, tmp_path: Path, body: str, kind: str, detail: str
) -> None:
    faults = find_faults(browser, tmp_path, body)
    assert kind in {fault.kind for fault in faults}
    assert re.search(re.escape(detail), "\n".join(map(str, faults)))


def test_audit_without_scripts_runs_none_of_the_page_but_axe(browser: Browser, tmp_path: Path) -> None:
    body = "<script>throw new Error('ran')</script><img src='data:,'>"
    assert [fault.kind for fault in find_faults(browser, tmp_path, body, NO_SCRIPTS)] == ["axe"]


def test_audit_of_a_page_that_is_not_there_says_so(browser: Browser, tmp_path: Path) -> None:
    with serve(tmp_path) as address:
        faults = audit(browser, address, ["none.html"], SCRIPTS)
    assert "none.html [1280-scripts] missing: 404" in map(str, faults)
