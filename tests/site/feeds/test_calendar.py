"""Calendars, read back with icalendar."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest

from pilotbook.site.feeds.calendar import calendar_address, make_calendar_feeds
from pilotbook.site.site import Site
from tests.site.feeds.full_pilot import FULL, ROOT, full_site, hide
from tests.site.made_site import GOOD, draw_site


def read(site: Site) -> dict[str, Any]:
    return {feed.address: icalendar.Calendar.from_ical(feed.read()) for feed in make_calendar_feeds(site)}


def entries(calendar: Any) -> dict[str, Any]:
    return {str(each["summary"]): each for each in calendar.walk("VEVENT")}


def test_calendar_has_what_is_due_on_its_day() -> None:
    calendar = read(full_site())["calendar.ics"]
    found = entries(calendar)
    assert {summary: each.decoded("dtstart") for summary, each in found.items()} == {
        "Invoice triage: Budget decision: look again, and ship or kill": date(2027, 1, 11),
        "Invoice triage: Drift review: Accounts board": date(2026, 11, 20),
        "Invoice triage: Waiver of OWN-04 ends": date(2026, 12, 1),
    }
    entry = found["Invoice triage: Waiver of OWN-04 ends"]
    assert entry.decoded("dtstamp").isoformat() == "2026-11-22T00:00:00+00:00"
    assert entry["categories"].to_ical() == b"Waiver"
    assert entry["url"] == "https://book.example/team/pilots/a/"
    assert entry["uid"].endswith("@book.example")
    assert entry["transp"] == "TRANSPARENT"
    assert calendar["x-wr-calname"] == "A book"
    assert calendar.decoded("refresh-interval") == timedelta(days=1)


@pytest.mark.parametrize("root", [ROOT, ""])
def test_entries_are_what_the_library_makes_of_their_values(root: str) -> None:
    title = "Triage, of; \\ <b>long</b> ünïcöde" + " title" * 20
    site = full_site(FULL.replace("Invoice triage", json.dumps(title)))
    site = replace(site, addresses=replace(site.addresses, root=root))
    content = next(iter(make_calendar_feeds(site))).read()
    found: list[Any] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert len(found) == 3
    assert str(found[0]["summary"]).startswith(title)
    for each in found:
        made = icalendar.Event()
        for name in ("uid", "dtstamp", "dtstart", "summary", "description", "transp", *(["url"] if root else [])):
            made.add(name, each.decoded(name) if name.startswith("dt") else str(each[name]))
        made.add("categories", each["categories"].cats)
        assert made.to_ical() in content


def test_entry_keeps_its_name_when_its_day_moves() -> None:
    moved = FULL.replace("expires: 2026-12-01", "expires: 2026-11-29")
    summary = "Invoice triage: Waiver of OWN-04 ends"
    before, after = (entries(read(full_site(text))["calendar.ics"])[summary] for text in (FULL, moved))
    assert before["uid"] == after["uid"]
    assert before.decoded("dtstart") != after.decoded("dtstart")


def test_entries_that_are_alike_have_names_of_their_own() -> None:
    line = "{capability: tool-gateway, cost: 40 kEUR, due: 2026-12-15}"
    text = FULL.replace("revisit_on: 2027-01-11", f"budget: [{line}, {line}]")
    found = read(full_site(text, b=text.replace("Invoice", "Other")))["calendar.ics"].walk("VEVENT")
    names = [str(each["uid"]) for each in found]
    assert len(names) == len(set(names)) == 8


def test_owner_and_forum_have_calendars_of_their_own() -> None:
    other = "title: Other\nstage: piloting\nowner: Jonas Lind\ntimebox: {start: 2026-10-05, weeks: 6}\n"
    found = read(full_site(b=other))
    assert list(found) == [
        "calendar.ics",
        "owners/amara-okafor.ics",
        "owners/jonas-lind.ics",
        "forums/accounts-board.ics",
    ]
    assert {str(each["summary"]).partition(":")[0] for each in found["owners/jonas-lind.ics"].walk("VEVENT")} == {
        "Other"
    }
    assert entries(found["forums/accounts-board.ics"]).keys() == entries(found["owners/amara-okafor.ics"]).keys()
    assert found["owners/jonas-lind.ics"]["x-wr-calname"] == "A book: Jonas Lind"
    assert calendar_address("owners/amara-okafor.md") in found


@pytest.mark.parametrize(
    ("path", "kept"),
    [("owner.name", "forums"), ("owner", "forums"), ("review.forum", "owners")],
)
def test_internal_name_has_no_calendar(path: str, kept: str) -> None:
    feeds = list(make_calendar_feeds(hide(full_site(), path)))
    assert [feed.address.partition("/")[0] for feed in feeds] == ["calendar.ics", kept]
    hidden = b"Amara" if path.startswith("owner") else b"Accounts board"
    assert not [feed.address for feed in feeds if hidden in feed.read()]


def test_calendar_of_no_pilots_is_a_calendar() -> None:
    found = read(replace(draw_site({}), name=""))
    assert list(found) == ["calendar.ics"]
    assert found["calendar.ics"].walk("VEVENT") == []
    assert found["calendar.ics"]["x-wr-calname"] == "Pilots"


def test_calendar_without_an_address_of_the_site_links_nowhere() -> None:
    site = replace(draw_site({"a": FULL, "b": GOOD}), name="")
    found = read(site)
    assert "forums/accounts-board.ics" in found
    assert found["owners/amara-okafor.ics"]["x-wr-calname"] == "Amara Okafor"
    for entry in found["calendar.ics"].walk("VEVENT"):
        assert "url" not in entry
        assert entry["uid"].endswith("@pilotbook.invalid")
