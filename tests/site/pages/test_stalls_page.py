"""The page of the stall patterns."""

from dataclasses import replace

from pilotbook.site.pages.stalls import make_stalls_pages
from pilotbook.site.site import Site
from tests.site.charts.read_chart import marks_of, read_picture, texts_of, words_of
from tests.site.made_site import GOOD, draw_site
from tests.site.read_page import ReadPage, read_page

MANUAL = (
    "data: [{source: Ledger, schedule: weekly, transport: manual, sample: live, permission: {granted_by: Jo Lind}}]\n"
)
HACK = "tools: [{name: Draft, action: write, interface: screen, identity: personal, log: Log 7, reversal: Delete it}]\n"


def page_of(pilots: dict[str, str], other_sources: frozenset[str] = frozenset()) -> ReadPage:
    return read(draw_site(pilots, other_sources=other_sources))


def read(site: Site) -> ReadPage:
    (page,) = make_stalls_pages(site)
    return read_page(page.html)


def test_page_without_pilots_says_that_none_can_stall() -> None:
    for page in (page_of({}), page_of({"a": "title: A\nstage: retired\n"})):
        assert "No pilot is on its way" in page.text
        assert page.all(tag="table") == page.all(tag="figure") == []


def test_page_of_a_playbook_without_patterns_says_so() -> None:
    site = draw_site({})
    bare = replace(site.portfolio, playbook=replace(site.portfolio.playbook, articles=()))
    assert "No patterns" in read(replace(site, portfolio=bare)).text


def test_page_where_nobody_is_at_risk_says_so_and_counts_what_cannot_be_told() -> None:
    page = page_of({"a": GOOD})
    assert "0 of 1 pilot that can still stall are at risk" in page.text
    assert "No pilot is at risk of a pattern." in page.text
    assert page.all(tag="figure") == []
    assert [each.text for each in page.all(tag="td", klass="pb-number")][:4] == ["0", "–", "1", "0"]


def test_patterns_come_in_the_order_of_their_risks_and_add_up() -> None:
    page = page_of({"a": GOOD + MANUAL + HACK, "b": GOOD + MANUAL, "c": "title: C\nstage: stopped\n" + MANUAL})
    picture = read_picture(page.html)
    assert texts_of(picture, "pb-chart__label")[:2] == ["2|Manual data", "1|Hacks"]
    assert texts_of(picture, "pb-chart__share")[:3] == ["67 %", "100 %", "100 %"]
    assert [width for _, _, width in marks_of(picture)] == ["33.6%", "16.8%"], "five risks take the whole width"
    assert words_of(picture)[1].startswith(
        "Manual data pipeline: 2 pilots at risk; Integration by hack: 1 pilot at risk;"
    )
    assert "as shares of all 3." in page.text
    assert "2 of 2 pilots that can still stall are at risk" in page.text


def test_numbers_lead_to_the_pilots_behind_them_with_and_without_scripts() -> None:
    page = page_of({"a": GOOD + MANUAL + HACK, "b": GOOD + MANUAL})
    rows = [each.attributes["href"] for each in page.all(tag="a", inside="pb-counts")]
    assert rows[0] == "../../playbook/patterns/manual-data-pipeline/"
    assert rows[1].startswith("../../pilots/?stall=at-risk-")
    assert [each.attributes["href"] for each in page.all(tag="a", inside="pb-behind")] == [
        "../../pilots/a/",
        "../../pilots/b/",
        "../../pilots/a/",
    ]
    assert page.text.count("No pilot is at risk of it.") == 3


def test_page_links_to_the_guide_only_where_there_is_one() -> None:
    assert "How this is worked out" not in page_of({"a": GOOD}).text
    guide = frozenset({"guide/stall-risk.md"})
    assert "../../guide/stall-risk/" in page_of({"a": GOOD}, guide).links


def test_page_of_five_hundred_pilots_lists_all_that_are_at_risk() -> None:
    page = page_of({f"p{number:03}": GOOD + MANUAL for number in range(500)})
    assert len(page.all(tag="a", inside="pb-behind")) == 500
