"""What to fund first: for each missing capability who waits for it, who would pass the next gate, what is decided."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from pilotbook.assessment.gates import next_gate
from pilotbook.portfolio.funding import Case, Funded, FundingPlan, Waiting, plan_funding
from pilotbook.site.charts.bars import Bar, BarChart, draw_bars
from pilotbook.site.charts.marks import Fill, Mark, Tone, Words
from pilotbook.site.days import show_day
from pilotbook.site.homes import say_unit, title_in_group
from pilotbook.site.page import Page
from pilotbook.site.pilot_list import list_pilots
from pilotbook.site.site import REGISTER, Site
from pilotbook.site.subnavigation import FUNDING, show_views
from pilotbook.site.view import Flag, Link, Named
from pilotbook.site.words import GATES, STAGES, count_of

_TITLE = "What to fund first"
_DESCRIPTION = "Which missing capability most pilots wait for, and who would pass the next gate if it existed."
_PASSES = Mark(Tone.MET, Fill.SOLID, "would pass their next gate")
_WAITS = Mark(Tone.MAIN, Fill.HATCHED, "wait for it, but lack other things as well")
_LEAST_WHOLE = 5
"""How many pilots take the whole width at least: a single one looks like little."""


def make_funding_pages(site: Site) -> Iterator[Page]:
    """The one page of what to fund."""
    plan = plan_funding(site.group)
    html = site.templates.render(
        "funding.html",
        title=_TITLE,
        lead=_say_lead(plan),
        views=show_views(site, FUNDING),
        empty=_say_empty(plan),
        chart_html=_draw_chart(site, plan) if any(case.waiting for case in plan.cases) else Markup(),
        cases=[_show_case(site, case, number) for number, case in enumerate(plan.cases, 1)],
        together=_show_together(site, plan),
        others=_say_others(site),
        available=[each.title for each in site.portfolio.playbook.settings.capabilities if each.available],
    )
    yield Page(
        source=FUNDING,
        title=_TITLE,
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        parent=REGISTER,
        hide=("navigation", "toc"),
    )


def _say_others(site: Site) -> str:
    """What nobody can tell of the pilots of other portfolios, where there are any."""
    if not site.others:
        return ""
    return "Whether a pilot of another portfolio would pass is not known here: its whole record stands there alone."


def _say_lead(plan: FundingPlan) -> str:
    waiting = {each.assessment.id for case in plan.cases for each in case.waiting}
    missing = count_of(len(plan.cases), "capability", "capabilities")
    return (
        f"{missing} {'is' if len(plan.cases) == 1 else 'are'} missing, "
        f"and {count_of(len(waiting), 'pilot')} {'waits' if len(waiting) == 1 else 'wait'} for one or several."
    )


def _say_empty(plan: FundingPlan) -> tuple[str, str] | None:
    """What stands there in the place of everything else, where nothing is missing."""
    if plan.cases:
        return None
    return "Nothing is missing", "Every capability that the playbook names or a pilot relies on is available."


def _draw_chart(site: Site, plan: FundingPlan) -> Markup:
    words = Words(
        id="funding-chart",
        title="Missing capabilities by how many pilots wait for them",
        description=" ".join(f"{case.capability.title}: {_say_case(case)}." for case in plan.cases),
    )
    bars = tuple(
        Bar(
            case.capability.title,
            f"{len(case.waiting):,}",
            ((_PASSES, case.passing), (_WAITS, len(case.waiting) - case.passing)),
        )
        for case in plan.cases
    )
    return draw_bars(site.templates, BarChart(words=words, bars=bars, key=(_PASSES, _WAITS), least_whole=_LEAST_WHOLE))


def _say_case(case: Case) -> str:
    waiting = f"{count_of(len(case.waiting), 'pilot')} {'waits' if len(case.waiting) == 1 else 'wait'} for it"
    return f"{waiting}, {case.passing:,} of them would pass the next gate"


def _show_together(site: Site, plan: FundingPlan) -> dict[str, Any] | None:
    """The pilots that no single capability lets pass, but all of them together do."""
    alone = {each.assessment.id for case in plan.cases for each in case.waiting if each.passes}
    more = [each for each in plan.passing_together if each.id not in alone]
    if not more:
        return None
    title = "more would pass the next gate if all of these capabilities existed"
    return {"title": title, "pilots": list_pilots(site, more, FUNDING)}


def _show_case(site: Site, case: Case, number: int) -> dict[str, Any]:
    return {
        "id": f"capability-{number}",
        "title": case.capability.title,
        "description": case.capability.description,
        "flag": None if case.is_declared else Flag("missing", "not declared in playbook.yml"),
        "waiting": f"{len(case.waiting):,}",
        "relying": f"{sum(each.relies for each in case.waiting):,}",
        "passing": f"{case.passing:,}",
        "untold": f"{len(case.untold):,}",
        "untold_pilots": list_pilots(site, case.untold, FUNDING),
        "funded": [_show_funded(site, each) for each in case.funded],
        "pilots": [_show_waiting(site, each) for each in case.waiting],
    }


def _show_funded(site: Site, funded: Funded) -> dict[str, Any]:
    today, due = site.portfolio.today, funded.line.due
    return {
        "title": title_in_group(funded.assessment),
        "href": site.link_pilot(FUNDING, funded.assessment),
        "decided": show_day(funded.decision.on),
        "by": funded.decision.by,
        "cost": funded.line.cost,
        "due": show_day(due, today),
        "flag": Flag("late", "overdue") if due is not None and due < today else None,
    }


def _show_waiting(site: Site, waiting: Waiting) -> dict[str, Any]:
    assessment = waiting.assessment
    gate = next_gate(assessment.stage)
    criteria = [Link(each.criterion.id, site.link_criterion(FUNDING, each.criterion)) for each in waiting.short]
    return {
        "title": assessment.pilot.title,
        "href": site.link_pilot(FUNDING, assessment),
        "stage": Named(assessment.stage.value, STAGES[assessment.stage]),
        "unit": say_unit(assessment),
        "gate": GATES[gate] if gate is not None else "none",
        "relies": waiting.relies,
        "criteria": criteria,
        "flag": Flag("met", f"would pass {GATES[gate].lower()}") if waiting.passes and gate is not None else None,
    }
