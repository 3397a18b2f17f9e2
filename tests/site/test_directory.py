"""At which page people and forums stand."""

from dataclasses import replace

from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.site.directory import Directory
from tests.site.made_site import draw_portfolio


def draw(*records: str) -> Portfolio:
    pilots = {f"p{number}": f"title: P{number}\nstage: piloting\n{record}\n" for number, record in enumerate(records)}
    return draw_portfolio(pilots)


def tell_apart(portfolio: Portfolio, *people: str) -> Portfolio:
    settings = replace(portfolio.playbook.settings, different_people=people)
    return replace(portfolio, playbook=replace(portfolio.playbook, settings=settings))


def test_directory_leads_from_each_pilot_to_its_owner_and_its_forum() -> None:
    portfolio = draw(
        "owner: Ann Ash\nreview: Board", "owner: 'ASH, Ann'\nreview: the BOARD", "owner: The team\nreview: TBD"
    )
    directory = Directory(portfolio)
    assert [directory.find_owner(each) for each in portfolio.assessments] == [
        "owners/ann-ash.md",
        "owners/ann-ash.md",
        "",
    ]
    assert [directory.find_forum(each) for each in portfolio.assessments] == ["forums/board.md", "forums/board.md", ""]


def test_directory_keeps_the_address_of_a_person_when_others_come_and_go() -> None:
    few = Directory(draw("owner: 研 究", "owner: Zoe Ash"))
    many = Directory(draw("owner: 開 発", "owner: 研 究", "owner: Zoe Ash", "owner: Ann Elm"))
    for person in few.people.owners:
        same = next(each for each in many.people.owners if each.key == person.key)
        assert few.source_of_owner(person) == many.source_of_owner(same)


def test_directory_numbers_people_of_one_name_and_keeps_their_addresses_out_of_the_address() -> None:
    portfolio = tell_apart(
        draw("owner: {name: Ann Ash, email: a@b.example}", "owner: {name: Ann Ash, email: c@d.example}"),
        "a@b.example",
        "c@d.example",
    )
    directory = Directory(portfolio)
    assert [directory.find_owner(each) for each in portfolio.assessments] == [
        "owners/ann-ash.md",
        "owners/ann-ash-2.md",
    ]
    assert not any(directory.is_shared(person) for person in directory.people.owners)


def test_directory_knows_who_has_no_page() -> None:
    directory = Directory(draw("owner: {name: Ann Ash, deputy: Ben Beech}"))
    assert directory.source_of_owner(directory.people.others[0]) == ""
    assert directory.find_person(("ash", "ann")) == ""
    assert directory.find_person(("ann", "ash")) == "owners/ann-ash.md"


def test_directory_passes_on_what_is_doubtful_about_a_name() -> None:
    directory = Directory(draw("owner: Jonas Lind", "owner: Jonas Lindt", "owner: Ann Ash"))
    doubts = [len(directory.find_doubts(person)) for person in directory.people.owners]
    assert dict(zip((each.name for each in directory.people.owners), doubts, strict=True)) == {
        "Ann Ash": 0,
        "Jonas Lind": 1,
        "Jonas Lindt": 1,
    }
    shared = Directory(draw("owner: {name: Ann Ash, email: a@b.example}", "owner: {name: Ann Ash, email: c@d.example}"))
    assert shared.is_shared(shared.people.owners[0])


def test_directory_knows_titles_by_ids() -> None:
    assert Directory(draw("")).titles == {"p0": "P0"}
