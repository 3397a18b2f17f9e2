"""Where the pilots of other portfolios come from: each source with its state, and how old what it says is."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pilotbook.portfolio.other_portfolio import OtherPortfolio, SourceState
from pilotbook.site.days import show_day
from pilotbook.site.page import Page
from pilotbook.site.site import REGISTER, SOURCES, Site, home_fragment
from pilotbook.site.subnavigation import show_views
from pilotbook.site.view import Flag
from pilotbook.site.words import count_of

_TITLE = "Where these come from"
_DESCRIPTION = "The portfolios whose pilots stand beside those of this one, and how old what they say is."
_FLAGS = {
    SourceState.FRESH: Flag("met", SourceState.FRESH.value),
    SourceState.KEPT: Flag("vague", SourceState.KEPT.value),
    SourceState.NEVER: Flag("missing", SourceState.NEVER.value),
}
OLD_AFTER = 31
"""After how many days what a source says is pointed out as old: its site is not being published any more."""


def make_sources_pages(site: Site) -> Iterator[Page]:
    """The one page of the sources; none where the site shows its own pilots alone."""
    if not site.others:
        return
    html = site.templates.render(
        "sources.html",
        title=_TITLE,
        lead=say_sources(site),
        views=show_views(site, SOURCES),
        own={"name": site.name or "This portfolio", "count": f"{len(site.portfolio.assessments):,}"},
        sources=[_show(site, each) for each in site.others],
    )
    yield Page(
        source=SOURCES,
        title=_TITLE,
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        parent=REGISTER,
        hide=("navigation", "toc"),
    )


def say_sources(site: Site) -> str:
    """A sentence about where the pilots of the site come from; "" where all are its own."""
    if not site.others:
        return ""
    foreign = len(site.group.assessments) - len(site.portfolio.assessments)
    verb = "comes" if foreign == 1 else "come"
    said = f"{count_of(foreign, 'pilot')} {verb} from {count_of(len(site.others), 'other portfolio')}"
    parts = [_count(site, SourceState.KEPT, "a kept copy", "kept copies"), _count(site, SourceState.NEVER, "missing")]
    stale = " and ".join(filter(None, parts))
    return f"{said}, of which {stale}." if stale else f"{said}."


def _count(site: Site, state: SourceState, word: str, words: str = "") -> str:
    count = sum(each.state is state for each in site.others)
    return f"{count:,} {'is' if count == 1 else 'are'} {words if words and count != 1 else word}" if count else ""


def _show(site: Site, other: OtherPortfolio) -> dict[str, Any]:
    told, today = other.told, site.portfolio.today
    return {
        "id": home_fragment(other.home),
        "name": other.home.name,
        "key": other.home.key,
        "href": other.home.site,
        "address": other.address,
        "flags": [_FLAGS[other.state], *_say_old(other, today)],
        "pilots": f"{len(told.pilots):,}" if told is not None else "",
        "told": show_day(told.today, today) if told is not None else None,
        "taken": show_day(other.taken_on, today) if other.taken_on is not None else None,
        "notes": list(_say_notes(other)),
    }


def _say_old(other: OtherPortfolio, today: date) -> Iterator[Flag]:
    if other.told is not None and (today - other.told.today).days > OLD_AFTER:
        yield Flag("late", "old")


def _say_notes(other: OtherPortfolio) -> Iterator[str]:
    """What a reader has to know of a source: why it is not fresh, and what was left out of it."""
    if other.reason:
        lead = "" if other.state is SourceState.FRESH else "not taken in this build: "
        said = f"{lead}{other.reason}."
        yield said[:1].upper() + said[1:]
    if other.told is not None and other.told.passed_on:
        verb = "is" if other.told.passed_on == 1 else "are"
        yield f"{count_of(other.told.passed_on, 'pilot')} that it shows for other portfolios {verb} left out here."
    if other.told is not None and not other.told.pilots:
        yield "It has no pilots."
