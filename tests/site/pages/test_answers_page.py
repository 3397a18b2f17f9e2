"""The page of the five answers."""

from dataclasses import replace

from pilotbook.site.pages.answers import make_answers_pages
from pilotbook.site.site import Site
from tests.site.charts.read_chart import marks_of, read_picture, texts_of, words_of
from tests.site.made_site import GOOD, draw_site
from tests.site.read_page import ReadPage, read_page

OWNED = "title: Owned\nstage: piloting\nunit: Finance\nowner: {name: Amara Okafor, role: Head of Accounts}\ntools: []\n"
VAGUE = "title: Vague\nstage: proposed\nunit: Finance\nowner: {name: To be determined, role: Head}\n"


def page_of(pilots: dict[str, str]) -> ReadPage:
    return read(draw_site(pilots))


def read(site: Site) -> ReadPage:
    (page,) = make_answers_pages(site)
    return read_page(page.html)


def test_page_without_pilots_says_what_will_stand_there() -> None:
    page = page_of({})
    assert "No pilots yet" in page.text
    assert page.all(tag="table") == page.all(tag="figure") == []


def test_page_of_a_playbook_without_questions_says_so() -> None:
    site = draw_site({})
    bare = replace(site.portfolio, playbook=replace(site.portfolio.playbook, articles=()))
    assert "No questions" in read(replace(site, portfolio=bare)).text


def test_chart_has_a_bar_for_each_question_and_says_it_in_words() -> None:
    picture = read_picture(page_of({"a": OWNED, "b": VAGUE, "c": GOOD}).html)
    assert texts_of(picture, "pb-chart__label")[0] == "1 of 3|Owner"
    assert marks_of(picture)[:3] == [
        ("met solid", "0%", "33.333%"),
        ("vague hatched", "33.333%", "33.333%"),
        ("missing empty", "66.667%", "33.333%"),
    ]
    title, description = words_of(picture)
    assert title == "How the pilots answer each question"
    assert description.startswith(
        "Owner: 1 answered, 1 vague, 1 unanswered. Data: 3 unanswered. Tools: 1 answered, 2 un"
    )


def test_numbers_lead_to_the_pilots_behind_them() -> None:
    page = page_of({"a": OWNED, "b": VAGUE, "c": GOOD})
    links = [each.attributes["href"] for each in page.all(tag="a", inside="pb-counts")]
    assert "../../pilots/?gap=owner-vague" in links
    assert "../../pilots/?gap=data-unanswered" in links
    assert "../../pilots/?unit=finance" in links
    assert not [link for link in links if link.endswith("pilots/")]


def test_units_are_summed_up_where_one_has_several_pilots() -> None:
    page = page_of({"a": OWNED, "b": VAGUE, "c": GOOD})
    assert "Finance 21 of 20 of 21 of 2" in " ".join(page.section("Unit by unit").split())
    assert "no unit given" in page.section("Unit by unit")
    anchors = [
        each.attributes["href"][1:] for each in page.all(tag="a", inside="pb-counts") if "#" in each.attributes["href"]
    ]
    assert anchors == ["unit-1", "unit-2"]
    assert set(anchors) <= set(page.ids)


def test_units_of_one_pilot_each_are_not_summed_up() -> None:
    page = page_of({"a": OWNED, "c": GOOD})
    assert (2, "Unit by unit") not in page.headings
    assert "Finance" in page.section("Pilot by pilot")


def test_each_pilot_has_a_row_with_a_shape_and_a_word_for_each_answer() -> None:
    page = page_of({"a": OWNED, "b": VAGUE})
    assert [each.text for each in page.all(tag="a", inside="pb-heat")] == ["Vague", "Owned"]
    cells = [each.text for each in page.all(klass="pb-cell__word", inside="pb-heat")]
    assert cells[:5] == ["vague", "unanswered", "unanswered", "unanswered", "unanswered"]
    assert cells[5:] == ["answered", "unanswered", "answered", "unanswered", "unanswered"]
    assert "Piloting" in page.section("Pilot by pilot")


def test_page_of_five_hundred_pilots_lists_all_of_them() -> None:
    page = page_of({f"p{n:03}": f"title: P{n}\nstage: proposed\nunit: U{n % 40}\n" for n in range(500)})
    assert len(page.all(tag="a", inside="pb-heat")) == 500
    assert len(set(page.ids)) == len(page.ids)
