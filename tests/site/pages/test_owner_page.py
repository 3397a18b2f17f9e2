"""The page of a person who owns something."""

from dataclasses import replace

import pytest

from pilotbook.site.due_rows import DAYS_AHEAD, MOST_DUE
from pilotbook.site.site import Site
from tests.site.made_site import draw_site, make_all
from tests.site.read_page import ReadPage, read_page

BOX = "timebox: {start: 2026-08-03, weeks: 6}\n"
OWNER = "owner: {name: Ann Ash, role: Head of Claims, email: ann@b.example}\n"


def draw(*records: str) -> Site:
    return draw_site({f"p{number}": f"title: Pilot {number}\n{record}" for number, record in enumerate(records)})


def shown(site: Site, name: str = "ann-ash") -> ReadPage:
    return read_page(make_all(site)[f"owners/{name}.md"].html)


def owner_page(*records: str) -> ReadPage:
    return shown(draw(*records))


def test_owner_page_says_how_much_and_what_is_late() -> None:
    page = owner_page(
        f"stage: piloting\n{OWNER}{BOX}",
        f"stage: production\n{OWNER}review: {{forum: B, cadence: weekly, held: [{{on: 2026-09-01}}]}}\n",
    )
    assert page.headings[0] == (1, "Ann Ash")
    lead = page.all(klass="pb-lead")[0].text
    assert lead == "Owns 2 pilots, 1 of them in production. 1 decision is overdue and 1 drift review is late."
    assert owner_page(f"stage: proposed\n{OWNER}").all(klass="pb-lead")[0].text == "Owns 1 pilot. Nothing is late."


def test_owner_page_of_somebody_whose_pilots_have_ended() -> None:
    page = owner_page(f"stage: stopped\n{OWNER}")
    assert "Owns no pilot that goes on." in page.text
    assert "Every pilot of this person has ended." in page.text
    assert page.section("Ended").startswith("Pilot 0 Stopped")


def test_owner_page_leads_to_each_pilot_and_back() -> None:
    page = owner_page(f"stage: proposed\nunit: Finance\n{OWNER}", f"stage: piloting\n{OWNER}{BOX}")
    rows = {each.text: each.attributes["href"] for each in page.all(tag="a", inside="pb-listing__head")}
    assert rows == {"Pilot 0": "../../pilots/p0/", "Pilot 1": "../../pilots/p1/"}
    assert [each.attributes["href"] for each in page.all(tag="a", inside="pb-crumbs")] == ["../../pilots/", "../"]
    assert "decision overdue" in page.text
    assert "no unit given" in page.text
    assert len(page.all(klass="pb-strip--small")) == 2


def test_owner_page_shows_what_the_records_say_of_the_person() -> None:
    page = owner_page(f"stage: proposed\n{OWNER}", "stage: proposed\nowner: {name: 'Ash, Ann', role: Director}\n")
    facts = dict(
        zip([each.text for each in page.all(tag="dt")], [each.text.strip() for each in page.all(tag="dd")], strict=True)
    )
    assert facts == {"Role": "Head of Claims; Director", "E-mail": "ann@b.example", "Also written": "Ash, Ann"}
    assert owner_page("stage: proposed\nowner: Ann Ash\n").all(tag="dt") == []


def test_owner_page_lists_what_is_due_soon() -> None:
    page = owner_page(
        f"stage: piloting\n{OWNER}{BOX}",
        f"stage: piloting\n{OWNER}timebox: {{start: 2026-11-02, weeks: 4}}\n",
        f"stage: piloting\n{OWNER}timebox: {{start: 2026-11-02, weeks: 40}}\n",
    )
    due = [each.text for each in page.all(klass="pb-due__what")]
    assert due == ["Pilot 0 Decision: ship, kill or budget", "Pilot 1 Decision: ship, kill or budget"]
    assert [each.text for each in page.all(klass="pb-chip", inside="pb-due__when")] == ["overdue"]
    assert f"Nothing is due in the next {DAYS_AHEAD} days." in owner_page(f"stage: proposed\n{OWNER}").text


