"""The list of people."""

from pilotbook.site.pages.owners import MOST_LINKED
from pilotbook.site.pilots_without import MOST_NAMED
from tests.site.made_site import draw_site, make_all
from tests.site.read_page import ReadPage, read_page


def owners_page(*records: str) -> ReadPage:
    pilots = {f"p{number}": f"title: Pilot {number}\n{record}\n" for number, record in enumerate(records)}
    return read_page(make_all(draw_site(pilots))["owners/index.md"].html)


def groups(page: ReadPage) -> list[str]:
    return [each.text for each in page.all(tag="th") if each.attributes["scope"] == "rowgroup"]


def test_owners_page_without_pilots_says_so() -> None:
    page = owners_page()
    assert "Nobody owns a pilot yet" in page.text
    assert "As soon as a pilot names an operating leader" in page.text
    assert page.all(tag="table") == []


def test_owners_page_of_pilots_that_nobody_owns_says_so() -> None:
    page = owners_page("stage: proposed\nowner: The team", "stage: proposed")
    assert "No record names an operating leader" in page.text
    assert page.section("2 pilots name nobody as owner").startswith("Pilot 0 says “The team”Pilot 1")
    assert page.all(klass="pb-lead") == []


def test_owners_page_lists_owners_with_how_much_they_own() -> None:
    page = owners_page(
        "stage: piloting\nowner: {name: Zoe Ash, role: Head}\ntimebox: {start: 2026-08-03, weeks: 6}",
        "stage: production\nowner: Ann Elm",
        "stage: proposed\nowner: {name: Ann Elm, deputy: Zoe Ash}",
        "stage: stopped\nowner: Cy Cedar",
        "stage: proposed",
    )
    assert page.all(klass="pb-lead")[0].text == "2 people own 3 pilots, and 1 names nobody."
    assert groups(page) == ["Something is late", "Nothing is late", "All has ended"]
    links = {each.text: each.attributes["href"] for each in page.all(tag="a", inside="pb-listing__head")}
    assert links == {"Zoe Ash": "zoe-ash/", "Ann Elm": "ann-elm/", "Cy Cedar": "cy-cedar/"}
    counts = [each.text.strip() for each in page.all(tag="td", klass="pb-number")]
    assert [counts[n : n + 4] for n in (0, 4, 8)] == [["1", "0", "1", "0"], ["2", "1", "0", "0"], ["0", "0", "0", "0"]]
    also = [each.text for each in page.all(tag="td") if each.attributes.get("data-label") == "Also"]
    assert also == ["deputy for 1 pilot", "–", "owner of 1 pilot that ended"]


def test_owners_page_speaks_of_one_person_in_the_singular() -> None:
    assert "1 person owns 1 pilot." in owners_page("stage: proposed\nowner: Ann Elm").text
    assert "and 2 name nobody" in owners_page("stage: proposed\nowner: Ann Elm", *["stage: proposed"] * 2).text
    assert owners_page("stage: stopped\nowner: Ann Elm").all(klass="pb-lead") == []


def test_owners_page_names_some_of_many_pilots_that_nobody_owns() -> None:
    page = owners_page(*["stage: proposed"] * (MOST_NAMED + 4))
    assert f"{MOST_NAMED + 4} pilots name nobody as owner" in page.text
    assert "4 more in the register" in page.text
    assert "../pilots/p0/" in page.links


def test_owners_page_lists_who_is_named_in_other_roles_only() -> None:
    page = owners_page(
        *["stage: proposed\nowner: {name: Ann Elm, deputy: Ben Beech}\nsponsor: {name: Cy Cedar, role: CFO}"] * 5
    )
    people = [" ".join(each.text.split()) for each in page.all(tag="li") if "pb-posts" in each.inside]
    assert people == [
        "Ben Beech deputy for 5 pilots: Pilot 0, Pilot 1, Pilot 2 and 2 more",
        "Cy Cedar CFO sponsor of 5 pilots: Pilot 0, Pilot 1, Pilot 2 and 2 more",
    ]
    assert len(page.all(tag="a", inside="pb-posts__post")) == 2 * MOST_LINKED


def test_owners_page_asks_about_names_that_may_be_one_persons() -> None:
    page = owners_page("stage: proposed\nowner: Jonas Lind", "stage: proposed\nowner: {name: Ann Elm, deputy: J. Lind}")
    assert "Jonas Lind and J. Lind" in page.section("One person, or two?")
    links = {each.text: each.attributes["href"] for each in page.all(tag="a")}
    assert links["J. Lind"] == "../pilots/p1/"


def test_owners_page_is_one_of_the_portfolio() -> None:
    page = make_all(draw_site({}))["owners/index.md"]
    assert page.parent == "pilots/index.md"
    current = [each.text for each in read_page(page.html).all(tag="a") if "aria-current" in each.attributes]
    assert current == ["Owners"]
