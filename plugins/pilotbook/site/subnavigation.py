"""The row of links that leads from each page of the portfolio to the others."""

from pilotbook.site.site import FORUMS, OWNERS, REGISTER, Site
from pilotbook.site.view import View

DUE = "portfolio/due.md"
TIMELINE = "portfolio/timeline.md"
ANSWERS = "portfolio/answers.md"
STALLS = "portfolio/stalls.md"
FUNNEL = "portfolio/funnel.md"
FUNDING = "portfolio/funding.md"
CHANGES = "portfolio/changes.md"
FEEDS = "portfolio/feeds.md"

VIEWS: tuple[tuple[str, str], ...] = (
    (REGISTER, "Register"),
    (DUE, "Decisions due"),
    (TIMELINE, "Timeline"),
    (ANSWERS, "Five answers"),
    (STALLS, "Stall patterns"),
    (FUNNEL, "Funnel"),
    (FUNDING, "What to fund first"),
    (OWNERS, "Owners"),
    (FORUMS, "Forums"),
    (CHANGES, "Changes"),
    (FEEDS, "Feeds"),
)
"""The pages of the portfolio in their order: the source of each, and what its link says."""


def show_views(site: Site, source: str) -> list[View]:
    """The row as it stands on one of the pages; on any other page, none of its links is the current one."""
    return [View(title, site.link(source, target), is_current=target == source) for target, title in VIEWS]
