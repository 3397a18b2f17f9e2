"""The agendas of the forums: one page for each."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.due import DueKind
from pilotbook.portfolio.forums import Forum, Sitting
from pilotbook.site.days import show_day
from pilotbook.site.due_rows import find_due, show_due
from pilotbook.site.facts import address_of, show_text
from pilotbook.site.feeds.calendar import calendar_address, has_calendars
from pilotbook.site.page import Page, PlannedPage
from pilotbook.site.rulings import show_ruling
from pilotbook.site.site import FORUMS, REGISTER, Site, pilot_source
from pilotbook.site.view import Flag, Link, Named
from pilotbook.site.words import STAGES, count_of

_HIDE = ("navigation", "toc")
MOST_SITTINGS = 60
"""How many reviews an agenda tells of; the earlier ones are on the pages of the pilots."""
_LOOKED_AT = (DueKind.DECISION, DueKind.REVISIT, DueKind.WAIVER, DueKind.POLICY)
"""What a forum looks at besides drift."""


def make_forum_pages(site: Site) -> Iterator[PlannedPage]:
    """One page for each forum."""
    for forum in site.directory.forums.forums:
        source = site.directory.source_of_forum(forum)
        yield PlannedPage(
            source=source,
            make=partial(_forum_page, site, forum),
            basis=(
                *forum.pilots,
                *(each.assessment for each in forum.rulings),
                forum.name,
                *(site.link_owner(source, each) for each in forum.agenda),
            ),
            parent=FORUMS,
            hide=_HIDE,
        )


def _forum_page(site: Site, forum: Forum) -> Page:
    source = site.directory.source_of_forum(forum)
    lead = _say_lead(forum)
    html = site.templates.render("forum.html", **_context(site, forum, source, lead))
    return Page(
        source=source,
        title=forum.name,
        description=lead,
        html=str(html),
        search_html=str(Markup("<p>{}</p>").format(lead)),
        parent=FORUMS,
        hide=_HIDE,
    )


def _say_lead(forum: Forum) -> str:
    if not forum.agenda:
        return "No pilot is at work that this forum would have to review."
    late = len(forum.late)
    lead = f"Has {count_of(len(forum.agenda), 'pilot')} to review."
    return (
        f"{lead} {count_of(late, 'review')} {'is' if late == 1 else 'are'} late." if late else f"{lead} None is late."
    )


def _context(site: Site, forum: Forum, source: str, lead: str) -> dict[str, Any]:
    due = find_due(site, (*forum.agenda, *forum.ahead), _LOOKED_AT)
    more = len(forum.sittings) - MOST_SITTINGS
    return {
        "crumbs": [Link("Portfolio", site.link(source, REGISTER)), Link("Forums", site.link(source, FORUMS))],
        "title": forum.name,
        "lead": lead,
        "calendar_href": site.link(source, calendar_address(source)) if has_calendars(site, "review.forum") else "",
        "spellings": "; ".join(each for each in forum.spellings if each != forum.name),
        "agenda": [_row(site, each, source) for each in forum.agenda],
        **show_due(site, due, source),
        "ahead": _list(site, forum.ahead, source),
        "past": _list(site, forum.past, source),
        "sittings": [_sitting(site, each, source) for each in forum.sittings[:MOST_SITTINGS]],
        "sittings_more": f"{count_of(more, 'earlier review')}: see the pages of the pilots." if more > 0 else "",
        "rulings": [show_ruling(site, each, source) for each in forum.rulings],
    }


def _row(site: Site, assessment: Assessment, source: str) -> dict[str, Any]:
    pilot, clock = assessment.pilot, assessment.clock
    return {
        "title": pilot.title,
        "href": site.link(source, pilot_source(assessment.id)),
        "stage": Named(assessment.stage.value, STAGES[assessment.stage]),
        "owner": site.name_owner(assessment),
        "owner_href": site.link_owner(source, assessment),
        "cadence": show_text(pilot.review.cadence) if pilot.review.cadence else "none given",
        "last": show_day(clock.last_review),
        "due": show_day(clock.review_due, clock.today),
        "due_note": "cannot be told" if pilot.review.cadence else "no cadence",
        "flags": [Flag("late", "review late")] if clock.is_review_late else [],
    }


def _list(site: Site, pilots: Iterable[Assessment], source: str) -> list[dict[str, str]]:
    return [
        {
            "title": each.pilot.title,
            "href": site.link(source, pilot_source(each.id)),
            "stage": STAGES[each.stage],
        }
        for each in sorted(pilots, key=lambda each: (each.pilot.title.casefold(), each.id))
    ]


def _sitting(site: Site, sitting: Sitting, source: str) -> dict[str, Any]:
    held = sitting.held
    return {
        "day": show_day(held.on),
        "title": sitting.assessment.pilot.title,
        "href": site.link(source, pilot_source(sitting.assessment.id)),
        "outcome": held.outcome,
        "minutes": address_of(held.minutes),
    }
