"""What the site adds below an article of the playbook."""

from dataclasses import replace

import pytest

from pilotbook.records.playbook import Article
from pilotbook.records.vocabulary import Gate, Kind, Level
from pilotbook.site.pages.article import MOST_SHORT, render_article_foot, render_playbook_contents
from pilotbook.site.site import Site
from tests.site.made_site import GOOD, TODAY, default_bench, draw_site
from tests.site.read_page import ReadPage, read_page


def article_of(site: Site, name: str) -> Article:
    return site.articles[f"playbook/{name}.md"]


def foot(pilots: dict[str, str], name: str = "questions/owner") -> ReadPage:
    site = draw_site(pilots)
    return read_page(render_article_foot(site, article_of(site, name)))


def test_foot_lists_the_criteria_with_a_place_for_each() -> None:
    page = foot({})
    criteria = default_bench().playbook.articles
    owner = next(each for each in criteria if each.address == "questions/owner")
    assert [each for each in page.ids if "-" in each] == [each.id.lower() for each in owner.front.criteria]
    for criterion in owner.front.criteria:
        assert criterion.title in page.text
        assert criterion.fix in page.text
        assert f"gate {criterion.gates[0].value.capitalize()}" in page.text
    assert "../../../checklists/approve/" in page.links


def test_foot_of_a_pattern_has_other_places_than_the_home_of_its_criteria() -> None:
    page = foot({}, "patterns/nobody-owned-maintenance")
    places = [each for each in page.ids if "-" in each]
    assert places
    assert all(each.endswith("-here") for each in places)


def test_foot_of_an_article_without_criteria_is_nothing() -> None:
    site = draw_site({"a": GOOD})
    assert render_article_foot(site, article_of(site, "summary")) == ""


def test_foot_without_pilots_says_so() -> None:
    assert "There are no pilots yet." in foot({}).section("Who falls short today")
    assert f"As of {TODAY.day} Nov {TODAY.year}." in foot({}).text


def test_foot_says_when_nobody_falls_short() -> None:
    record = "title: A\nstage: stopped\n"
    assert "No pilot falls short of these criteria today." in foot({"a": record}).section("Who falls short today")


def test_foot_lists_who_falls_short_and_what_binds_first() -> None:
    page = foot({"b": "title: Second\nstage: proposed\n", "a": "title: First\nstage: proposed\n"})
    shown = page.all(tag="li", inside="pb-verdicts")
    criteria = [each.text.split()[0] for each in page.all(tag="small", inside="pb-verdicts")]
    levels = {each.id: each.level for each in default_bench().playbook.criteria}
    assert [levels[each] for each in criteria] == sorted(
        (levels[each] for each in criteria), key=lambda level: level is Level.SHOULD
    )
    assert len(shown) == len(criteria)
    assert {"../../../pilots/a/", "../../../pilots/b/"} <= set(page.links)
    assert "unanswered" in shown[0].text


def test_foot_names_so_many_pilots_and_leaves_the_rest_to_the_register() -> None:
    page = foot({f"p{number}": GOOD for number in range(40)})
    assert len(page.all(tag="li", inside="pb-verdicts")) == MOST_SHORT
    (more,) = [each for each in page.all(tag="a") if "more in the portfolio" in each.text]
    assert more.attributes["href"] == "../../../pilots/"
    short = sum(
        verdict.is_short
        for each in draw_site({"p": GOOD}).portfolio.assessments
        for verdict in each.verdicts
        if verdict.criterion.id.startswith("OWN")
    )
    assert more.text == f"{40 * short - MOST_SHORT} more in the portfolio"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"level": Level.MUST, "must_from": None, "max_waiver_days": 0}, "cannot be waived"),
        ({"level": Level.MUST, "must_from": None, "max_waiver_days": None}, "may be waived"),
        ({"level": Level.MUST, "must_from": None, "max_waiver_days": 90}, "may be waived for 90 days"),
        ({"level": Level.MUST, "must_from": None, "max_waiver_days": 1}, "may be waived for 1 day"),
        ({"level": Level.SHOULD, "must_from": Gate.SHIP, "max_waiver_days": 0}, "should, must from Ship"),
        ({"level": Level.SHOULD, "must_from": None, "max_waiver_days": 0}, "should"),
    ],
)
def test_foot_says_how_much_a_criterion_binds(changes: dict[str, object], said: str) -> None:
    site = draw_site({})
    owner = article_of(site, "questions/owner")
    criterion = replace(owner.front.criteria[0], **changes)  # type: ignore[arg-type] # some of its fields
    changed = replace(owner, front=replace(owner.front, criteria=(criterion,)))
    playbook = replace(site.portfolio.playbook, articles=(changed,))
    changed_site = replace(site, portfolio=replace(site.portfolio, playbook=playbook))
    page = read_page(render_article_foot(changed_site, changed))
    (line,) = page.all(tag="small")
    words = [each.text for each in page.all(tag="span", inside="pb-criteria")]
    assert said in words, line.text
    assert ("waived" in line.text) == ("waived" in said or changes["must_from"] is not None)


def test_contents_of_the_playbook_list_every_article_but_its_front_page() -> None:
    site = draw_site({})
    page = read_page(render_playbook_contents(site))
    assert [text for level, text in page.headings if level == 2][:3] == [
        "Five questions",
        "Five stall patterns",
        "Five design choices",
    ]
    assert "questions/owner/" in page.links
    listed = [link for link in page.links if not link.startswith("#")]
    assert len(listed) == len(site.articles) - 1
    assert len(set(listed)) == len(listed)
    assert site.portfolio.playbook.of_kind(Kind.QUESTION)[0].front.description in page.text


def test_contents_of_the_playbook_leave_out_kinds_without_articles() -> None:
    site = draw_site({})
    articles = tuple(each for each in site.portfolio.playbook.articles if each.kind is Kind.PATTERN)
    playbook = replace(site.portfolio.playbook, articles=articles)
    page = read_page(render_playbook_contents(replace(site, portfolio=replace(site.portfolio, playbook=playbook))))
    assert page.headings == [(2, "Five stall patterns")]
