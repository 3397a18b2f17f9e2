import pytest
from playwright.sync_api import Browser

from tests.browser.audit import VIEWS, View, audit

pytestmark = pytest.mark.browser

ONE_OF_EVERY_KIND = (
    "",
    "playbook/",
    "playbook/summary/",
    "playbook/questions/tools/",
    "playbook/patterns/integration-by-hack/",
    "playbook/choices/short-on-purpose/",
    "checklists/",
    "checklists/approve/",
    "pilots/",
    "pilots/invoice-triage/",
    "portfolio/due/",
    "pilots/invoice-triage/#checklist-ship",
    "portfolio/timeline/",
    "portfolio/answers/",
    "portfolio/stalls/",
    "portfolio/funnel/",
    "portfolio/funding/",
    "owners/",
    "owners/nasreen-malik/",
    "forums/",
    "forums/accounts-payable-operations-review/",
    "guide/",
    "guide/record/",
    "development/decisions/",
    "404.html",
)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_pages_have_no_faults(browser: Browser, site: str, view: View) -> None:
    assert [str(fault) for fault in audit(browser, site, ONE_OF_EVERY_KIND, view)] == []
