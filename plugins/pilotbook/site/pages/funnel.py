"""How far the pilots get on the way to production, and how long they take to a decision."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from pilotbook.portfolio.decision_times import DecisionTimes, Wait, measure_decision_times
from pilotbook.portfolio.funnel import Funnel, FunnelStage, make_funnel
from pilotbook.site.charts.bars import Bar, BarChart, draw_bars
from pilotbook.site.charts.curve import Curve, draw_curve
from pilotbook.site.charts.marks import Fill, Mark, Tone, Words
from pilotbook.site.homes import say_unit
from pilotbook.site.page import Page
from pilotbook.site.pilot_list import list_pilots
from pilotbook.site.site import REGISTER, Site
from pilotbook.site.subnavigation import FUNNEL, show_views
from pilotbook.site.view import Fact, Link
from pilotbook.site.words import STAGES, count_of

_DESCRIPTION = "How many pilots get from a proposal into production, and how long they take to a decision."
_FURTHER = Mark(Tone.MAIN, Fill.SOLID, "went further")
_HERE = Mark(Tone.MAIN, Fill.HATCHED, "are there now")
_ENDED = Mark(Tone.QUIET, Fill.EMPTY, "ended there")
_LEVELS = ((0.25, "A quarter"), (0.5, "Half (median)"), (0.75, "Three quarters"))
_LEAST_WHOLE = 5
"""How many pilots take the whole width at least: a single one looks like little."""


def make_funnel_pages(site: Site) -> Iterator[Page]:
    """The one page of the funnel and of the time to a decision."""
    funnel, times = make_funnel(site.group), measure_decision_times(site.group)
    html = site.templates.render(
        "funnel.html",
        title="Funnel",
        lead=_say_lead(funnel),
        views=show_views(site, FUNNEL),
        is_empty=not site.group.assessments,
        funnel_html=_draw_funnel(site, funnel),
        stages=list(_show_stages(site, funnel)),
        behind=list(_show_behind(site, funnel)),
        curve_html=_draw_curve(site, times) if times.decided or times.waiting else Markup(),
        facts=_show_facts(times),
        decided=[_wait(site, wait) for wait in times.decided],
        waiting=[_wait(site, wait) for wait in times.waiting],
        untold=list_pilots(site, times.untold, FUNNEL),
    )
    yield Page(
        source=FUNNEL,
        title="Funnel",
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        parent=REGISTER,
        hide=("navigation", "toc"),
    )


def _say_lead(funnel: Funnel) -> str:
    first, last = funnel.stages[0], funnel.stages[-1]
    verb = "has" if last.reached == 1 else "have"
    return f"{last.reached:,} of {count_of(first.reached, 'pilot')} {verb} reached production."


def _draw_funnel(site: Site, funnel: Funnel) -> Markup:
    words = Words(
        id="funnel-chart",
        title="How many pilots reached each stage",
        description=" ".join(
            f"{STAGES[each.stage]}: {each.reached:,} reached it, {len(each.further):,} went further, "
            f"{len(each.here):,} {'is' if len(each.here) == 1 else 'are'} there now, {len(each.ended):,} ended there."
            for each in funnel.stages
        ),
    )
    bars = tuple(
        Bar(
            STAGES[each.stage],
            f"{each.reached:,}",
            ((_FURTHER, len(each.further)), (_HERE, len(each.here)), (_ENDED, len(each.ended))),
        )
        for each in funnel.stages
    )
    key = (_FURTHER, _HERE, _ENDED)
    return draw_bars(site.templates, BarChart(words=words, bars=bars, key=key, least_whole=_LEAST_WHOLE))


def _show_stages(site: Site, funnel: Funnel) -> Iterator[dict[str, Any]]:
    """The stages with their numbers; the share is of those that reached the stage before."""
    shares = ["", *(_write_share(after.reached, before.reached) for before, after in pairwise(funnel.stages))]
    for each, share in zip(funnel.stages, shares, strict=True):
        here = f"{len(each.here):,}"
        yield {
            "title": STAGES[each.stage],
            "reached": f"{each.reached:,}",
            "share": share,
            "here": Link(here, site.link_pilots(FUNNEL, "stage", STAGES[each.stage]) if each.here else ""),
            "ended": f"{len(each.ended):,}",
        }


def _write_share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %" if whole else "–"


def _show_behind(site: Site, funnel: Funnel) -> Iterator[dict[str, Any]]:
    """The pilots behind the numbers: each stands in one of these lists."""
    for each in funnel.stages:
        title = STAGES[each.stage]
        yield {"title": f"{title}: there now", "pilots": list_pilots(site, each.here, FUNNEL)}
        yield {"title": _title_ended(each, title), "pilots": list_pilots(site, each.ended, FUNNEL)}


def _title_ended(each: FunnelStage, title: str) -> str:
    return (
        f"{title}: ended there" if each.stage != "proposed" else "Ended, and the record does not show how far they got"
    )


def _draw_curve(site: Site, times: DecisionTimes) -> Markup:
    levels = [(share, days) for share, _ in _LEVELS if (days := times.days_until(share)) is not None]
    words = Words(
        id="time-chart",
        title="Share of pilots that are decided, by weeks since their start",
        description=f"{count_of(len(times.decided), 'pilot')} decided, {len(times.waiting):,} waiting. "
        + " ".join(f"{text}: {_say_day(times.days_until(share))}." for share, text in _LEVELS),
        note="Across: weeks since the start of the timebox. Each upright stroke is a pilot that still waits.",
    )
    waits = [wait.days for wait in (*times.decided, *times.waiting)]
    curve = Curve(
        words=words,
        steps=tuple((step.days, step.share) for step in times.steps),
        last=max(waits),
        waiting=tuple(dict.fromkeys(wait.days for wait in times.waiting)),
        levels=tuple(levels),
    )
    return draw_curve(site.templates, curve)


def _show_facts(times: DecisionTimes) -> list[Fact]:
    facts = [Fact(label=text, text=_say_day(times.days_until(share))) for share, text in _LEVELS]
    median = times.days_until(0.5)
    late = f", {len(times.waiting_longer_than(median)):,} of them longer than the median" if median is not None else ""
    return [*facts, Fact(label="Still waiting", text=f"{count_of(len(times.waiting), 'pilot')}{late}")]


def _say_day(days: int | None) -> str:
    return f"decided after {count_of(days, 'day')}" if days is not None else "cannot be told yet: too many still wait"


def _wait(site: Site, wait: Wait) -> dict[str, Any]:
    pilot = wait.assessment.pilot
    return {
        "title": pilot.title,
        "href": site.link_pilot(FUNNEL, wait.assessment),
        "unit": say_unit(wait.assessment),
        "days": f"{wait.days:,}",
    }
