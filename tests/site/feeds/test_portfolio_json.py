"""The portfolio as JSON, held against its own schema."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema

from pilotbook.records.named_values import Added
from pilotbook.site.feeds.portfolio_json import make_portfolio_json_feeds, stream_portfolio_json
from pilotbook.site.feeds.portfolio_schema import portfolio_schema
from pilotbook.site.site import Site
from tests.site.feeds.full_pilot import ROOT, full_site, hide
from tests.site.filled_pilot import Filler
from tests.site.made_site import GOOD, draw_site


def read(site: Site) -> dict[str, Any]:
    """The JSON of a site, which fits the schema."""
    found: dict[str, Any] = json.loads(b"".join(stream_portfolio_json(site)))
    checker = jsonschema.Draft202012Validator(portfolio_schema(), format_checker=jsonschema.FormatChecker())
    checker.validate(found)
    return found


def test_json_tells_how_a_pilot_stands() -> None:
    found = read(full_site())
    (pilot,) = found["pilots"]
    assert found["version"] == 1
    assert found["today"] == "2026-11-22"
    assert found["site"] == {"name": "A book", "url": ROOT}
    assert [each["id"] for each in found["questions"]] == ["owner", "data", "tools", "policy", "review"]
    assert pilot["id"] == "a"
    assert pilot["page"] == "pilots/a/"
    assert pilot["answers"]["owner"] == "answered"
    assert pilot["answers"]["data"] == "unanswered"
    assert pilot["gates"]["operate"] == "not-yet"
    assert pilot["verdicts"]["OWN-04"] == "waived"
    assert "OWN-01" not in pilot["verdicts"]
    assert (pilot["decision_due"], pilot["decided_on"], pilot["review_due"]) == (
        "2026-11-16",
        "2026-11-10",
        "2026-11-20",
    )
    assert "waiver ending" in pilot["flags"]
    assert {each["id"] for each in found["criteria"]} >= set(pilot["verdicts"])
    assert {each["id"] for each in found["patterns"]} >= set(pilot.get("at_risk", []))


def test_json_holds_the_record_without_ways_to_people_and_systems() -> None:
    record = read(full_site())["pilots"][0]["record"]
    assert record["timebox"] == {"start": "2026-10-05", "weeks": 6}
    assert record["owner"] == {"name": "Amara Okafor", "role": "Head of Accounts", "deputy": "Jonas Lind"}
    assert record["review"]["held"] == [{"on": "2026-10-20", "outcome": "Prompt changed"}]
    assert not {"links", "notes", "source", "sample", "tools"} & set(record)


def test_json_of_a_record_with_every_field_fits_the_schema() -> None:
    text = Filler(lambda path: f"{path} text", lambda _: "https://example.com/x").write_pilot()
    record = read(draw_site({"a": text}))["pilots"][0]["record"]
    assert record["data"][0]["personal_data"] is True
    assert record["data"][0]["permission"]["granted_by"] == "data.permission.granted_by text"
    assert "reference" not in record["data"][0]["permission"]


def test_json_holds_what_the_organisation_has_added() -> None:
    site = full_site()
    (assessment,) = site.portfolio.assessments
    values = (Added(name="paid_by", value="4711"), Added(name="seen_on", value=date(2026, 11, 1)))
    changed = replace(assessment, pilot=replace(assessment.pilot, added=values))
    record = read(replace(site, portfolio=replace(site.portfolio, assessments=(changed,))))["pilots"][0]["record"]
    assert record["added"] == {"paid_by": "4711", "seen_on": "2026-11-01"}


def test_json_of_no_pilots_and_of_a_bare_one() -> None:
    assert read(draw_site({}))["pilots"] == []
    (bare,) = read(draw_site({"a": GOOD}))["pilots"]
    assert bare["record"] == {"title": "A pilot", "stage": "proposed"}
    assert "decision_due" not in bare


def test_json_keeps_back_what_is_internal() -> None:
    found = b"".join(stream_portfolio_json(hide(full_site(), "owner", "review.held.outcome", "timebox.weeks")))
    assert b"Amara" not in found
    assert b"Prompt changed" not in found
    assert json.loads(found)["pilots"][0]["record"]["timebox"] == {"start": "2026-10-05"}


def test_json_stands_on_a_line_for_each_pilot_in_their_order() -> None:
    lines = b"".join(stream_portfolio_json(draw_site({"b": GOOD, "a": GOOD}))).decode().splitlines()
    assert [json.loads(line.removesuffix(","))["id"] for line in lines[1:-1]] == ["b", "a"]


def test_json_of_a_name_that_is_half_a_character() -> None:
    site = replace(full_site(), name="A \udc80 book")
    assert read(site)["site"]["name"] == "A \udc80 book"


def test_schema_is_published_beside_the_portfolio() -> None:
    _, schema = make_portfolio_json_feeds(full_site())
    assert json.loads(schema.read()) == portfolio_schema()
    jsonschema.Draft202012Validator.check_schema(portfolio_schema())
