"""Which pages are made, and what is added to those that are there."""

from dataclasses import replace

import pytest

from pilotbook.site.make import complete_page, escape_front_matter
from pilotbook.site.page import Completion, Heading
from pilotbook.site.site import Site
from tests.site.made_site import GOOD, draw_site, make_all
from tests.site.read_page import ReadPage, read_page

HOME = ("index.md", "README.md")
OWNER = "playbook/questions/owner.md"


def complete(site: Site, source: str, html: str, title: str = "", description: str = "") -> Completion:
    completion = complete_page(site, source, title, description, html)
    assert completion is not None
    return completion


def read(completion: Completion) -> ReadPage:
    return read_page(completion.html)


def test_pages_are_those_of_the_portfolio_and_of_the_playbook() -> None:
    assert list(make_all(draw_site({"a": GOOD, "broken": ""}))) == [
        "pilots/index.md",
        "pilots/a.md",
        "pilots/broken.md",
        "checklists/index.md",
        *(f"checklists/{gate}.md" for gate in ("approve", "start", "decide", "ship", "operate")),
        "guide/record.md",
        "portfolio/propose.md",
        "portfolio/due.md",
        "portfolio/timeline.md",
        "portfolio/answers.md",
        "portfolio/stalls.md",
        "portfolio/funnel.md",
        "portfolio/funding.md",
        "owners/index.md",
        "forums/index.md",
        "portfolio/changes.md",
        "portfolio/feeds.md",
    ]


@pytest.mark.parametrize("source", HOME)
def test_home_is_completed_with_the_portfolio(source: str) -> None:
    page = read(complete(draw_site({"a": GOOD}), source, "<p>Our own.</p>", "The book", "What it is."))
    assert page.headings[0] == (1, "The book")
    assert "What it is." in page.text
    assert page.text.endswith("Our own.")


@pytest.mark.parametrize(
    ("title", "html", "heading"),
    [
        ("The title", "<p>x</p>", "The title"),
        ("The title", "<h1>The heading</h1><p>x</p>", "The title"),
        ("", '<h1 id="h">The <em>heading</em></h1><p>x</p>', "The heading"),
        ("", "<p>x</p>", "A book"),
        ("", "", "A book"),
    ],
)
def test_home_has_one_title(title: str, html: str, heading: str) -> None:
    page = read(complete(draw_site({}), "index.md", html, title))
    assert [text for level, text in page.headings if level == 1] == [heading]
    assert len([level for level, _ in page.headings if level == 1]) == 1


def test_home_lists_its_headings_before_the_organisations_own() -> None:
    completion = complete(draw_site({}), "index.md", '<h2 id="why">Why</h2>')
    assert completion.leads
    assert [heading.id for heading in completion.headings] == ["portfolio", "due", "questions"]


def test_home_gives_way_where_an_id_is_taken() -> None:
    completion = complete(draw_site({}), "index.md", '<h2 id="due">Due</h2><p id="questions">x</p>')
    ids = read(completion).ids
    assert len(ids) == len(set(ids))
    assert [heading.id for heading in completion.headings] == ["portfolio", "pb-due", "pb-questions"]


def test_home_takes_a_page_that_looks_like_its_own_marks() -> None:
    html = "<!-- body --><p>{{ x }} <!-- body --> &lt;!-- body --&gt;</p>"
    assert html in complete(draw_site({"a": GOOD}), "index.md", html).html


def test_article_has_its_title_above_and_its_criteria_below() -> None:
    site = draw_site({})
    completion = complete(site, OWNER, "<p>Text.</p>")
    page = read(completion)
    assert page.headings[0] == (1, site.articles[OWNER].front.title)
    assert page.headings[1:] == [(2, "Criteria"), (2, "Who falls short today")]
    assert page.text.index("Text.") < page.text.index("Criteria")
    assert not completion.leads
    assert completion.headings == (Heading("criteria", "Criteria"), Heading("today", "Who falls short today"))


def test_article_with_a_heading_of_its_own_keeps_it() -> None:
    page = read(complete(draw_site({}), OWNER, '<h1 id="x">Mine</h1><p>Text.</p>'))
    assert [text for level, text in page.headings if level == 1] == ["Mine"]


def test_article_shows_its_title_as_typed() -> None:
    site = draw_site({})
    owner = site.articles[OWNER]
    odd = replace(owner, front=replace(owner.front, title="<b>R&D</b>"))
    playbook = replace(site.portfolio.playbook, articles=(odd,))
    changed = replace(site, portfolio=replace(site.portfolio, playbook=playbook))
    assert read(complete(changed, OWNER, "")).headings[0] == (1, "<b>R&D</b>")


def test_article_gives_way_where_an_id_is_taken() -> None:
    completion = complete(draw_site({}), OWNER, '<h2 id="criteria">Criteria</h2><h3 id="own-02">x</h3>')
    ids = read(completion).ids
    assert len(ids) == len(set(ids))
    assert completion.headings[0].id == "pb-criteria"


def test_front_page_of_the_playbook_has_its_contents() -> None:
    page = read(complete(draw_site({}), "playbook/index.md", "<p>Text.</p>"))
    assert "Five stall patterns" in page.text
    assert "questions/owner/" in page.links
    assert "Five stall patterns" not in read(complete(draw_site({}), OWNER, "")).text


@pytest.mark.parametrize("source", ["about.md", "playbook/other.md", "pilots/index.md", "a/index.md"])
def test_other_pages_are_left_alone(source: str) -> None:
    assert complete_page(draw_site({}), source, "T", "D", "<p>x</p>") is None


def test_front_matter_of_an_article_is_plain_text() -> None:
    site = draw_site({})
    front = {"title": "<b>R&D</b>", "description": None, "kind": "<i>"}
    assert escape_front_matter(site, OWNER, front) == {"title": "&lt;b&gt;R&amp;D&lt;/b&gt;"}
    assert escape_front_matter(site, OWNER, {"title": 2026, "description": "a"}) == {
        "title": "2026",
        "description": "a",
    }
    assert escape_front_matter(site, "about.md", front) == {}
