"""Turns how a stall pattern stands into what its article shows below the text: who is at risk of it, and why."""

from typing import Any

from pilotbook.assessment.stall_risk import RiskState, StallRisk
from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.stalls import PatternStanding
from pilotbook.records.playbook import Article
from pilotbook.site.facets import name_stall
from pilotbook.site.site import Site, pilot_source
from pilotbook.site.view import Link, Named
from pilotbook.site.words import STAGES, count_of

MOST_NAMED = 25
"""How many pilots an article names; the rest are in the register."""


def show_standing(site: Site, article: Article, source: str) -> dict[str, Any] | None:
    """The pilots at risk of a pattern, the likeliest first, and how many others there are; None for another article."""
    standing = site.standings.get(article.address)
    if standing is None:
        return None
    risks = [(assessment, _risk_of(assessment, article)) for assessment in standing.at_risk]
    risks.sort(key=lambda pair: pair[1].likelihood, reverse=True)
    more, is_empty = len(risks) - MOST_NAMED, not (standing.at_risk or standing.untold or standing.clear)
    return {
        "counts": [] if is_empty else _counts(site, standing, source),
        "empty": "There are no pilots yet." if is_empty else "No pilot is at risk of it.",
        "pilots": [_show(site, assessment, risk, source) for assessment, risk in risks[:MOST_NAMED]],
        "more": Link(f"{more:,} more in the portfolio", _register(site, standing, RiskState.AT_RISK, source))
        if more > 0
        else None,
    }


def _risk_of(assessment: Assessment, article: Article) -> StallRisk:
    return next(risk for risk in assessment.stalls if risk.article is article)


def _counts(site: Site, standing: PatternStanding, source: str) -> list[dict[str, Any]]:
    """Each state with its count; the register has a filter for those who should do something."""
    at_risk, untold, clear = len(standing.at_risk), len(standing.untold), len(standing.clear)
    return [
        {
            "state": RiskState.AT_RISK.value,
            "text": f"{count_of(at_risk, 'pilot')} at risk",
            "href": _register(site, standing, RiskState.AT_RISK, source) if at_risk else "",
        },
        {
            "state": RiskState.CANNOT_BE_TOLD.value,
            "text": f"{count_of(untold, 'pilot')} of which it cannot be told",
            "href": _register(site, standing, RiskState.CANNOT_BE_TOLD, source) if untold else "",
        },
        {"state": RiskState.CLEAR.value, "text": f"{count_of(clear, 'pilot')} clear of it", "href": ""},
    ]


def _register(site: Site, standing: PatternStanding, state: RiskState, source: str) -> str:
    return site.link_pilots(source, "stall", name_stall(standing.article, state))


def _show(site: Site, assessment: Assessment, risk: StallRisk, source: str) -> dict[str, Any]:
    return {
        "title": assessment.pilot.title,
        "href": site.link(source, pilot_source(assessment.id), f"stall-{risk.article.id}"),
        "stage": Named(assessment.stage.value, STAGES[assessment.stage]),
        "reasons": [piece.says for piece in risk.speaks_for],
    }
