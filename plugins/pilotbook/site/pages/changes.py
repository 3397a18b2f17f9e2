"""The page of what changed lately, by month."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from pilotbook.portfolio.changes import Change
from pilotbook.site.change_words import name_pilot, say_change
from pilotbook.site.days import show_day, write_day, write_month
from pilotbook.site.feeds import atom
from pilotbook.site.page import Page
from pilotbook.site.site import REGISTER, Site
from pilotbook.site.subnavigation import CHANGES, show_views
from pilotbook.site.words import count_of

MOST_CHANGES = 200
"""How many changes the page tells of; each pilot's page has all of its own."""
_DESCRIPTION = "New pilots, stages that changed, decisions and drift reviews, the latest first."


def make_changes_pages(site: Site) -> Iterator[Page]:
    """The one page of what changed."""
    latest = site.changes[:MOST_CHANGES]
    html = site.templates.render(
        "changes.html",
        title="Changes",
        lead=_DESCRIPTION,
        views=show_views(site, CHANGES),
        feed_href=site.link(CHANGES, atom.ADDRESS),
        months=list(_by_month(site, latest)),
        older=_say_older(len(site.changes) - len(latest)),
        empty=_say_empty(site),
    )
    yield Page(
        source=CHANGES,
        title="Changes",
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        parent=REGISTER,
        hide=("navigation", "toc"),
    )


def _by_month(site: Site, changes: Iterable[Change]) -> Iterator[dict[str, Any]]:
    for (year, month), group in groupby(changes, key=lambda each: (each.day.year, each.day.month)):
        rows = list(group)
        yield {
            "id": f"month-{year:04}-{month:02}",
            "title": write_month(rows[0].day),
            "rows": [_row(site, each) for each in rows],
        }


def _row(site: Site, change: Change) -> dict[str, Any]:
    return {
        "day": show_day(change.day),
        "title": name_pilot(change),
        "href": site.link_pilot(CHANGES, change.assessment) if change.assessment is not None else "",
        "text": say_change(change),
    }


def _say_older(count: int) -> str:
    if not count:
        return ""
    return f"{count_of(count, 'change')} {'is' if count == 1 else 'are'} older. Each pilot’s page has all of its own."


def _say_empty(site: Site) -> str:
    if not site.group.assessments:
        return "As soon as a pilot is committed, or a decision recorded, it stands here."
    return f"Until {write_day(site.portfolio.today)}, git and the records tell of nothing with a day."
