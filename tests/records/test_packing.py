"""Records as plain tuples, and back."""

import ast
from pathlib import Path

import pytest

from pilotbook.records.example import filled_record
from pilotbook.records.named_values import NamedText
from pilotbook.records.packing import describe, pack, unpack
from pilotbook.records.pilot import Owner, Person, Pilot, Volume
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.playbook import Front, Settings
from pilotbook.records.playbook_file import read_playbook

PILOTS = Path(__file__).parents[2] / "pilots"


def test_record_is_packed_into_what_python_can_write_down() -> None:
    packed = pack(filled_record(Pilot))
    assert ast.literal_eval(repr(packed)) == packed
    assert pack(Volume(pilot="400")) == ("400", "")


@pytest.mark.parametrize("of", [Pilot, Front, Settings])
def test_record_is_unpacked_as_it_was(of: type) -> None:
    for record in (filled_record(of), of()):
        assert unpack(of, pack(record)) == record


@pytest.mark.parametrize("file", sorted(PILOTS.glob("*.yml")), ids=lambda file: file.stem)
def test_sample_is_unpacked_as_it_was(file: Path) -> None:
    pilot = read_pilot(file.read_text(encoding="utf-8"), "a", "pilots/a.yml").pilot
    assert pilot is not None
    assert unpack(Pilot, pack(pilot)) == pilot


def test_named_texts_are_unpacked_as_they_were() -> None:
    pilot = Pilot(title="A", source=(NamedText("Cost centre", "4711"),))
    assert unpack(Pilot, pack(pilot)) == pilot


def test_playbook_is_unpacked_as_it_was() -> None:
    playbook, _ = read_playbook()
    assert [unpack(Front, pack(article.front)) for article in playbook.articles] == [
        article.front for article in playbook.articles
    ]
    assert unpack(Settings, pack(playbook.settings)) == playbook.settings


def test_description_names_the_fields_of_every_class_within() -> None:
    assert describe(Person) == (("Person", ("name", "role", "email")),)
    assert ("Owner", ("name", "role", "email", "accepted_on", "deputy")) in describe(Pilot)
    assert describe(Owner) != describe(Person)
