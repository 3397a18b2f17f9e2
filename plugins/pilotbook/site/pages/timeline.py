"""The timeline: every timebox of the portfolio on one axis, with its extensions and its decisions."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.day_steps import step_days
from pilotbook.portfolio.shown_clock import DUE_FIELDS
from pilotbook.portfolio.timeline import BoxState, Timebox, Timeline, make_timeline
from pilotbook.records.vocabulary import Stage
from pilotbook.site.charts.marks import Fill, Mark, Tone, Words
from pilotbook.site.charts.timeline import Axis, Stretch, draw_axis, draw_timebox
from pilotbook.site.days import write_day, write_distance
from pilotbook.site.homes import say_unit
from pilotbook.site.kept import keep
from pilotbook.site.page import Page
from pilotbook.site.site import REGISTER, Site
from pilotbook.site.subnavigation import TIMELINE, show_views
from pilotbook.site.view import Named
from pilotbook.site.words import OUTCOMES, STAGES, count_of

_DESCRIPTION = "Every timebox: which run, which are planned, which are over, with extensions and decisions."
_BOXES = {
    BoxState.RUNNING: Mark(Tone.MAIN, Fill.SOLID, "running"),
    BoxState.PLANNED: Mark(Tone.MAIN, Fill.EMPTY, "planned"),
    BoxState.OVER: Mark(Tone.QUIET, Fill.SOLID, "over"),
}
_EXTENSIONS = {
    BoxState.RUNNING: Mark(Tone.MAIN, Fill.HATCHED, "extension"),
    BoxState.PLANNED: Mark(Tone.MAIN, Fill.HATCHED, "extension"),
    BoxState.OVER: Mark(Tone.QUIET, Fill.HATCHED, "extension"),
}
_LATE = Mark(Tone.LATE, Fill.DOTTED, "after its end, without a decision")
_KEY = (*_BOXES.values(), _EXTENSIONS[BoxState.RUNNING], _LATE)
_TITLES = {BoxState.RUNNING: "Running", BoxState.PLANNED: "Planned", BoxState.OVER: "Over"}


def make_timeline_pages(site: Site) -> Iterator[Page]:
    """The one page of the timeline."""
    timeline = make_timeline(site.group)
    axis = _make_axis(timeline, site.portfolio.today)
    groups = [
        {"title": _TITLES[state], "rows": [_keep_row(site, axis, box) for box in boxes]}
        for state, boxes in zip(BoxState, (timeline.running, timeline.planned, timeline.over), strict=True)
        if boxes
    ]
    html = site.templates.render(
        "timeline.html",
        title="Timeline",
        lead=_count_boxes(timeline),
        views=show_views(site, TIMELINE),
        is_empty=not site.group.assessments,
        axis_html=draw_axis(site.templates, axis),
        axis_id=axis.words.id,
        key=_KEY,
        window=f"The picture shows {_say_window(axis)}. An arrow at its edge says that there is more.",
        groups=groups,
        untold=[_untold(site, each) for each in timeline.untold],
    )
    yield Page(
        source=TIMELINE,
        title="Timeline",
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        parent=REGISTER,
        hide=("navigation", "toc"),
    )


def _make_axis(timeline: Timeline, today: date) -> Axis:
    words = Words("timeline", "Timeboxes of the pilots", _count_boxes(timeline))
    marks = (*_EXTENSIONS.values(), _LATE)
    return Axis(words=words, first=timeline.first, last=timeline.last, today=today, marks=marks)


def _say_window(axis: Axis) -> str:
    return f"{write_day(axis.first)} to {write_day(step_days(axis.last, -1))}"


def _count_boxes(timeline: Timeline) -> str:
    late = sum(box.over_until is not None for box in timeline.running)
    running = (
        f"{count_of(len(timeline.running), 'timebox', 'timeboxes')} {'runs' if len(timeline.running) == 1 else 'run'}"
    )
    after = f", {late:,} of them past the end" if late else ""
    rest = f"{_are(len(timeline.planned))} planned and {_are(len(timeline.over))} over"
    untold = f" {count_of(len(timeline.untold), 'pilot')} cannot be drawn." if timeline.untold else ""
    return f"{running}{after}, {rest}.{untold}"


def _are(count: int) -> str:
    return f"{count:,} {'is' if count == 1 else 'are'}"


def _keep_row(site: Site, axis: Axis, box: Timebox) -> dict[str, Any]:
    return keep(site, box.assessment, TIMELINE, (axis.first, axis.last), partial(_row, site, axis, box))


def _row(site: Site, axis: Axis, box: Timebox) -> dict[str, Any]:
    stretches = (
        Stretch(mark=_BOXES[box.state], start=box.start, end=box.planned_end),
        Stretch(mark=_EXTENSIONS[box.state], start=box.planned_end, end=box.end),
        Stretch(mark=_LATE, start=box.end, end=box.over_until or box.end),
    )
    decided = tuple(day for day, _ in box.decisions)
    return {
        **_pilot(site, box.assessment),
        "bar_html": draw_timebox(site.templates, axis, stretches, decided),
        "days": f"{write_day(box.start)} to {write_day(box.end)}",
        "notes": [_say_length(box), *_say_state(box)],
    }


def _say_length(box: Timebox) -> str:
    clock = box.assessment.clock
    weeks, more = clock.weeks - clock.extended_weeks, clock.extended_weeks
    return f"{count_of(weeks, 'week')}{f' and {more:,} more' if more else ''}"


def _say_state(box: Timebox) -> Iterator[str]:
    today = box.assessment.clock.today
    match box.state:
        case BoxState.RUNNING:
            late = box.over_until is not None
            yield f"{count_of((today - box.end).days, 'day')} over" if late else f"due {write_distance(box.end, today)}"
        case BoxState.PLANNED:
            yield f"{'starts' if box.start >= today else 'was to start'} {write_distance(box.start, today)}"
        case _:
            yield from _say_decisions(box)


def _say_decisions(box: Timebox) -> Iterator[str]:
    if not box.decisions:
        yield "no decision with a day on record"
    for number, (day, decision) in enumerate(box.decisions):
        outcome = OUTCOMES[decision.outcome] if decision.outcome else "Decided"
        late = f", {count_of((day - box.end).days, 'day')} late" if not number and box.over_until else ""
        yield f"{outcome} on {write_day(day)}{late}"


def _untold(site: Site, assessment: Assessment) -> dict[str, Any]:
    timebox = assessment.pilot.timebox
    if site.withholds(*DUE_FIELDS):
        return {**_pilot(site, assessment), "reason": "The timebox is not shown here."}
    missing = [word for word, value in (("start", timebox.start), ("length", timebox.weeks)) if not value]
    return {**_pilot(site, assessment), "reason": f"The timebox has no {' and no '.join(missing)}."}


def _pilot(site: Site, assessment: Assessment) -> dict[str, Any]:
    pilot, stage = assessment.pilot, assessment.stage
    return {
        "title": pilot.title,
        "href": site.link_pilot(TIMELINE, assessment),
        "unit": say_unit(assessment),
        "stage": Named(stage.value, STAGES[stage]) if stage is not Stage.PILOTING else None,
    }
