"""The row of links that leads from each page of the portfolio to the others."""

from pilotbook.site.site import FORUMS, OWNERS, REGISTER, SOURCES, Site
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
_OF_A_GROUP = (SOURCES, "Sources")
"""Stands before the last of them where pilots of other portfolios are shown."""


def show_views(site: Site, source: str) -> list[View]:
    """The row as it stands on one of the pages; on any other page, none of its links is the current one."""
    there = (*VIEWS[:-1], _OF_A_GROUP, VIEWS[-1]) if site.others else VIEWS
    return [View(title, site.link(source, target), is_current=target == source) for target, title in there]
