"""What is found to mend in a record, and what is left alone because it might be meant otherwise."""

import pytest

from pilotbook.mending.mend_record import Mending, find_mendings
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, Kind, fields_of
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping

ADDED = (Field(name="go_live", kind=Kind.DAY, description="When."),)


def mendings(text: str) -> list[Mending]:
    root, _ = read_yaml(text, "a.yml")
    assert isinstance(root, Mapping)
    return list(find_mendings(root, (*fields_of(Pilot), *ADDED)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ownr: Amara", (1, 1, "ownr", "owner", True)),
        ("ownr: {name: Amara}", (1, 1, "ownr", "owner", True)),
        ("ownr:", (1, 1, "ownr", "owner", True)),
        ("titel: T", (1, 1, "titel", "title", True)),
        ("tool: [{name: x}]", (1, 1, "tool", "tools", True)),
        ("tag: x", (1, 1, "tag", "tags", True)),
        ("policy:\n  legl: P", (2, 3, "legl", "legal", True)),
        ("data:\n  - {sampel: live}", (2, 6, "sampel", "sample", True)),
        ("stage: proposd", (1, 8, "proposd", "proposed", False)),
        ("data: [{sample: Live}]", (1, 17, "Live", "live", False)),
        ("timebox: {start: 2026/09/07}", (1, 18, "2026/09/07", "2026-09-07", False)),
        ("golive: 2026-09-07", (1, 1, "golive", "go_live", True)),
        ("go_live: 13/09/2026", (1, 10, "13/09/2026", "2026-09-13", False)),
    ],
)
def test_find_mendings_finds_what_has_one(text: str, expected: tuple[int, int, str, str, bool]) -> None:
    assert mendings(text) == [Mending(*expected)]


@pytest.mark.parametrize(
    "text",
    [
        "title: T\nstage: proposed\nowner: {name: A}\ntools: []\ndata:\nreview: ~",
        "colour: red",
        "ownr: A\nowner: B",  # there is one already
        "ownr: A\nowners: B",  # two that mean the same
        "name: Amara",  # belongs below another field
        "ownr: [Amara]",  # not what an owner looks like
        "tools: x",
        "data: [x]",
        "tool: x",
        "titel: [x]",
        "timebx: soon",
        "tag: {a: b}",
        "simple: true",  # a sample can be deleted with one command
        "volume: {pilot: 4,pilots}",  # what follows a comma of a text
        "stage: [proposd]",
        "stage: ''",
        "owner: {accepted_on: 07/09/2026}",
        "owner: {accepted_on: soon}",
        "summary: 2026/09/07",
        "tags: [proposd]",
    ],
)
def test_find_mendings_leaves_alone_what_might_be_meant_otherwise(text: str) -> None:
    assert mendings(text) == []


def test_find_mendings_does_not_look_below_a_misspelt_key_yet() -> None:
    assert [each.before for each in mendings("ownr: {nmae: A}\nstage: proposd")] == ["ownr", "proposd"]
