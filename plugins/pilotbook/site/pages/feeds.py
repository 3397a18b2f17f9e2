"""The page of the files for other programs: what each is for, and its address."""

from collections.abc import Iterator
from typing import Any

from pilotbook.records.vocabulary import Gate
from pilotbook.site.feeds.all_feeds import plan_feeds
from pilotbook.site.feeds.badge import badge_address
from pilotbook.site.page import Page
from pilotbook.site.site import REGISTER, Site, pilot_source
from pilotbook.site.subnavigation import FEEDS, show_views

_DESCRIPTION = "The portfolio for other programs: tables, calendars, a feed of changes, JSON and badges."


def make_feeds_pages(site: Site) -> Iterator[Page]:
    """The one page of the feeds."""
    html = site.templates.render(
        "feeds.html",
        title="Feeds",
        lead=_DESCRIPTION,
        views=show_views(site, FEEDS),
        feeds=[
            {
                "title": feed.title,
                "href": site.link(FEEDS, feed.address),
                "address": site.addresses.whole(feed.address),
                "description": feed.description,
            }
            for feed in plan_feeds(site)
            if feed.title
        ],
        badge=_show_badge(site),
    )
    yield Page(
        source=FEEDS,
        title="Feeds",
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        parent=REGISTER,
        hide=("navigation", "toc"),
    )


def _show_badge(site: Site) -> dict[str, Any] | None:
    """The badges of the first pilot, as an example."""
    first = min(site.portfolio.assessments, key=lambda each: (each.pilot.title.casefold(), each.id), default=None)
    if first is None:
        return None
    addresses = [badge_address(first.id), badge_address(first.id, Gate.APPROVE)]
    badge, page = site.addresses.whole(addresses[0]), site.addresses.whole(pilot_source(first.id))
    return {
        "title": first.pilot.title,
        "images": [site.link(FEEDS, address) for address in addresses],
        "addresses": [site.addresses.whole(address) for address in addresses],
        "markdown": f"[![How {first.id} stands]({badge})]({page})",
    }
