"""The register: every pilot of the portfolio in one table."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.addresses import has_address
from pilotbook.portfolio.shown_clock import DUE_FIELDS
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.vocabulary import Stage
from pilotbook.site.assets import REGISTER_SCRIPT, load_scripts
from pilotbook.site.days import show_day, write_day
from pilotbook.site.facets import Facet, name_home
from pilotbook.site.flags import find_flags
from pilotbook.site.kept import keep
from pilotbook.site.page import Page
from pilotbook.site.pages.sources import say_sources
from pilotbook.site.site import PROPOSE, REGISTER, SOURCES, Site, pilot_source
from pilotbook.site.subnavigation import show_views
from pilotbook.site.verdict_view import show_problem, show_strip
from pilotbook.site.view import Flag, Link, Named
from pilotbook.site.words import STAGES, count_of

_STAGES = list(Stage)


def make_register_pages(site: Site) -> Iterator[Page]:
    """The one page of the register."""
    portfolio = site.portfolio
    ordered = sorted(
        site.group.assessments, key=lambda each: (_STAGES.index(each.stage), each.pilot.title.casefold(), each.id)
    )
    who = "The AI pilots that are public" if portfolio.is_public else "Every AI pilot"
    action = Link("Propose a pilot", site.link(REGISTER, PROPOSE))
    html = site.templates.render(
        "register.html",
        title="Portfolio",
        lead=f"{who}, held against the playbook on {write_day(portfolio.today)}.",
        views=show_views(site, REGISTER),
        actions=[action],
        sources=_link_sources(site),
        count_text=count_of(len(ordered), "pilot"),
        empty={
            "title": "No pilots yet",
            "text": "A pilot is one file in the folder pilots/. Propose the first one, and it stands here.",
            "action": action,
        },
        facets=[_facet(site, facet) for facet in site.facets.there],
        scripts_html=load_scripts([site.link(REGISTER, REGISTER_SCRIPT)]),
        rows=[_row(site, each) for each in ordered],
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


def _link_sources(site: Site) -> Link | None:
    """Where the pilots of other portfolios come from, where there are any."""
    return Link(say_sources(site), site.link(REGISTER, SOURCES)) if site.others else None


def _facet(site: Site, facet: Facet) -> dict[str, Any]:
    values = [{"value": value.slug, "title": value.title, "count": value.count} for value in site.facets.values(facet)]
    return {"key": facet.key, "title": facet.title, "values": values}


def _row(site: Site, assessment: Assessment) -> dict[str, Any]:
    owner_href = site.link_owner(REGISTER, assessment)
    row = keep(site, assessment, REGISTER, owner_href, partial(_show, site, assessment, owner_href))
    return {**row, "values": site.facets.numbers_of(assessment)}


def _show(site: Site, assessment: Assessment, owner_href: str) -> dict[str, Any]:
    pilot, clock = assessment.pilot, assessment.clock
    is_open = clock.decided_on is None and clock.decision_due is not None
    return {
        "href": site.link_pilot(REGISTER, assessment),
        "title": pilot.title,
        "summary": pilot.summary,
        "unit": pilot.unit,
        "home": name_home(assessment),
        "stage": Named(assessment.stage.value, STAGES[assessment.stage]),
        "stage_order": _STAGES.index(assessment.stage),
        "strip": show_strip(site, assessment, REGISTER),
        "answered": assessment.answered,
        "owner": pilot.owner.name or site.say_blank("", "owner.name"),
        "owner_href": owner_href,
        "due": show_day(clock.decision_due, clock.today) if is_open else None,
        "due_note": f"decided {write_day(clock.decided_on)}"
        if clock.decided_on
        else site.say_blank("no timebox", *DUE_FIELDS),
        "flags": [*find_flags(assessment), *([Flag("quiet", "sample")] if pilot.sample else [])],
    }


def _unreadable(site: Site, file: PilotFile) -> dict[str, Any]:
    return {
        "path": file.path,
        "href": site.link(REGISTER, pilot_source(file.id)) if has_address(file) else "",
        "problems": [show_problem(site, each, REGISTER) for each in file.diagnostics[:1]],
    }
