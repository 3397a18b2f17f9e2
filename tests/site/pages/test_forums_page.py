"""The list of forums."""

from tests.site.made_site import draw_site, make_all
from tests.site.read_page import ReadPage, read_page


def forums_page(*records: str) -> ReadPage:
    pilots = {f"p{number}": f"title: Pilot {number}\n{record}\n" for number, record in enumerate(records)}
    return read_page(make_all(draw_site(pilots))["forums/index.md"].html)


def rows(page: ReadPage) -> list[str]:
    return [" ".join(each.text.split()) for each in page.all(tag="tr")][1:]


def test_forums_page_without_pilots_or_without_forums_says_so() -> None:
    assert "As soon as a pilot names the meeting" in forums_page().text
    page = forums_page("stage: piloting\nreview: TBD", "stage: proposed")
    assert "No record names a standing meeting that reviews drift." in page.text
    assert page.section("1 pilot at work names no forum").startswith("Pilot 0 says “TBD”")
    assert page.all(klass="pb-lead") == []


def test_forums_page_lists_forums_with_what_is_late() -> None:
    page = forums_page(
        "stage: piloting\nreview: {forum: Zoo board, cadence: weekly, held: [{on: 2026-09-01}]}",
        "stage: stopped\nreview: {forum: Zoo board, held: [{on: 2026-10-01}]}",
        "stage: piloting\nreview: Art board",
        "stage: proposed\nreview: New board",
        "stage: piloting",
        "stage: scaling",
    )
    assert page.all(klass="pb-lead")[0].text == "3 forums review 2 pilots. 1 review is late."
    assert rows(page) == [
        "Art board 1 0 none yet cannot be told",
        "New board 0 0 none yet nothing to review",
        "Zoo board 1 1 1 Oct 2026 2 months ago 8 Sep 2026",
    ]
    assert {"art-board/", "zoo-board/"} <= set(page.links)
    assert page.section("2 pilots at work name no forum").startswith("Pilot 4Pilot 5")


def test_forums_page_speaks_of_one_forum_in_the_singular() -> None:
    lead = forums_page("stage: piloting\nreview: Board").all(klass="pb-lead")[0].text
    assert lead == "1 forum reviews 1 pilot. None is late."


def test_forums_page_says_that_nothing_is_at_work_yet() -> None:
    lead = forums_page("stage: proposed\nreview: Board").all(klass="pb-lead")[0].text
    assert lead == "1 forum so far, and no pilot at work that would have to be reviewed."


def test_forums_page_is_one_of_the_portfolio() -> None:
    page = make_all(draw_site({}))["forums/index.md"]
    assert page.parent == "pilots/index.md"
    current = [each.text for each in read_page(page.html).all(tag="a") if "aria-current" in each.attributes]
    assert current == ["Forums"]
