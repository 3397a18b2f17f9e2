"""The page of the funnel and of the time to a decision."""

from datetime import timedelta

from pilotbook.site.pages.funnel import make_funnel_pages
from tests.site.charts.read_chart import marks_of, read_pictures, texts_of, words_of
from tests.site.made_site import GOOD, TODAY, draw_site
from tests.site.read_page import ReadPage, read_page


def page_of(pilots: dict[str, str]) -> ReadPage:
    (page,) = make_funnel_pages(draw_site(pilots))
    return read_page(page.html)


def begun(title: str, days_ago: int, decided_after: int | None = None, stage: str = "piloting") -> str:
    start = TODAY - timedelta(days=days_ago)
    text = f"title: {title}\nstage: {stage}\nunit: Finance\ntimebox: {{start: {start.isoformat()}, weeks: 6}}\n"
    if decided_after is not None:
        text += f"decisions: [{{on: {(start + timedelta(days=decided_after)).isoformat()}, outcome: ship}}]\n"
    return text


def test_page_without_pilots_says_what_will_stand_there() -> None:
    page = page_of({})
    assert "No pilots yet" in page.text
    assert page.all(tag="table") == page.all(tag="figure") == []


def test_page_of_one_proposal_has_no_times_yet() -> None:
    page = page_of({"a": GOOD})
    assert "0 of 1 pilot have reached production." in page.text
    assert "No pilot with a day of start has begun." in page.section("Time to a decision")
    (funnel,) = read_pictures(page.html)
    assert [width for _, _, width in marks_of(funnel)] == ["20%"], "five pilots take the whole width"


def test_funnel_counts_and_leads_to_the_pilots_behind_it() -> None:
    page = page_of(
        {
            "a": GOOD,
            "b": begun("B", 10),
            "c": begun("C", 90, 40, "production"),
            "d": begun("D", 90, 40, "retired"),
            "e": "title: E\nstage: stopped\n",
        }
    )
    funnel = read_pictures(page.html)[0]
    assert texts_of(funnel, "pb-chart__label") == [
        "5|Proposed",
        "3|Approved",
        "3|Piloting",
        "2|Scaling",
        "2|Production",
    ]
    assert marks_of(funnel)[:3] == [
        ("main solid", "0%", "60%"),
        ("main hatched", "60%", "20%"),
        ("quiet empty", "80%", "20%"),
    ]
    assert "Piloting: 3 reached it, 2 went further, 1 is there now, 0 ended there." in words_of(funnel)[1]
    cells = [each.text for each in page.all(tag="td", klass="pb-number")]
    assert cells[:12] == ["5", "", "1", "1", "3", "60 %", "0", "0", "3", "100 %", "1", "0"]
    assert "../../pilots/?stage=piloting" in page.links
    behind = {each.text.strip(): each for each in page.all(tag="summary")}
    assert "1 Ended, and the record does not show how far they got" in behind
    listed = [each.attributes["href"] for each in page.all(tag="a", inside="pb-behind")]
    assert sorted(listed) == [f"../../pilots/{name}/" for name in "abcdee"], "nobody can tell when e was decided"


def test_times_count_the_pilots_that_still_wait() -> None:
    page = page_of(
        {
            "quick": begun("Quick", 90, 20, "production"),
            "slow": begun("Slow", 90, 50, "production"),
            "long": begun("Long", 70),
            "new": begun("New", 3),
            "odd": "title: Odd\nstage: scaling\n",
        }
    )
    text = page.section("Time to a decision")
    assert "Half (median) decided after 50 days" in " ".join(text.split())
    assert "2 pilots, 1 of them longer than the median" in text
    assert "cannot be told yet: too many still wait" in text
    curve = read_pictures(page.html)[1]
    assert words_of(curve)[1] == (
        "2 pilots decided, 2 waiting. A quarter: decided after 20 days. Half (median): decided after 50 days. "
        "Three quarters: cannot be told yet: too many still wait."
    )
    assert "Odd" in page.section("Cannot be told")
    rows = [" ".join(each.text.split()) for each in page.all(tag="tr") if "Finance" in each.text]
    assert rows == ["Long Finance 70", "New Finance 3", "Quick Finance 20", "Slow Finance 50"]


def test_times_without_a_decision_have_no_median_to_compare_with() -> None:
    facts = [" ".join(each.text.split()) for each in page_of({"a": begun("A", 70)}).all(tag="dd")]
    assert facts == [*["cannot be told yet: too many still wait"] * 3, "1 pilot"]


def test_page_of_five_hundred_pilots_lists_all_of_them() -> None:
    page = page_of({f"p{n:03}": begun(f"P{n}", 50 + n, n % 60 if n % 3 else None) for n in range(500)})
    assert len(page.all(tag="a", inside="pb-listing__head")) == 500
    assert len(page.all(tag="a", inside="pb-behind")) == 500
    assert len(page.html) < 400_000
