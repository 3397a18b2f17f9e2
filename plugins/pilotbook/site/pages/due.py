"""The decisions that are due: overdue first, then by the week and by the month, and those whose day nobody knows."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from markupsafe import Markup

from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.day_steps import monday_of
from pilotbook.portfolio.decisions_due import DecisionDue, DecisionsDue, Period, Span, list_decisions_due
from pilotbook.portfolio.shown_clock import DUE_FIELDS
from pilotbook.records.vocabulary import Stage
from pilotbook.site.charts.bars import Bar, BarChart, draw_bars
from pilotbook.site.charts.marks import Fill, Mark, Tone, Words
from pilotbook.site.days import show_day, write_day, write_month
from pilotbook.site.homes import say_unit
from pilotbook.site.page import Page
from pilotbook.site.site import REGISTER, Site
from pilotbook.site.subnavigation import DUE, show_views
from pilotbook.site.view import Flag, Named
from pilotbook.site.words import STAGES, count_of

_DESCRIPTION = "Which decisions are overdue, which are due next, and for which pilots nobody can tell."
_OVERDUE = Mark(Tone.LATE, Fill.HATCHED, "overdue")
_AHEAD = Mark(Tone.MAIN, Fill.SOLID, "due")
_LEAST_WHOLE = 8
"""How many decisions take the whole width at least: a single one looks like little."""


def make_due_pages(site: Site) -> Iterator[Page]:
    """The one page of the decisions that are due."""
    due, today = list_decisions_due(site.group), site.portfolio.today
    ahead = [(name_period(period, today), period) for period in due.ahead]
    html = site.templates.render(
        "due.html",
        title="Decisions due",
        lead=_say_lead(due, today),
        views=show_views(site, DUE),
        is_empty=not site.group.assessments,
        chart_html=_draw_chart(site, due, ahead),
        overdue=[_row(site, each) for each in due.overdue],
        overdue_href=site.link_pilots(DUE, "flag", "decision overdue"),
        ahead=[{"title": title, "rows": [_row(site, each) for each in period.decisions]} for title, period in ahead],
        planned=[_row(site, each) for each in due.planned],
        untold=[_untold(site, each) for each in due.untold],
    )
    yield Page(
        source=DUE,
        title="Decisions due",
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        parent=REGISTER,
        hide=("navigation", "toc"),
    )


def name_period(period: Period, today: date) -> str:
    """What people call a stretch of time that lies ahead."""
    match period.span:
        case Span.WEEK:
            weeks = (period.start - monday_of(today)).days // 7
            return ("This week", "Next week")[weeks] if weeks < 2 else f"Week of {write_day(period.start)}"  # noqa: PLR2004 - the running and the next
        case Span.MONTH:
            month = write_month(period.start)
            return month if period.start.day == 1 else f"Rest of {month}"
        case _:
            return f"From {write_day(period.start)} on"


def _say_lead(due: DecisionsDue, today: date) -> str:
    ahead = sum(len(period.decisions) for period in due.ahead)
    parts = [f"{_decisions(len(due.overdue))} overdue", f"{ahead:,} {'lies' if ahead == 1 else 'lie'} ahead"]
    if due.untold:
        parts.append(f"of {count_of(len(due.untold), 'pilot')} nobody can tell when one is due")
    return f"On {write_day(today)}, {', '.join(parts[:-1])} and {parts[-1]}."


def _decisions(count: int) -> str:
    return f"{count_of(count, 'decision')} {'is' if count == 1 else 'are'}"


def _draw_chart(site: Site, due: DecisionsDue, ahead: list[tuple[str, Period]]) -> Markup:
    counts = [("Overdue", _OVERDUE, len(due.overdue)), *((title, _AHEAD, len(each.decisions)) for title, each in ahead)]
    if not any(count for _, _, count in counts):
        return Markup()
    words = Words(
        id="due-chart",
        title="Decisions that are overdue and that lie ahead",
        description="; ".join(f"{title}: {count:,}" for title, _, count in counts) + ".",
    )
    bars = tuple(Bar(title, f"{count:,}", ((mark, count),)) for title, mark, count in counts)
    return draw_bars(site.templates, BarChart(words=words, bars=bars, least_whole=_LEAST_WHOLE))


def _row(site: Site, due: DecisionDue) -> dict[str, Any]:
    return {
        **_pilot(site, due.assessment, Flag("quiet", "budget to be revisited") if due.is_revisit else None),
        "day": show_day(due.day, site.portfolio.today),
    }


def _untold(site: Site, assessment: Assessment) -> dict[str, Any]:
    reason = "When it is due is not shown here." if site.withholds(*DUE_FIELDS) else _say_why_untold(assessment)
    return {**_pilot(site, assessment), "reason": reason}


def _say_why_untold(assessment: Assessment) -> str:
    timebox = assessment.pilot.timebox
    if assessment.pilot.decisions:
        is_dated = assessment.clock.decided_on is not None
        return f"The decision on record names no day{' on which it is revisited' if is_dated else ''}."
    if timebox.start is None:
        return "The timebox has no start." if timebox.weeks else "There is no timebox."
    return "The timebox has no length."


def _pilot(site: Site, assessment: Assessment, flag: Flag | None = None) -> dict[str, Any]:
    pilot, stage = assessment.pilot, assessment.stage
    return {
        "title": pilot.title,
        "href": site.link_pilot(DUE, assessment),
        "line": assessment.line,
        "unit": say_unit(assessment),
        "owner": site.name_owner(assessment),
        "owner_href": site.link_owner(DUE, assessment),
        "stage": Named(stage.value, STAGES[stage]) if stage is not Stage.PILOTING else None,
        "flag": flag,
    }
