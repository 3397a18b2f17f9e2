"""Lists pilots whose record leaves a question open, with what it says instead."""

from collections.abc import Callable, Sequence
from typing import Any

from pilotbook.assessment.verdict import Assessment
from pilotbook.records.pilot import Pilot
from pilotbook.site.site import REGISTER, Site, pilot_source
from pilotbook.site.view import Link

MOST_NAMED = 50
"""How many pilots a list names; the rest are in the register."""


def list_without(site: Site, pilots: Sequence[Assessment], source: str, said: Callable[[Pilot], str]) -> dict[str, Any]:
    """Pilots without something, in the order of their titles; `said` gives what the record says in its place."""
    ordered = sorted(pilots, key=lambda each: (each.pilot.title.casefold(), each.id))
    more = len(ordered) - MOST_NAMED
    return {
        "without": [
            {
                "title": each.pilot.title,
                "href": site.link(source, pilot_source(each.id)),
                "found": said(each.pilot).strip(),
            }
            for each in ordered[:MOST_NAMED]
        ],
        "without_more": Link(f"{more:,} more in the register", site.link(source, REGISTER)) if more > 0 else None,
    }
