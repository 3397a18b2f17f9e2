"""Records of pilots, written for a feed and read back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from pilotbook.neighbours import record_reading
from pilotbook.neighbours.record_reading import read_record
from pilotbook.neighbours.values import Misfit
from pilotbook.portfolio.shown_fields import blank_fields
from pilotbook.records.named_values import Added
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.shape import Field, Kind
from pilotbook.site.feeds.record_json import LEFT_OUT, STEPS, Step, describe_record
from tests.site.feeds.full_pilot import FULL
from tests.site.filled_pilot import Filler


def pilot_of(text: str) -> Pilot:
    pilot = read_pilot(text, "a", "pilots/a.yml").pilot
    assert pilot is not None
    return pilot


def send(pilot: Pilot) -> Any:
    return json.loads(json.dumps(describe_record(pilot)))


@pytest.mark.parametrize(
    "text",
    [
        "title: A\nstage: retired\n",
        FULL,
        Filler(lambda path: f"{path} <b>&'\" ~ text", lambda _: "https://example.com/x").write_pilot(),
    ],
)
def test_record_comes_back_without_what_a_feed_leaves_out(text: str) -> None:
    pilot = pilot_of(text)
    assert read_record(send(pilot), ()) == blank_fields(pilot, LEFT_OUT)


def test_record_with_every_field_has_every_field_that_a_feed_holds() -> None:
    filled = Filler(lambda path: f"{path} text", lambda _: "https://example.com/x").write_pilot()
    assert send(read_record(send(pilot_of(filled)), ())) == send(pilot_of(filled))


def test_record_that_says_no_keeps_it() -> None:
    pilot = pilot_of("title: A\nstage: proposed\ndata: [{personal_data: false}]\n")
    assert read_record(send(pilot), ()).data[0].personal_data is False


def test_record_keeps_what_another_organisation_has_added() -> None:
    added = (Added(name="paid_by", value="4711"), Added(name="seats", value=3), Added(name="in", value=("a", "b")))
    pilot = replace(pilot_of("title: A\nstage: proposed\n"), added=added)
    assert read_record(send(pilot), ()).added == added


def test_record_may_hold_what_a_newer_pilotbook_writes_and_what_a_feed_never_does() -> None:
    given = {"title": "A", "stage": "proposed", "mood": [1, {}], "notes": 5, "owner": {"email": [], "pet": "cat"}}
    assert read_record(given, ()) == pilot_of("title: A\nstage: proposed\n")


def test_address_is_read_where_a_feed_holds_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """None does so far: links stay at home."""
    site = Step(Field(name="summary", kind=Kind.ADDRESS, description="Where."), ())
    monkeypatch.setattr(record_reading, "STEPS", (*STEPS, site))
    given = {"title": "A", "stage": "proposed", "summary": "https://example.com/"}
    assert read_record(given, ()).summary == "https://example.com/"
    with pytest.raises(
        Misfit, match=r"expected an address that begins with https:// in 'summary', found 'javascript:1'"
    ):
        read_record({**given, "summary": "javascript:1"}, ())


GOOD = {"title": "A", "stage": "proposed"}


def misfits() -> Iterator[tuple[dict[str, Any], str]]:
    yield {"stage": "proposed"}, "expected something in 'record.title', found null"
    yield {"title": "", "stage": "proposed"}, "expected something in 'record.title', found ''"
    yield {"title": "A"}, "expected something in 'record.stage', found null"
    yield {**GOOD, "title": 5}, "expected text in 'record.title', found '5'"
    yield {**GOOD, "title": "x" * 201}, "expected at most 200 characters in 'record.title', found '201'"
    yield {**GOOD, "stage": "paused"}, "expected one of proposed, "
    yield {**GOOD, "owner": "Amara"}, "expected an object in 'record.owner', found 'Amara'"
    yield {**GOOD, "owner": None}, "expected an object in 'record.owner', found null"
    yield {**GOOD, "owner": {"name": ["x"]}}, "expected text in 'record.owner.name', found a list"
    yield {**GOOD, "owner": {"accepted_on": "soon"}}, "expected a day such as 2026-09-07 in 'record.owner.accepted_on'"
    yield {**GOOD, "tags": "documents"}, "expected a list in 'record.tags', found 'documents'"
    yield {**GOOD, "tags": ["a", {}]}, "expected text in 'record.tags.2', found an object"
    yield {**GOOD, "data": {}}, "expected a list in 'record.data', found an object"
    yield {**GOOD, "data": ["x"]}, "expected an object in 'record.data.1', found 'x'"
    yield {**GOOD, "data": [{"personal_data": "no"}]}, "expected true or false in 'record.data.1.personal_data', "
    yield (
        {**GOOD, "timebox": {"weeks": 0}},
        "expected a whole number from 1 to 520 in 'record.timebox.weeks', found",
    )
    yield {**GOOD, "timebox": {"weeks": True}}, "expected a whole number from 1 to 520 in 'record.timebox.weeks', "
    yield {**GOOD, "timebox": {"weeks": 2.5}}, "expected a whole number from 1 to 520 in 'record.timebox.weeks', "
    yield {**GOOD, "added": {"Paid by": "x"}}, "expected a name of small letters, digits and underscores"
    yield {**GOOD, "added": {"paid": {}}}, "expected text in 'record.added.paid', found an object"


@pytest.mark.parametrize(("given", "message"), list(misfits()))
def test_record_that_does_not_fit_says_where(given: dict[str, Any], message: str) -> None:
    with pytest.raises(Misfit) as error:
        read_record(given, ("record",))
    assert str(error.value).startswith(message)
