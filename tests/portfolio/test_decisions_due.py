"""Which decisions are overdue, which lie ahead and when, and for which pilots nobody can tell."""

from datetime import date, timedelta

import pytest

from pilotbook.portfolio.decisions_due import DecisionsDue, Span, list_decisions_due
from tests.site.made_site import TODAY, draw_portfolio

assert TODAY.weekday() == 6, "a Sunday: the running week ends today"


def due_on(day: date, stage: str = "piloting", more: str = "") -> str:
    start = day - timedelta(weeks=6)
    return f"title: A\nstage: {stage}\ntimebox: {{start: {start.isoformat()}, weeks: 6}}\n{more}"


def due_in(days: int, stage: str = "piloting", more: str = "") -> str:
    return due_on(TODAY + timedelta(days=days), stage, more)


def list_due(**pilots: str) -> DecisionsDue:
    return list_decisions_due(draw_portfolio(pilots))


def places(due: DecisionsDue) -> dict[str, str]:
    """Where each pilot is listed."""
    found = {each.assessment.id: "overdue" for each in due.overdue}
    found |= {each.assessment.id: period.span.value for period in due.ahead for each in period.decisions}
    found |= {each.assessment.id: "planned" for each in due.planned}
    return found | {each.id: "untold" for each in due.untold}


def test_no_pilots_have_no_decisions() -> None:
    assert list_due() == DecisionsDue(overdue=(), ahead=(), planned=(), untold=())


def test_overdue_decisions_come_with_the_oldest_first() -> None:
    due = list_due(a=due_in(-1), b=due_in(-30), c=due_in(0), d=due_in(-30))
    assert [each.assessment.id for each in due.overdue] == ["b", "d", "a"]
    assert due.overdue[0].day == TODAY - timedelta(days=30)


@pytest.mark.parametrize(
    ("day", "span", "start"),
    [
        ("2026-11-22", Span.WEEK, "2026-11-22"),
        ("2026-11-23", Span.WEEK, "2026-11-23"),
        ("2026-11-29", Span.WEEK, "2026-11-23"),
        ("2026-12-13", Span.WEEK, "2026-12-07"),
        ("2026-12-14", Span.MONTH, "2026-12-14"),
        ("2026-12-31", Span.MONTH, "2026-12-14"),
        ("2027-01-01", Span.MONTH, "2027-01-01"),
        ("2027-11-22", Span.MONTH, "2027-11-01"),
        ("2027-11-23", Span.LATER, "2027-11-23"),
        ("2035-01-01", Span.LATER, "2027-11-23"),
    ],
)
def test_decision_ahead_stands_in_its_week_its_month_or_later(day: str, span: Span, start: str) -> None:
    (period,) = list_due(a=due_on(date.fromisoformat(day))).ahead
    assert (period.span, period.start) == (span, date.fromisoformat(start))


def test_decisions_of_one_period_stand_together() -> None:
    due = list_due(a=due_in(3), b=due_in(1), c=due_in(40), d=due_in(900), e=due_in(800))
    assert [[each.assessment.id for each in period.decisions] for period in due.ahead] == [
        ["b", "a"],
        ["c"],
        ["e", "d"],
    ]


def test_pilot_that_does_not_run_yet_is_planned_even_if_its_day_has_passed() -> None:
    due = list_due(a=due_in(5, "proposed"), b=due_in(-5, "approved"), c=due_in(5, "scaling"), d=due_in(5, "stopped"))
    assert places(due) == {"a": "planned", "b": "planned"}
    assert [each.assessment.id for each in due.planned] == ["b", "a"]


@pytest.mark.parametrize(
    ("record", "place"),
    [
        ("stage: piloting", "untold"),
        ("stage: piloting\ntimebox: {start: 2026-10-01}", "untold"),
        ("stage: piloting\ntimebox: {weeks: 6}", "untold"),
        ("stage: proposed", "untold"),
        ("stage: scaling", None),
        ("stage: production", None),
        ("stage: retired", None),
        ("stage: piloting\ndecisions: [{on: 2026-11-02, outcome: ship}]", None),
        ("stage: piloting\ndecisions: [{on: 2026-11-02, outcome: kill}]", None),
        ("stage: piloting\ndecisions: [{outcome: kill}]", "untold"),
        ("stage: scaling\ndecisions: [{on: 2026-11-02, outcome: budget}]", "untold"),
        ("stage: scaling\ndecisions: [{on: 2026-11-02, outcome: budget, revisit_on: 2026-11-20}]", "overdue"),
        ("stage: scaling\ndecisions: [{on: 2026-11-02, outcome: budget, revisit_on: 2027-01-11}]", "month"),
        ("stage: stopped\ndecisions: [{on: 2026-11-02, outcome: budget, revisit_on: 2027-01-11}]", None),
    ],
)
def test_pilot_is_listed_by_what_is_known_of_its_decision(record: str, place: str | None) -> None:
    assert places(list_due(a=f"title: A\n{record}\n")).get("a") == place


def test_later_decision_closes_a_budget_that_was_to_be_revisited() -> None:
    budget, ship = "{on: 2026-09-02, outcome: budget, revisit_on: 2026-10-01}", "{on: 2026-10-02, outcome: ship}"
    for decisions in (f"{budget}, {ship}", f"{ship}, {budget}"):
        assert places(list_due(a=f"title: A\nstage: scaling\ndecisions: [{decisions}]\n")) == {}


def test_of_two_decisions_on_one_day_the_one_further_down_is_the_last() -> None:
    ship = "{on: 2026-09-02, outcome: ship}"
    budget = "{on: 2026-09-02, outcome: budget, revisit_on: 2026-10-01}"
    (due,) = list_due(a=f"title: A\nstage: scaling\ndecisions: [{ship}, {budget}]\n").overdue
    assert due.is_revisit
    assert list_due(a=f"title: A\nstage: scaling\ndecisions: [{budget}, {ship}]\n").overdue == ()


def test_running_pilots_without_a_day_come_before_those_that_are_only_proposed() -> None:
    due = list_due(a="title: B\nstage: proposed\n", b="title: C\nstage: piloting\n", c="title: A\nstage: approved\n")
    assert [each.id for each in due.untold] == ["b", "c", "a"]
