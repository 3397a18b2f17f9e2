"""Who owns what, and who is named beside the owners."""

from dataclasses import replace

import pytest

from pilotbook.portfolio.people import People, Person, Role, gather_people
from tests.site.made_site import draw_portfolio

LATE = "timebox: {start: 2026-08-03, weeks: 6}\n"
UNREVIEWED = "review: {forum: Board, cadence: weekly, held: [{on: 2026-09-01, outcome: Nothing}]}\n"


def gather(*records: str) -> People:
    """The people of records that are given without their titles, and without their stage where they are proposed."""
    stages = ["" if "stage:" in record else "stage: proposed\n" for record in records]
    pilots = {
        f"p{n}": f"title: P{n}\n{stage}{record}" for n, (stage, record) in enumerate(zip(stages, records, strict=True))
    }
    return gather_people(draw_portfolio(pilots))


def roles_of(person: Person) -> list[tuple[str, str, str]]:
    return [(post.role.value, post.assessment.id, post.what) for post in person.posts]


def names(people: tuple[Person, ...]) -> list[str]:
    return [each.name for each in people]


def test_people_are_owners_and_those_named_beside_them() -> None:
    people = gather(
        "owner: {name: Zoe Ash, deputy: Ben Beech}\nsponsor: Cy Cedar\nproject_manager: Dan Dogwood\n",
        "owner: Ann Elm\nsponsor: Zoe Ash\n",
    )
    assert names(people.owners) == ["Ann Elm", "Zoe Ash"]
    assert names(people.others) == ["Ben Beech", "Cy Cedar", "Dan Dogwood"]
    assert people.unowned == ()
    assert roles_of(people.owners[1]) == [("owner", "p0", ""), ("sponsor", "p1", "")]
    assert [roles_of(each)[0][0] for each in people.others] == ["deputy", "sponsor", "project-manager"]


@pytest.mark.parametrize("owner", ["", "owner: TBD\n", "owner: The team\n", "owner: Finance team\n", "owner: '???'\n"])
def test_pilot_without_a_person_as_owner_is_nobodys(owner: str) -> None:
    people = gather(owner)
    assert (people.owners, people.others) == ((), ())
    assert [each.id for each in people.unowned] == ["p0"]


def test_ended_pilot_without_an_owner_is_nobodys_concern() -> None:
    assert gather("stage: stopped\n").unowned == ()


def test_spellings_of_one_person_make_one_person() -> None:
    (person,) = gather(
        "owner: Jonas Lind\n", "owner: 'Lind, Jonas'\n", "owner: Jonas  Lind\n", "owner: Dr JONAS LIND\n"
    ).owners
    assert person.name == "Jonas Lind"
    assert person.spellings == ("Dr JONAS LIND", "Jonas Lind", "Lind, Jonas")
    assert len(person.owned) == 4


def test_name_is_the_most_frequent_spelling_and_rather_one_in_the_usual_order() -> None:
    assert names(gather("owner: 'Lind, Jonas'\n", "owner: Jonas Lind\n").owners) == ["Jonas Lind"]
    assert names(gather("owner: jonas lind\n", "owner: Jonas Lind\n").owners) == ["jonas lind"]


def test_titles_and_addresses_are_given_once() -> None:
    (person,) = gather(
        "owner: {name: Ann Ash, role: Head of Claims, email: a@b.example}\n",
        "owner: {name: Ann Ash, role: head of claims, email: A@b.example}\nsponsor: {name: Ann Ash, role: Director}\n",
    ).owners
    assert person.titles == ("Head of Claims", "Director")
    assert person.emails == ("a@b.example",)


def test_counts_tell_what_is_in_production_overdue_and_late() -> None:
    (person,) = gather(
        f"stage: piloting\nowner: Ann Ash\n{LATE}",
        f"stage: production\nowner: Ann Ash\n{LATE}{UNREVIEWED}",
        f"stage: stopped\nowner: Ann Ash\n{LATE}{UNREVIEWED}",
        f"stage: proposed\nowner: Ann Ash\n{LATE}",
    ).owners
    assert [each.id for each in person.open] == ["p0", "p1", "p3"]
    assert (len(person.owned), person.in_production, person.overdue, person.reviews_late) == (4, 1, 1, 1)


def test_stewards_approvers_and_deciders_count_where_they_are_known_as_people() -> None:
    people = gather(
        "owner: Ann Ash\n",
        "owner: Ben Beech\n"
        "data: [{source: Mailbox, steward: 'Ann Ash, platform lead'}, {source: Ledger, steward: Ledger crew}]\n"
        "waivers: [{criterion: OWN-05, approved_by: Ann Ash}, {criterion: OWN-03, approved_by: Cy Cedar}]\n"
        "decisions: [{outcome: ship, by: 'Ash, Ann'}, {outcome: kill, by: Policy board}]\n",
    )
    assert names((*people.owners, *people.others)) == ["Ann Ash", "Ben Beech"]
    person = people.owners[0]
    assert roles_of(person) == [("owner", "p0", ""), ("steward", "p1", "Mailbox")]
    assert [each.standing.waiver.criterion for each in person.approvals] == ["OWN-05"]
    assert [each.decision.outcome for each in person.rulings] == ["ship"]


def test_two_people_of_one_name_are_told_apart_by_addresses_that_the_settings_name() -> None:
    pilots = {
        name: f"title: P\nstage: proposed\nowner: {{name: Ann Ash, email: {email}}}\n"
        for name, email in (("a", "a@b.example"), ("b", "A.Ash@b.example"), ("c", "''"), ("d", "a@b.example"))
    }
    portfolio = draw_portfolio(pilots)
    settings = replace(portfolio.playbook.settings, different_people=("A@b.example", "a.ash@b.example"))
    people = gather_people(replace(portfolio, playbook=replace(portfolio.playbook, settings=settings)))
    assert [[each.id for each in person.owned] for person in people.owners] == [["c"], ["b"], ["a", "d"]]


def test_owner_of_no_pilot_at_all_is_nobody() -> None:
    people = gather()
    assert (people.owners, people.others, people.unowned) == ((), (), ())


def test_every_role_but_the_steward_comes_from_a_field_of_its_own() -> None:
    (person,) = gather("owner: {name: A B, deputy: A B}\nproject_manager: A B\nsponsor: A B\n").owners
    assert {post.role for post in person.posts} == set(Role) - {Role.STEWARD}
