"""The checklists: one page for each gate, and one that lists them."""

from collections.abc import Iterator
from typing import Any

from markupsafe import escape

from pilotbook.assessment.gates import GATES, next_gate
from pilotbook.assessment.verdict import Assessment
from pilotbook.records.playbook import Article, Criterion
from pilotbook.records.vocabulary import Gate, Level
from pilotbook.site import words
from pilotbook.site.assets import CHECKLIST_SCRIPT, load_scripts
from pilotbook.site.page import Page
from pilotbook.site.site import (
    CHECKLISTS,
    REGISTER,
    Site,
    article_source,
    checklist_source,
    handout_fragment,
    pilot_source,
)
from pilotbook.site.view import Link

MOST_FACING = 50
"""How many of the pilots that face a gate its checklist names; the rest are in the register."""


def make_checklist_pages(site: Site) -> Iterator[Page]:
    """The list of checklists, and one checklist for each gate."""
    yield _index_page(site)
    for gate in GATES:
        yield _checklist_page(site, gate)


def _index_page(site: Site) -> Page:
    gates = [
        {
            "title": words.GATES[gate],
            "href": site.link(CHECKLISTS, checklist_source(gate)),
            "lead": words.GATE_LEADS[gate],
            "count_text": _count_text(site, gate),
        }
        for gate in GATES
    ]
    lead = "Five gates, five lists. Take the one that is next to the meeting, on paper or on a screen."
    html = site.templates.render("checklists.html", title="Checklists", lead=lead, gates=gates)
    return Page(
        source=CHECKLISTS,
        title="Checklists",
        description=lead,
        html=str(html),
        search_html=f"<p>{lead}</p>",
    )


def _count_text(site: Site, gate: Gate) -> str:
    criteria = site.portfolio.playbook.at_gate(gate)
    binding = sum(criterion.level_at(gate) is Level.MUST for criterion in criteria)
    return f"{words.count_of(len(criteria), 'point')}, {binding} of them a must"


def _checklist_page(site: Site, gate: Gate) -> Page:
    source, playbook = checklist_source(gate), site.portfolio.playbook
    criteria = playbook.at_gate(gate)
    homes = dict.fromkeys(playbook.homes[criterion.id].address for criterion in criteria)
    articles = {article.address: article for article in playbook.articles}
    title = f"Checklist: {words.GATES[gate]}"
    html = site.templates.render(
        "checklist.html",
        title=title,
        lead=words.GATE_LEADS[gate],
        key=gate.value,
        scripts_html=load_scripts([site.link(source, CHECKLIST_SCRIPT)]),
        count=len(criteria),
        groups=[_group(site, source, articles[address], gate) for address in homes],
        **_facing(site, gate, source),
        previous=_neighbour(site, gate, -1),
        next=_neighbour(site, gate, 1),
    )
    search = "".join(f"<p>{escape(criterion.title)}</p>" for criterion in criteria)
    return Page(
        source=source,
        title=title,
        description=words.GATE_LEADS[gate],
        html=str(html),
        search_html=search,
        parent=CHECKLISTS,
    )


def _group(site: Site, source: str, article: Article, gate: Gate) -> dict[str, Any]:
    own = [criterion for criterion in site.portfolio.playbook.at_gate(gate) if criterion in article.front.criteria]
    return {
        "title": article.front.title,
        "href": site.link(source, article_source(article)),
        "items": [_item(site, source, criterion, gate) for criterion in own],
    }


def _item(site: Site, source: str, criterion: Criterion, gate: Gate) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "title": criterion.title,
        "href": site.link_criterion(source, criterion),
        "level": criterion.level_at(gate).value,
        "fix": criterion.fix,
        "new": "",
    }


def _facing(site: Site, gate: Gate, source: str) -> dict[str, Any]:
    """The pilots that have this gate ahead of them, those that lack least first, each with its own list, filled in."""
    pilots = [each for each in site.portfolio.assessments if next_gate(each.stage) is gate]
    pilots.sort(key=lambda each: (len(each.gate(gate).short), each.pilot.title.casefold(), each.id))
    more = len(pilots) - MOST_FACING
    verb = "faces" if len(pilots) == 1 else "face"
    return {
        "facing": [_pilot(site, each, gate, source) for each in pilots[:MOST_FACING]],
        "facing_text": f"{words.count_of(len(pilots), 'pilot')} {verb} this gate next",
        "facing_more": Link(f"{more:,} more in the portfolio", site.link(source, REGISTER)) if more > 0 else None,
    }


def _pilot(site: Site, assessment: Assessment, gate: Gate, source: str) -> dict[str, Any]:
    short = len(assessment.gate(gate).short)
    return {
        "title": assessment.pilot.title,
        "href": site.link(source, pilot_source(assessment.id), handout_fragment(gate)),
        "note": f"{short} short" if short else "nothing short",
    }


def _neighbour(site: Site, gate: Gate, step: int) -> Link | None:
    position = GATES.index(gate) + step
    if not 0 <= position < len(GATES):
        return None
    return Link(words.GATES[GATES[position]], site.link(checklist_source(gate), checklist_source(GATES[position])))
