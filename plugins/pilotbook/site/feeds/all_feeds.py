"""Makes every file for other programs; a new one is a module beside this one and its function's name here."""

from collections.abc import Callable, Iterable, Iterator

from pilotbook.site.feeds.atom import make_atom_feeds
from pilotbook.site.feeds.badge import make_badge_feeds
from pilotbook.site.feeds.calendar import make_calendar_feeds
from pilotbook.site.feeds.feed import Feed
from pilotbook.site.feeds.llms_text import make_llms_text_feeds
from pilotbook.site.feeds.pilot_text import make_pilot_text_feeds
from pilotbook.site.feeds.portfolio_csv import make_portfolio_csv_feeds
from pilotbook.site.feeds.portfolio_json import make_portfolio_json_feeds
from pilotbook.site.site import Site

FEED_MAKERS: tuple[Callable[[Site], Iterable[Feed]], ...] = (
    make_portfolio_csv_feeds,
    make_calendar_feeds,
    make_atom_feeds,
    make_portfolio_json_feeds,
    make_llms_text_feeds,
    make_badge_feeds,
    make_pilot_text_feeds,
)


def plan_feeds(site: Site) -> Iterator[Feed]:
    """Every file; its content is made when it is written."""
    for make in FEED_MAKERS:
        yield from make(site)
