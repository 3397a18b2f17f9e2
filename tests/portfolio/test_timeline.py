"""The timeboxes of a portfolio, and the stretch of time that a picture of them shows."""

from datetime import date

import pytest

from pilotbook.portfolio.timeline import BoxState, Timebox, Timeline, make_timeline
from tests.site.made_site import TODAY, draw_portfolio


def pilot(stage: str = "piloting", timebox: str = "{start: 2026-10-19, weeks: 6}", more: str = "") -> str:
    return f"title: A\nstage: {stage}\ntimebox: {timebox}\n{more}"


def timeline_of(**pilots: str) -> Timeline:
    return make_timeline(draw_portfolio(pilots))


def box_of(text: str) -> Timebox:
    (box,) = timeline_of(a=text).boxes
    return box


def test_timeline_without_pilots_shows_the_month_of_today() -> None:
    timeline = timeline_of()
    assert timeline.boxes == ()
    assert timeline.untold == ()
    assert (timeline.first, timeline.last) == (date(2026, 11, 1), date(2026, 12, 1))


def test_timebox_tells_its_plan_from_its_extensions() -> None:
    box = box_of(pilot(timebox="{start: 2026-10-19, weeks: 6, extensions: [{weeks: 2}, {weeks: 1}]}"))
    assert (box.start, box.planned_end, box.end) == (date(2026, 10, 19), date(2026, 11, 30), date(2026, 12, 21))
    assert box.over_until is None


@pytest.mark.parametrize(
    ("stage", "more", "state"),
    [
        ("proposed", "", BoxState.PLANNED),
        ("approved", "", BoxState.PLANNED),
        ("piloting", "", BoxState.RUNNING),
        ("scaling", "", BoxState.OVER),
        ("stopped", "", BoxState.OVER),
        ("piloting", "decisions: [{on: 2026-11-02, outcome: ship}]\n", BoxState.OVER),
        ("piloting", "decisions: [{outcome: ship}]\n", BoxState.RUNNING),
    ],
)
def test_timebox_stands_where_stage_and_decision_put_it(stage: str, more: str, state: BoxState) -> None:
    assert box_of(pilot(stage, more=more)).state is state


@pytest.mark.parametrize(
    ("stage", "start", "more", "until"),
    [
        ("piloting", "2026-10-12", "", None),
        ("piloting", "2026-10-05", "", TODAY),
        ("approved", "2026-09-01", "", None),
        ("scaling", "2026-09-01", "", None),
        ("scaling", "2026-09-01", "decisions: [{on: 2026-10-13}]\n", None),
        ("scaling", "2026-09-01", "decisions: [{on: 2026-10-14}]\n", date(2026, 10, 14)),
    ],
)
def test_timebox_goes_on_until_a_late_decision_or_today(stage: str, start: str, more: str, until: date | None) -> None:
    assert box_of(pilot(stage, f"{{start: {start}, weeks: 6}}", more)).over_until == until


def test_decisions_come_in_the_order_of_their_days() -> None:
    decisions = "decisions: [{on: 2026-11-02, by: B}, {by: C}, {on: 2026-05-02, by: A}, {on: 2026-11-02, by: D}]\n"
    box = box_of(pilot(more=decisions))
    assert [decision.by for _, decision in box.decisions] == ["A", "B", "D"]
    assert box.decided_on == date(2026, 5, 2)


def test_groups_come_in_the_order_in_which_they_matter() -> None:
    def starting(stage: str, start: str, more: str = "") -> str:
        return pilot(stage, f"{{start: {start}, weeks: 6}}", more)

    timeline = timeline_of(
        a=starting("piloting", "2026-11-02"),
        b=starting("piloting", "2026-10-02"),
        c=starting("proposed", "2027-02-02"),
        d=starting("approved", "2027-01-02"),
        e=starting("stopped", "2025-01-02"),
        f=starting("stopped", "2024-01-02", "decisions: [{on: 2026-02-02}]\n"),
        g=starting("retired", "2026-01-02"),
    )
    ids = [[box.assessment.id for box in group] for group in (timeline.running, timeline.planned, timeline.over)]
    assert ids == [["b", "a"], ["d", "c"], ["g", "f", "e"]]


@pytest.mark.parametrize("timebox", ["{}", "{start: 2026-10-19}", "{weeks: 6}", "{extensions: [{weeks: 2}]}"])
def test_pilot_without_start_or_length_is_kept_apart(timebox: str) -> None:
    timeline = timeline_of(b=pilot(timebox=timebox), a=pilot("proposed", timebox))
    assert timeline.boxes == ()
    assert [each.id for each in timeline.untold] == ["a", "b"]


@pytest.mark.parametrize(
    ("timebox", "more", "first", "last"),
    [
        ("{start: 2026-10-19, weeks: 6}", "", "2026-10-01", "2026-12-01"),
        ("{start: 2026-12-01, weeks: 8}", "", "2026-11-01", "2027-02-01"),
        ("{start: 2026-08-03, weeks: 4}", "", "2026-08-01", "2026-12-01"),
        ("{start: 2026-08-03, weeks: 4}", "decisions: [{on: 2027-01-02}]\n", "2026-08-01", "2027-02-01"),
        ("{start: 2010-08-03, weeks: 4}", "", "2025-11-01", "2026-12-01"),
        ("{start: 2040-08-03, weeks: 4}", "", "2026-11-01", "2027-12-01"),
        ("{start: 2199-12-03, weeks: 520, extensions: [{weeks: 52}]}", "", "2026-11-01", "2027-12-01"),
    ],
)
def test_window_holds_whole_months_but_no_more_than_a_year_on_either_side(
    timebox: str, more: str, first: str, last: str
) -> None:
    timeline = timeline_of(a=pilot(timebox=timebox, more=more))
    assert (timeline.first.isoformat(), timeline.last.isoformat()) == (first, last)
