"""Which names are kept of many files."""

from pilotbook.diagnostic import Place
from pilotbook.portfolio.name_roll import NameRoll, Spelling, find_namings
from pilotbook.records.pilot_file import PilotFile, read_pilot

RECORD = """\
title: A
stage: piloting
owner: {name: Ann Ash, email: Ann.Ash@example.com, deputy: Ben Beech}
project_manager: {name: "Cedar, Cy"}
sponsor: Dan Dogwood
decisions:
  - {on: 2026-10-19, outcome: ship, by: Dan Dogwood}
waivers:
  - {criterion: OWN-05, requested_by: Cy Cedar, approved_by: Dr Dan Dogwood}
"""


def read(text: str, name: str = "a") -> PilotFile:
    return read_pilot(text, name, f"pilots/{name}.yml")


def collect(*texts: str) -> tuple[Spelling, ...]:
    roll = NameRoll()
    for number, text in enumerate(texts):
        roll.add(read(text, f"p{number}"))
    return roll.spellings


def test_find_namings_gives_each_person_with_the_field_and_the_address() -> None:
    pilot = read(RECORD).pilot
    assert pilot is not None
    assert [(each.path, each.name, each.email) for each in find_namings(pilot)] == [
        (("owner", "name"), "Ann Ash", "Ann.Ash@example.com"),
        (("owner", "deputy"), "Ben Beech", ""),
        (("project_manager", "name"), "Cedar, Cy", ""),
        (("sponsor", "name"), "Dan Dogwood", ""),
        (("decisions", 0, "by"), "Dan Dogwood", ""),
        (("waivers", 0, "requested_by"), "Cy Cedar", ""),
        (("waivers", 0, "approved_by"), "Dr Dan Dogwood", ""),
    ]


def test_name_roll_counts_the_spellings_of_one_person_together() -> None:
    found = {each.name: (each.key, each.mentions, each.first.place[1:]) for each in collect(RECORD)}
    assert found == {
        "Ann Ash": (("ann", "ash"), 1, (3, 15)),
        "Ben Beech": (("beech", "ben"), 1, (3, 60)),
        "Cedar, Cy": (("cedar", "cy"), 2, (4, 25)),
        "Dan Dogwood": (("dan", "dogwood"), 3, (5, 10)),
    }


def test_name_roll_keeps_each_address_with_its_first_place() -> None:
    texts = [
        f"title: A\nstage: proposed\nowner: {{name: {name}, email: {email}}}\n"
        for name, email in (
            ("Ann Ash", "ann@example.com"),
            ("'Ash, Ann'", "ANN@example.com"),
            ("ann ash", "ash@example.com"),
            ("Ann Ash", "in the directory"),
        )
    ]
    (spelling,) = collect(*texts)
    assert spelling.mentions == 4
    assert [(email, found.place, found.pilot) for email, found in spelling.emails] == [
        ("ann@example.com", Place("pilots/p0.yml", 3, 31), "p0"),
        ("ash@example.com", Place("pilots/p2.yml", 3, 31), "p2"),
    ]


def test_name_roll_takes_nothing_from_what_tells_of_no_pilot_or_nobody() -> None:
    assert (
        collect("- x\n", "title: A\n", "title: A\nstage: proposed\n", "title: A\nstage: proposed\nowner: '???'\n") == ()
    )
