"""Who owns a pilot and who looks at its change, in a brief; and the waivers that they are asked for."""

from pilotbook.reports.brief_people import tell_people, tell_waivers
from tests.assessment.exemplary import change_record
from tests.reports.made_comparison import change_of

FULL = change_record({})
BARE = "title: A\nstage: proposed\n"


def waivers_of(**waiver: str) -> list[str]:
    return list(tell_waivers(change_of(FULL, change_record({"waivers": [waiver]}))))


def test_people_are_the_owner_and_whom_the_record_names() -> None:
    assert list(tell_people(change_of(FULL, FULL))) == [
        "owner: Amara Okafor, Head of Accounts Payable",
        "to review, drift review: Accounts-payable operations review",
        "to review, counsel: Priya Raman",
        "to review, data protection: Data-protection office",
        "to review, policy: Policy board",
    ]


def test_nobody_is_said_where_nobody_is_named() -> None:
    assert list(tell_people(change_of(None, BARE))) == [
        "owner: nobody named",
        "to review, drift review: nobody named",
        "to review, counsel: nobody named",
    ]


def test_people_of_a_pilot_that_is_gone_or_broken_are_those_whom_it_named() -> None:
    assert list(tell_people(change_of(FULL, None))) == list(tell_people(change_of(FULL, "["))) != []
    assert list(tell_people(change_of("[", None))) == []


def test_whoever_approves_a_waiver_is_to_look_at_it() -> None:
    waiver = {"criterion": "OWN-05", "approved_by": "Tomas Novak", "reason": "x", "expires": "2026-12-01"}
    told = list(tell_people(change_of(FULL, change_record({"waivers": [waiver, waiver]}))))
    assert told[-1] == "to review, waiver of OWN-&#8203;05: Tomas Novak"
    assert sum("waiver" in line for line in told) == 1


def test_waiver_that_counts_tells_who_and_how_long() -> None:
    told = waivers_of(
        criterion="OWN-05",
        reason="The post is filled in December.",
        requested_by="Lena Fischer",
        approved_by="Tomas Novak",
        granted_on="2026-11-20",
        expires="2026-12-31",
    )
    people = "asked for by Lena Fischer, approved by Tomas Novak"
    assert told == [f"`OWN-05` from 2026-11-20 until 2026-12-31, {people}: The post is filled in December."]


def test_waiver_that_does_not_count_says_why() -> None:
    (told,) = waivers_of(criterion="OWN-05", reason="x")
    assert told.startswith("`OWN-05` without an end, asked for by nobody named, approved by nobody named: x")
    assert told.endswith("**It does not count today: it does not say when it ends.**")
    (told,) = waivers_of(criterion="NONE-01", expires="2026-12-01")
    assert told.endswith("**It does not count today: the playbook has no such criterion.**")
