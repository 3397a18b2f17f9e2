"""The agenda of one forum."""

from pilotbook.site.pages.forum import MOST_SITTINGS
from tests.site.made_site import draw_site, make_all
from tests.site.read_page import ReadPage, read_page

FORUM = "review: {forum: Board, cadence: weekly, held: [{on: 2026-11-18, outcome: Nothing drifted, minutes: 'https://m.example/4'}]}\n"
LATE = "review: {forum: Board, cadence: weekly, held: [{on: 2026-09-01, outcome: Prompt changed}]}\n"


def forum_page(*records: str) -> ReadPage:
    pilots = {f"p{number}": f"title: Pilot {number}\n{record}" for number, record in enumerate(records)}
    return read_page(make_all(draw_site(pilots))["forums/board.md"].html)


def cells(page: ReadPage, label: str) -> list[str]:
    return [" ".join(each.text.split()) for each in page.all(tag="td") if each.attributes.get("data-label") == label]


def test_forum_page_has_the_agenda_with_what_is_late_first() -> None:
    page = forum_page(
        f"stage: production\nowner: Ann Ash\n{FORUM}", f"stage: piloting\n{LATE}", "stage: scaling\nreview: Board\n"
    )
    assert page.headings[0] == (1, "Board")
    assert page.all(klass="pb-lead")[0].text == "Has 3 pilots to review. 1 review is late."
    rows = [each.text for each in page.all(tag="a", inside="pb-listing__head")]
    assert rows == ["Pilot 1", "Pilot 0", "Pilot 2"]
    assert cells(page, "Owner") == ["nobody named", "Ann Ash", "nobody named"]
    assert cells(page, "Cadence") == ["weekly", "weekly", "none given"]
    assert cells(page, "Last review") == ["1 Sep 2026", "18 Nov 2026", "none yet"]
    assert cells(page, "Next due") == ["2 months ago 8 Sep 2026", "in 3 days 25 Nov 2026", "no cadence"]
    assert "../../owners/ann-ash/" in page.links
    assert [each.text for each in page.all(klass="pb-chip--late")] == ["review late"]


def test_forum_page_says_where_nothing_is_late_or_to_review() -> None:
    assert "Has 1 pilot to review. None is late." in forum_page(f"stage: production\n{FORUM}").text
    page = forum_page("stage: proposed\nreview: Board\n")
    assert "No pilot is at work that this forum would have to review." in page.text
    assert "No pilot at work names this forum." in page.text
    assert "No record tells of a review that it held." in page.text
    assert page.section("Not running yet").startswith("Pilot 0 Proposed")


def test_forum_page_without_a_first_review_cannot_tell_the_next_one() -> None:
    assert cells(forum_page("stage: piloting\nreview: {forum: Board, cadence: weekly}\n"), "Next due") == [
        "cannot be told"
    ]


def test_forum_page_tells_what_was_found_the_latest_first() -> None:
    page = forum_page(
        f"stage: production\n{FORUM}",
        f"stage: stopped\n{LATE}",
        "stage: piloting\nreview: {forum: Board, held: [{outcome: Seen}]}\n",
    )
    found = [" ".join(each.text.split()) for each in page.all(tag="li", inside="pb-dated")]
    assert found == [
        "18 Nov 2026 Pilot 0: Nothing drifted Minutes",
        "1 Sep 2026 Pilot 1: Prompt changed",
        "no day given Pilot 2: Seen",
    ]
    assert "https://m.example/4" in page.links
    assert page.section("Ended").startswith("Pilot 1 Stopped")


def test_forum_page_counts_reviews_beyond_a_page_of_them() -> None:
    held = ", ".join(["{on: 2026-11-18, outcome: Seen}"] * (MOST_SITTINGS + 1))
    page = forum_page(f"stage: piloting\nreview: {{forum: Board, held: [{held}]}}\n")
    assert len(page.all(klass="pb-dated__day")) == MOST_SITTINGS
    assert "1 earlier review: see the pages of the pilots." in page.text


def test_forum_page_lists_decisions_waivers_and_policies_that_come_up() -> None:
    page = forum_page(
        f"stage: piloting\n{FORUM}timebox: {{start: 2026-08-03, weeks: 6}}\npolicy: {{approved_on: 2025-11-30}}\n",
        f"stage: piloting\n{FORUM}waivers:\n"
        "  - {criterion: OWN-03, reason: The post is vacant, requested_by: A, approved_by: B, expires: 2026-12-01}\n",
    )
    due = page.section("Also due")
    for text in ("Decision: ship, kill or budget", "overdue", "Policy: look at it again", "Waiver of OWN-03 ends"):
        assert text in due
    assert "Drift review" not in due
    assert "Also due" not in forum_page(f"stage: production\n{FORUM}").text


def test_forum_page_lists_what_the_forum_decided() -> None:
    decided = "decisions: [{on: 2026-10-19, outcome: kill, by: the board, rationale: Too few cases}]\n"
    page = forum_page(f"stage: stopped\nreview: Board\n{decided}")
    assert page.section("What it decided").startswith("Kill Pilot 0 19 Oct 2026 Too few cases")


def test_forum_page_shows_other_spellings() -> None:
    page = forum_page(
        "stage: piloting\nreview: Board\n", "stage: piloting\nreview: BOARD\n", "stage: piloting\nreview: Board\n"
    )
    assert "Also written: BOARD" in page.text


def test_forum_page_knows_its_parent() -> None:
    page = make_all(draw_site({"a": f"title: A\nstage: piloting\n{FORUM}"}))["forums/board.md"]
    assert (page.title, page.parent, page.hide) == ("Board", "forums/index.md", ("navigation", "toc"))
    assert "1 pilot to review" in page.search_html
