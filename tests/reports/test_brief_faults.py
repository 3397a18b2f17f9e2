"""What is wrong with a pilot's file, and what the pilot falls short of, in a brief."""

from pilotbook.reports.brief_faults import tell_faults, tell_shortcomings
from tests.assessment.exemplary import GONE, change_record
from tests.reports.made_comparison import change_of

FULL = change_record({})


def test_what_the_stage_claims_comes_first_and_of_that_what_is_new() -> None:
    before = change_record({"owner.deputy": GONE, "sponsor": GONE, "stage": "scaling"})
    after = change_record(
        {
            "owner.deputy": GONE,
            "sponsor": GONE,
            "stage": "scaling",
            "owner.accepted_on": GONE,
            "volume": GONE,
        }
    )
    told = list(tell_shortcomings(change_of(before, after)))
    assert [line.split("`")[1] for line in told] == ["OWN-04", "VOL-01", "OWN-03", "OWN-05"]
    assert [line.split("(")[-1].split(";")[0] for line in told] == [
        "new, ✗ its stage says that it holds",
        "new, ! advised, or it became due",
        "! advised, or it became due",
        "○ asked for by gate 'ship'",
    ]


def test_shortcoming_says_what_to_do_and_where() -> None:
    *_, told = tell_shortcomings(change_of(FULL, "title: A\nstage: stopped\n"))
    assert told.startswith("`DEC-01` No answer yet: decisions. To do: ")
    assert told.endswith("(new, ✗ its stage says that it holds; `pilots/a.yml:1`)")


def test_new_pilot_has_nothing_that_is_new() -> None:
    assert not any("new, " in told for told in tell_shortcomings(change_of(None, "title: A\nstage: proposed\n")))


def test_faults_are_those_of_the_file_and_not_of_the_pilot() -> None:
    change = change_of(FULL, "title: A\nstage: stopped\nownr: Amara\nrelies_on: [moon-base]\n")
    first, second = tell_faults(change)
    assert first.startswith("✗ expected a known field in the record, found 'ownr'. To do: did you mean 'owner'?")
    assert first.endswith("(`pilots/a.yml:3`)")
    assert "moon-base" in second


def test_deleted_pilot_has_no_faults() -> None:
    change = change_of("title: A\nstage: stopped\nownr: Amara\n", None)
    assert (list(tell_faults(change)), list(tell_shortcomings(change))) == ([], [])
