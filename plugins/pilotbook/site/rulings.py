"""Shows the decisions that a person or a forum took."""

from typing import Any

from pilotbook.portfolio.people import Ruling
from pilotbook.site.days import show_day
from pilotbook.site.site import Site, pilot_source
from pilotbook.site.words import OUTCOMES


def show_ruling(site: Site, ruling: Ruling, source: str) -> dict[str, Any]:
    """A decision about a pilot."""
    decision = ruling.decision
    return {
        "title": ruling.assessment.pilot.title,
        "href": site.link(source, pilot_source(ruling.assessment.id)),
        "outcome": OUTCOMES[decision.outcome] if decision.outcome else "Decided",
        "day": show_day(decision.on),
        "rationale": decision.rationale,
    }
