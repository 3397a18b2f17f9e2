"""Which fields of a record differ."""

from pilotbook.portfolio.record_changes import list_record_changes
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.shape import Field, Kind
from tests.assessment.exemplary import GONE, change_record

FULL = change_record({})
ADDED = (Field(name="cost_centre", kind=Kind.TEXT, description="Who pays."),)


def pilot(text: str) -> Pilot:
    read = read_pilot(text, "a", "pilots/a.yml", ADDED).pilot
    assert read is not None
    return read


def test_records_that_are_alike_differ_in_nothing() -> None:
    assert list_record_changes(pilot(FULL), pilot(FULL)) == ()


def test_fields_that_differ_are_told_in_the_order_of_the_record() -> None:
    changes = {
        "stage": "scaling",
        "owner.deputy": GONE,
        "timebox.weeks": 8,
        "data.1.personal_data": True,
        "policy.must_not_decide": ["Release of a payment"],
        "cost_centre": "4711",
        "review.held.2": {"on": "2026-11-20", "outcome": "Nothing drifted"},
    }
    assert list_record_changes(pilot(FULL), pilot(change_record(changes))) == (
        ("stage", "production", "scaling"),
        ("owner.deputy", "Jonas Lind", ""),
        ("timebox.weeks", "6", "8"),
        ("data.2.personal_data", "false", "true"),
        (
            "policy.must_not_decide",
            "Release of a payment, Change of a vendor's bank details",
            "Release of a payment",
        ),
        ("review.held.3.on", "", "2026-11-20"),
        ("review.held.3.outcome", "", "Nothing drifted"),
        ("cost_centre", "", "4711"),
    )


def test_what_came_from_a_spreadsheet_is_told_by_its_name() -> None:
    before = pilot("title: A\nstage: proposed\nsource: {Use case ID: X-1, Topic: Water}\n")
    after = pilot("title: A\nstage: proposed\nsource: {Use case ID: X-2}\n")
    assert list_record_changes(before, after) == (("source.Use case ID", "X-1", "X-2"), ("source.Topic", "Water", ""))
