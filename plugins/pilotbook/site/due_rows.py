"""Shows what is due for some pilots as one list."""

from collections.abc import Collection, Iterable
from typing import Any

from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.due import Due, DueKind
from pilotbook.site.days import show_day
from pilotbook.site.site import Site
from pilotbook.site.view import Flag
from pilotbook.site.words import count_of

DAYS_AHEAD = 60
"""How far ahead something counts as due soon, in days."""
MOST_DUE = 30
"""How many things a list names; the rest are counted."""


def find_due(site: Site, pilots: Iterable[Assessment], kinds: Collection[DueKind]) -> list[Due]:
    """What is overdue for these pilots or due soon, the longest overdue first."""
    found = [each for pilot in pilots for each in site.due.get(pilot.id, ()) if each.kind in kinds]
    return sorted((each for each in found if each.days_left <= DAYS_AHEAD), key=lambda each: (each.day, each.what))


def show_due(site: Site, found: list[Due], source: str) -> dict[str, Any]:
    """The list as templates take it, and what is left out of it in words."""
    more = len(found) - MOST_DUE
    return {
        "due": [_row(site, each, source) for each in found[:MOST_DUE]],
        "due_more": f"{count_of(more, 'more thing')} due soon." if more > 0 else "",
    }


def _row(site: Site, due: Due, source: str) -> dict[str, Any]:
    pilot = due.assessment
    is_late = pilot.clock.is_review_late if due.kind is DueKind.DRIFT_REVIEW else due.is_overdue
    return {
        "title": pilot.pilot.title,
        "href": site.link_pilot(source, pilot),
        "what": due.what,
        "day": show_day(due.day, site.portfolio.today),
        "flag": Flag("late", "late" if due.kind is DueKind.DRIFT_REVIEW else "overdue") if is_late else None,
    }
