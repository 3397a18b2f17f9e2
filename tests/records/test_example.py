"""Records in which every field holds its example."""

from datetime import date
from typing import Any

import pytest

from pilotbook.frozen import frozen
from pilotbook.records.example import filled_record, filled_tree
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Front, Settings
from pilotbook.records.reading import Reader
from pilotbook.records.shape import day, fields_of


@pytest.mark.parametrize("of", [Pilot, Front, Settings], ids=lambda of: of.__name__)
def test_filled_record_holds_an_example_that_fits_in_every_field(of: type[Any]) -> None:
    record = filled_record(of)
    assert [field.name for field in fields_of(of) if getattr(record, field.name) in (None, "", ())] == []


def test_filled_record_fills_records_and_lists() -> None:
    pilot = filled_record(Pilot)
    assert pilot.owner.accepted_on == date(2026, 8, 28)
    assert [source.permission.reference for source in pilot.data] == ["DG-214"]
    assert pilot.tags == ("documents",)
    assert pilot.decisions[0].budget[0].capability == "tool-gateway"


def test_filled_tree_is_what_the_reader_reads() -> None:
    reader = Reader("a.yml")
    pilot, _ = reader.read(Pilot, filled_tree(Pilot))
    assert reader.diagnostics == []
    assert pilot == filled_record(Pilot)


@frozen
class Wrong:
    start: date | None = day("A day.", example="tomorrow")


def test_filled_record_refuses_an_example_that_does_not_fit() -> None:
    with pytest.raises(ValueError, match="an example of Wrong does not fit: expected a day"):
        filled_record(Wrong)
