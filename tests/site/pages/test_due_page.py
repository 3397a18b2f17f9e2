"""The page of the decisions that are due."""

from datetime import date, timedelta

import pytest

from pilotbook.portfolio.decisions_due import Period, Span
from pilotbook.site.pages.due import make_due_pages, name_period
from tests.site.charts.read_chart import read_picture, texts_of, words_of
from tests.site.made_site import TODAY, draw_site
from tests.site.read_page import ReadPage, read_page


def page_of(pilots: dict[str, str]) -> ReadPage:
    (page,) = make_due_pages(draw_site(pilots))
    return read_page(page.html)


def pilot(days: int | None, title: str = "A pilot", stage: str = "piloting", more: str = "") -> str:
    if days is not None:
        start = TODAY + timedelta(days=days) - timedelta(weeks=6)
        more += f"timebox: {{start: {start.isoformat()}, weeks: 6}}\n"
    return f"title: {title}\nstage: {stage}\n{more}"


def test_page_without_pilots_says_what_will_stand_there() -> None:
    page = page_of({})
    assert page.headings == [(1, "Decisions due")]
    assert "No pilots yet" in page.text
    assert page.all(tag="figure") == page.all(tag="table") == []


def test_page_of_one_pilot_without_a_day_says_why() -> None:
    page = page_of({"a": pilot(None, more="timebox: {weeks: 6}\n")})
    assert "0 decisions are overdue, 0 lie ahead and of 1 pilot nobody can tell when one is due" in page.text
    assert "No decision is overdue." in page.section("Overdue")
    assert "No running pilot has a decision ahead." in page.section("Ahead")
    assert "The timebox has no start." in page.section("Cannot be told")
    assert page.all(tag="figure") == []


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("stage: piloting", "There is no timebox."),
        ("stage: piloting\ntimebox: {start: 2026-10-01}", "The timebox has no length."),
        ("stage: scaling\ndecisions: [{on: 2026-11-02, outcome: budget}]", "names no day on which it is revisited."),
        ("stage: piloting\ndecisions: [{outcome: kill}]", "The decision on record names no day."),
    ],
)
def test_page_says_why_nobody_can_tell(record: str, reason: str) -> None:
    assert reason in page_of({"a": f"title: A\n{record}\n"}).section("Cannot be told")


def test_page_lists_each_pilot_once_in_its_place() -> None:
    page = page_of(
        {
            "late": pilot(-3, "Late", more="unit: Finance\nowner: {name: Amara Okafor}\n"),
            "soon": pilot(9, "Soon"),
            "far": pilot(60, "Far"),
            "asked": pilot(2, "Asked", stage="proposed"),
            "open": pilot(None, "Open"),
        }
    )
    titles = [each.text for each in page.all(tag="a", inside="pb-listing__head")]
    assert titles == ["Late", "Soon", "Far", "Asked", "Open"]
    links = [each.attributes["href"] for each in page.all(tag="a", inside="pb-listing")]
    assert links[:2] == ["../../pilots/late/", "../../owners/amara-okafor/"]
    late = page.section("Overdue")
    for words in ("3 days ago", "19 Nov 2026", "Finance", "Amara Okafor"):
        assert words in late
    assert [each.text for each in page.all(tag="th") if each.attributes["scope"] == "rowgroup"] == [
        "Week of 30 Nov 2026",
        "Jan 2027",
    ]
    assert "Proposed" in page.section("Planned")
    assert "../../pilots/?flag=decision-overdue" in page.links


def test_budget_to_be_revisited_is_told_from_a_first_decision() -> None:
    record = "title: A\nstage: scaling\ndecisions: [{on: 2026-11-02, outcome: budget, revisit_on: 2026-11-25}]\n"
    ahead = page_of({"a": record}).section("Ahead")
    assert "budget to be revisited" in ahead
    assert "Scaling" in ahead


def test_chart_counts_what_the_tables_list() -> None:
    page = page_of({"a": pilot(-3), "b": pilot(-2), "c": pilot(9), "d": pilot(5, stage="approved")})
    picture = read_picture(page.html)
    assert words_of(picture) == (
        "Decisions that are overdue and that lie ahead",
        "Overdue: 2; Week of 30 Nov 2026: 1.",
    )
    assert texts_of(picture, "pb-chart__label") == ["2|Overdue", "1|Week of 30 Nov 2026"]


@pytest.mark.parametrize(
    ("span", "start", "today", "name"),
    [
        (Span.WEEK, "2026-11-26", "2026-11-26", "This week"),
        (Span.WEEK, "2026-11-23", "2026-11-23", "This week"),
        (Span.WEEK, "2026-11-30", "2026-11-26", "Next week"),
        (Span.WEEK, "2026-12-07", "2026-11-26", "Week of 7 Dec 2026"),
        (Span.MONTH, "2026-12-21", "2026-11-26", "Rest of Dec 2026"),
        (Span.MONTH, "2027-01-01", "2026-11-26", "Jan 2027"),
        (Span.LATER, "2027-11-27", "2026-11-26", "From 27 Nov 2027 on"),
    ],
)
def test_period_has_the_name_that_people_use(span: Span, start: str, today: str, name: str) -> None:
    period = Period(span=span, start=date.fromisoformat(start), decisions=())
    assert name_period(period, date.fromisoformat(today)) == name


def test_page_with_five_hundred_pilots_lists_all_of_them() -> None:
    page = page_of({f"p{number:03}": pilot(number - 250) for number in range(500)})
    assert len(page.all(tag="a", inside="pb-listing__head")) == 500
    assert len(texts_of(read_picture(page.html), "pb-chart__label")) < 20