def test_owner_page_counts_what_is_due_beyond_a_page_of_it() -> None:
    page = owner_page(*[f"stage: piloting\n{OWNER}{BOX}"] * (MOST_DUE + 2))
    assert len(page.all(klass="pb-due__what")) == MOST_DUE
    assert "2 more things due soon." in page.text


def test_owner_page_lists_other_roles_waivers_and_decisions() -> None:
    page = owner_page(
        f"stage: proposed\n{OWNER}",
        "stage: proposed\nowner: {deputy: Ann Ash}\nsponsor: Ann Ash\ndata: [{source: Mailbox, steward: Ann Ash}]\n",
        "stage: scaling\nwaivers:\n"
        "  - {criterion: OWN-05, reason: The post is vacant, requested_by: B, approved_by: Ann Ash,"
        " granted_on: 2026-11-02, expires: 2026-12-01}\n"
        "  - {criterion: OWN-03, approved_by: Ann Ash, expires: 2026-10-01}\n"
        "  - {criterion: XYZ-01, approved_by: Ann Ash}\n"
        "decisions: [{on: 2026-10-19, outcome: ship, by: Ann Ash, rationale: It works}, {by: Ann Ash}]\n",
    )
    assert [text for level, text in page.headings if level == 3] == ["Deputy", "Sponsor", "Steward of data"]
    assert page.section("Steward of data").startswith("Pilot 1 Mailbox")
    waivers = page.section("Waivers approved")
    for text in (
        "OWN-05, for Pilot 2",
        "The post is vacant",
        "Runs out 1 Dec 2026",
        "1 Oct 2026",
        "No such criterion",
        "No end is given",
    ):
        assert text in waivers
    assert page.section("Decisions taken").startswith("Ship Pilot 2")
    assert "It works" in page.text
    assert "Decided" in page.text


def test_owner_page_leaves_out_what_there_is_not() -> None:
    headings = [text for level, text in owner_page(f"stage: proposed\n{OWNER}").headings if level == 2]
    assert headings == ["What is due", "Owns"]


def test_owner_page_asks_whether_two_names_are_one_person() -> None:
    site = draw(
        "stage: proposed\nowner: Jonas Lind\n", "stage: proposed\nowner: {name: Ann Ash, deputy: Jonas Lindt}\n"
    )
    page = shown(site, "jonas-lind")
    (notice,) = page.all(klass="pb-notice")
    assert "The record of Pilot 1 names Jonas Lindt, who may be the same person." in notice.text
    assert "../../pilots/p1/" in page.links
    other = shown(draw("stage: proposed\nowner: Jonas Lind\n", "stage: proposed\nowner: Jonas Lindt\n"), "jonas-lindt")
    assert "../jonas-lind/" in other.links
    settings = replace(site.portfolio.playbook.settings, different_people=("Jonas Lind", "Jonas Lindt"))
    playbook = replace(site.portfolio.playbook, settings=settings)
    told_apart = replace(site, portfolio=replace(site.portfolio, playbook=playbook))
    assert shown(told_apart, "jonas-lind").all(klass="pb-notice") == []


def test_owner_page_says_that_a_name_may_be_two_peoples() -> None:
    page = owner_page(f"stage: proposed\n{OWNER}", "stage: proposed\nowner: {name: Ann Ash, email: ash@b.example}\n")
    assert "it may be that of two people" in page.text


@pytest.mark.parametrize(("name", "slug"), [("李小龙", "name-"), ("Søren Łukasz", "soren-lukasz"), ("Index", "index-")])
def test_owner_page_of_a_name_in_any_script_has_an_address(name: str, slug: str) -> None:
    pages = [each for each in make_all(draw(f"stage: proposed\nowner: {name}\n")) if each.startswith("owners/")]
    assert pages[0] == "owners/index.md"
    assert pages[1].startswith(f"owners/{slug}")
    assert pages[1].isascii()


def test_owner_page_knows_its_parent_and_what_the_search_finds() -> None:
    page = make_all(draw(f"stage: proposed\n{OWNER}"))["owners/ann-ash.md"]
    assert (page.title, page.parent, page.hide) == ("Ann Ash", "owners/index.md", ("navigation", "toc"))
    found = read_page(page.search_html).text
    assert "Head of Claims" in found
    assert "Pilot 0" in found
    assert "ann@b.example" not in found
