"""What the browser tests share: one Chromium, and this repository's own site, built once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.audit import serve, start_browser
from tests.browser.install_chromium import find_chromium
from tests.browser.known_file import open_form

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_chromium()
    if program is None:
        pytest.fail("the browser tests need a Chromium: run tests/browser/install_chromium.py, or make test BROWSER=no")
    with sync_playwright() as playwright:
        started = start_browser(playwright, program)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of this repository's own site, built strictly and served."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        pytest.fail(f"mkdocs build --strict failed:\n{result.stdout}{result.stderr}")
    with serve(folder) as address:
        yield address


@pytest.fixture
def form(browser: Browser, site: str) -> Iterator[Page]:
    with open_form(browser, site) as page:
        yield page
