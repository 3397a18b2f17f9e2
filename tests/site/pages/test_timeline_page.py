"""The page of the timeline."""

from pilotbook.site.pages.timeline import make_timeline_pages
from tests.site.charts.read_chart import read_picture, words_of
from tests.site.made_site import draw_site
from tests.site.read_page import ReadPage, read_page


def page_of(pilots: dict[str, str]) -> ReadPage:
    (page,) = make_timeline_pages(draw_site(pilots))
    return read_page(page.html)


def pilot(title: str, stage: str, timebox: str, more: str = "") -> str:
    return f"title: {title}\nstage: {stage}\ntimebox: {timebox}\nunit: Finance\n{more}"


def rows(page: ReadPage) -> list[str]:
    return [" ".join(each.text.split()) for each in page.all(tag="tr") if not each.classes]


def test_page_without_pilots_says_what_will_stand_there() -> None:
    page = page_of({})
    assert "No pilots yet" in page.text
    assert page.all(tag="table") == page.all(tag="svg") == []


def test_page_of_one_pilot_without_a_timebox_says_what_is_missing() -> None:
    page = page_of({"a": pilot("A", "proposed", "{}"), "b": pilot("B", "proposed", "{weeks: 6}")})
    assert "0 timeboxes run, 0 are planned and 0 are over. 2 pilots cannot be drawn." in page.text
    assert "The timebox has no start and no length." in page.section("Cannot be told")
    assert "The timebox has no start." in page.section("Cannot be told")
    assert page.all(tag="svg") == []


def test_rows_say_in_words_what_their_pictures_show() -> None:
    budget = "{on: 2026-09-30, outcome: budget}"
    page = page_of(
        {
            "late": pilot("Late", "piloting", "{start: 2026-09-07, weeks: 6, extensions: [{weeks: 2}]}"),
            "runs": pilot("Runs", "piloting", "{start: 2026-10-19, weeks: 6}"),
            "next": pilot("Next", "approved", "{start: 2026-12-01, weeks: 1}"),
            "slow": pilot("Slow", "proposed", "{start: 2026-11-01, weeks: 12}"),
            "done": pilot(
                "Done", "scaling", "{start: 2026-08-03, weeks: 8}", f"decisions: [{budget}, {{on: 2026-10-30}}]\n"
            ),
            "gone": pilot("Gone", "stopped", "{start: 2026-01-05, weeks: 8}"),
        }
    )
    decided = "Budget the infrastructure on 30 Sep 2026, 2 days lateDecided on 30 Oct 2026"
    assert rows(page)[1:] == [
        "LateFinance 7 Sep 2026 to 2 Nov 20266 weeks and 2 more20 days over",
        "RunsFinance 19 Oct 2026 to 30 Nov 20266 weeksdue in 8 days",
        "Slow ProposedFinance 1 Nov 2026 to 24 Jan 202712 weekswas to start 21 days ago",
        "Next ApprovedFinance 1 Dec 2026 to 8 Dec 20261 weekstarts in 9 days",
        f"Done ScalingFinance 3 Aug 2026 to 28 Sep 20268 weeks{decided}",
        "Gone StoppedFinance 5 Jan 2026 to 2 Mar 20268 weeksno decision with a day on record",
    ]
    assert "2 timeboxes run, 1 of them past the end, 2 are planned and 2 are over." in page.text
    assert "The picture shows 1 Jan 2026 to 31 Jan 2027." in page.text
    assert page.all(tag="a", inside="pb-timeline")[0].attributes["href"] == "../../pilots/late/"


def test_axis_is_named_and_each_row_has_a_picture_that_is_not_read_out() -> None:
    page = page_of(
        {f"p{number}": pilot(f"P{number}", "piloting", "{start: 2026-10-19, weeks: 6}") for number in range(3)}
    )
    assert words_of(read_picture(page.html))[1] == "3 timeboxes run, 0 are planned and 0 are over."
    bars = page.all(tag="svg", klass="pb-timeline__bar")
    assert [each.attributes["aria-hidden"] for each in bars] == ["true"] * 3
    assert len(set(page.ids)) == len(page.ids)


def test_page_of_five_hundred_pilots_lists_all_of_them() -> None:
    page = page_of(
        {f"p{n:03}": pilot(f"P{n}", "piloting", f"{{start: 20{20 + n % 12}-01-01, weeks: 6}}") for n in range(500)}
    )
    assert len(page.all(tag="a", inside="pb-timeline")) == 500
