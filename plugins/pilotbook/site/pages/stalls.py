"""The stall patterns of the portfolio as a Pareto chart: the few that most pilots are at risk of come first."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from markupsafe import Markup

from pilotbook.assessment.gates import is_ended
from pilotbook.assessment.stall_risk import RiskState
from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.stalls import PatternStanding
from pilotbook.records.vocabulary import STALL_RISKS
from pilotbook.site.charts.bars import Bar, BarChart, draw_bars
from pilotbook.site.charts.marks import Fill, Mark, Tone, Words
from pilotbook.site.facets import name_stall
from pilotbook.site.page import Page
from pilotbook.site.pilot_list import list_pilots
from pilotbook.site.site import REGISTER, STALL_GUIDE, Site, article_source
from pilotbook.site.subnavigation import STALLS, show_views
from pilotbook.site.view import Link
from pilotbook.site.words import RISKS, count_of

_DESCRIPTION = "Which stall patterns the portfolio is most at risk of, and which pilots are behind each."
_AT_RISK = Mark(Tone.MISSING, Fill.SOLID, RISKS[RiskState.AT_RISK])
_LEAST_WHOLE = 5
"""How many risks take the whole width at least: a single one looks like little."""


def make_stalls_pages(site: Site) -> Iterator[Page]:
    """The one page of the stall patterns."""
    standings = tuple(site.group_standings.values())
    html = site.templates.render(
        "stall_patterns.html",
        title="Stall patterns",
        lead=_say_lead(site, standings),
        views=show_views(site, STALLS),
        empty=_say_empty(site, standings),
        chart_html=_draw_chart(site, standings),
        patterns=list(_show_patterns(site, standings)),
        others=_say_others(site),
        guide_href=site.link_if_there(STALLS, STALL_GUIDE),
    )
    yield Page(
        source=STALLS,
        title="Stall patterns",
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        parent=REGISTER,
        hide=("navigation", "toc"),
    )


def _say_others(site: Site) -> str:
    """What nobody can tell of the pilots of other portfolios, where there are any."""
    return "Of the pilots of other portfolios it is known only what they are at risk of." if site.others else ""


def _say_lead(site: Site, standings: tuple[PatternStanding, ...]) -> str:
    total = sum(not is_ended(each.stage) for each in site.group.assessments)
    at_risk = len({pilot.id for standing in standings for pilot in standing.at_risk})
    verb = "is" if at_risk == 1 else "are"
    return f"{at_risk:,} of {count_of(total, 'pilot')} that can still stall {verb} at risk of one pattern or several."


def _say_empty(site: Site, standings: tuple[PatternStanding, ...]) -> tuple[str, str] | None:
    """What stands there in the place of everything else, where there is nothing to show."""
    if STALL_RISKS in site.portfolio.withheld:
        return "Not shown here", "How pilots would stall is for people inside the organisation."
    if not standings:
        return "No patterns", "The playbook has no article of the kind pattern."
    if all(is_ended(each.stage) for each in site.group.assessments):
        return "No pilots", "No pilot is on its way, so none can stall."
    return None


def _draw_chart(site: Site, standings: tuple[PatternStanding, ...]) -> Markup:
    total = sum(len(standing.at_risk) for standing in standings)
    if not total:
        return Markup()
    described = [
        f"{standing.article.front.title}: {count_of(len(standing.at_risk), 'pilot')} at risk" for standing in standings
    ]
    words = Words(
        id="stalls-chart",
        title="Stall patterns by how many pilots are at risk of them",
        description=f"{'; '.join(described)}.",
        note=f"The line adds the bars up, as shares of all {total:,}. A pilot at risk of two patterns counts twice.",
    )
    bars = tuple(
        Bar(standing.article.label, f"{len(standing.at_risk):,}", ((_AT_RISK, len(standing.at_risk)),))
        for standing in standings
    )
    return draw_bars(site.templates, BarChart(words=words, bars=bars, least_whole=_LEAST_WHOLE, has_line=True))


def _show_patterns(site: Site, standings: tuple[PatternStanding, ...]) -> Iterator[dict[str, Any]]:
    sums = list(accumulate(len(standing.at_risk) for standing in standings))
    for standing, total in zip(standings, sums, strict=True):
        article = standing.article
        yield {
            "title": article.front.title,
            "href": site.link(STALLS, article_source(article)),
            "at_risk": _count(site, standing, RiskState.AT_RISK, standing.at_risk),
            "together": f"{round(100 * total / sums[-1])} %" if sums[-1] else "–",
            "untold": _count(site, standing, RiskState.CANNOT_BE_TOLD, standing.untold),
            "spared": f"{len(standing.clear):,}",
            "pilots": list_pilots(site, standing.at_risk, STALLS),
        }


def _count(site: Site, standing: PatternStanding, state: RiskState, pilots: tuple[Assessment, ...]) -> Link:
    """A number that leads to the pilots behind it in the register."""
    query = site.facets.query("stall", name_stall(standing.article, state))
    return Link(f"{len(pilots):,}", site.link(STALLS, REGISTER) + query if query else "")
