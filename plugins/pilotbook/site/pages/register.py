"""The register: every pilot of the portfolio in one table."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import frozen
from pilotbook.portfolio.addresses import has_address
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.vocabulary import Stage
from pilotbook.site.days import show_day, write_day
from pilotbook.site.flags import find_flags
from pilotbook.site.page import Page
from pilotbook.site.site import ADD_GUIDE, REGISTER, Site, pilot_source
from pilotbook.site.slugs import give_slugs
from pilotbook.site.verdict_view import show_problem, show_strip
from pilotbook.site.view import Flag, Link, Named
from pilotbook.site.words import STAGES, count_of

_STAGES = list(Stage)


@frozen(kw_only=False)
class _Facet:
    """A way to narrow the register: its key in the address, its title, and the values that a pilot has for it.

    `order` are the values in the order in which they are listed; those that are not among them follow by the alphabet.
    """

    key: str
    title: str
    values: Callable[[Assessment], list[str]]
    order: tuple[str, ...] = ()

    def values_of(self, pilot: Assessment) -> list[str]:
        """The values of a pilot, each once."""
        return list(dict.fromkeys(value.strip() for value in self.values(pilot) if value.strip()))


_FACETS = (
    _Facet("stage", "Stage", lambda pilot: [STAGES[pilot.stage]], order=tuple(STAGES.values())),
    _Facet("unit", "Unit", lambda pilot: [pilot.pilot.unit.strip() or "no unit given"]),
    _Facet("answers", "Five answers", lambda pilot: [f"{pilot.answered} of {len(pilot.answers)} answered"]),
    _Facet("flag", "Flags", lambda pilot: [flag.text for flag in find_flags(pilot)]),
    _Facet("tag", "Tags", lambda pilot: list(pilot.pilot.tags)),
)


def make_register_pages(site: Site) -> Iterator[Page]:
    """The one page of the register."""
    portfolio = site.portfolio
    ordered = sorted(
        portfolio.assessments, key=lambda each: (_STAGES.index(each.stage), each.pilot.title.casefold(), each.id)
    )
    slugs = {facet.key: _slugs(facet, ordered) for facet in _FACETS}
    guide = site.link_if_there(REGISTER, ADD_GUIDE)
    action = Link("Add a pilot", guide) if guide else None
    html = site.templates.render(
        "register.html",
        title="Portfolio",
        lead=f"Every AI pilot, held against the playbook on {write_day(portfolio.today)}.",
        views=[],
        actions=[action] if action else [],
        count_text=count_of(len(ordered), "pilot"),
        empty={
            "title": "No pilots yet",
            "text": "A pilot is one file in the folder pilots/. Add the first one, and it stands here.",
            "action": action,
        },
        facets=[_facet(facet, ordered, slugs[facet.key]) for facet in _FACETS if slugs[facet.key]],
        rows=[_row(site, each, slugs) for each in ordered],
        unreadable=[_unreadable(site, file) for file in portfolio.unreadable],
    )
    yield Page(
        source=REGISTER,
        title="Portfolio",
        description="Every AI pilot of the organisation: its stage, its five answers and the decision that is due.",
        html=str(html),
        search_html="<p>The register of all pilots.</p>",
        hide=("navigation", "toc"),
    )


def _slugs(facet: _Facet, pilots: list[Assessment]) -> dict[str, str]:
    """Each value of a facet with a word for the address, unique within the facet, in the order of the facet."""
    ranks = {value: rank for rank, value in enumerate(facet.order)}
    values = {value for pilot in pilots for value in facet.values_of(pilot)}
    return give_slugs(
        sorted(values, key=lambda value: (ranks.get(value, len(ranks)), value.casefold(), value)), "value"
    )


def _facet(facet: _Facet, pilots: list[Assessment], slugs: dict[str, str]) -> dict[str, Any]:
    counts = Counter(value for pilot in pilots for value in facet.values_of(pilot))
    values = [{"value": slug, "title": value, "count": counts[value]} for value, slug in slugs.items()]
    return {"key": facet.key, "title": facet.title, "values": values}


def _row(site: Site, assessment: Assessment, slugs: dict[str, dict[str, str]]) -> dict[str, Any]:
    pilot, clock = assessment.pilot, assessment.clock
    is_open = clock.decided_on is None and clock.decision_due is not None
    return {
        "href": site.link(REGISTER, pilot_source(assessment.id)),
        "title": pilot.title,
        "summary": pilot.summary,
        "unit": pilot.unit,
        "stage": Named(assessment.stage.value, STAGES[assessment.stage]),
        "stage_order": _STAGES.index(assessment.stage),
        "strip": show_strip(site, assessment, REGISTER),
        "answered": assessment.answered,
        "owner": pilot.owner.name,
        "due": show_day(clock.decision_due, clock.today) if is_open else None,
        "due_note": f"decided {write_day(clock.decided_on)}" if clock.decided_on else "no timebox",
        "flags": [*find_flags(assessment), *([Flag("quiet", "sample")] if pilot.sample else [])],
        "facets": [
            {"key": facet.key, "values": [slugs[facet.key][value] for value in facet.values_of(assessment)]}
            for facet in _FACETS
            if slugs[facet.key]
        ],
    }


def _unreadable(site: Site, file: PilotFile) -> dict[str, Any]:
    return {
        "path": file.path,
        "href": site.link(REGISTER, pilot_source(file.id)) if has_address(file) else "",
        "problems": [show_problem(site, each, REGISTER) for each in file.diagnostics[:1]],
    }
