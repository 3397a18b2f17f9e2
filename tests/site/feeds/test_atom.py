"""The feed of changes, read back with feedparser and with a strict parser of XML."""

from dataclasses import replace
from datetime import date
from typing import Any

import feedparser
import pytest
from defusedxml import ElementTree

from pilotbook.history.events import EventKind, PilotEvent
from pilotbook.site.feeds.atom import MOST_ENTRIES, make_atom_feeds
from pilotbook.site.site import Site
from tests.site.feeds.full_pilot import FULL, full_site
from tests.site.made_site import draw_site


def read(site: Site) -> Any:
    (feed,) = make_atom_feeds(site)
    content = feed.read()
    ElementTree.fromstring(content, forbid_dtd=True)
    found = feedparser.parse(content)
    assert not found.bozo
    return found


def test_feed_tells_of_changes_the_latest_first() -> None:
    found = read(full_site())
    assert [each.title for each in found.entries] == [
        "gone: deleted",
        "Invoice triage: decided: budget the infrastructure",
        "Invoice triage: drift review held: Prompt changed",
        "Invoice triage: moved from proposed to piloting",
        "Invoice triage: added, proposed",
    ]
    first, second = found.entries[:2]
    assert first.link == "https://book.example/team/portfolio/changes/"
    assert second.link == "https://book.example/team/pilots/a/"
    assert second.updated == "2026-11-10T00:00:00Z"
    assert second.tags[0].term == "decided"
    assert second.summary == full_site().portfolio.assessments[0].line
    assert found.feed.updated == "2026-11-15T00:00:00Z"
    assert found.feed.links[0].href == "https://book.example/team/changes.xml"


def test_entries_keep_their_names_and_have_their_own() -> None:
    twice = FULL.replace("held: [", "held: [{on: 2026-10-20, outcome: Prompt changed}, ")
    before, after = (read(full_site(text)).entries for text in (FULL, twice))
    assert {each.id for each in before} < {each.id for each in after}
    assert len({each.id for each in after}) == len(after) == len(before) + 1
    assert all(each.id.startswith("urn:uuid:") for each in after)


def test_feed_holds_so_many_changes() -> None:
    events = tuple(
        PilotEvent(date(2026, 1 + number % 10, 1 + number // 10), EventKind.MOVED, "1", "a", f"b{number}")
        for number in range(MOST_ENTRIES + 20)
    )
    assert len(read(replace(full_site(), events={"a": events})).entries) == MOST_ENTRIES


@pytest.mark.parametrize("name", ["", "A & <b>book</b>\x0b"])
def test_feed_without_changes_says_its_day(name: str) -> None:
    found = read(replace(draw_site({}), name=name))
    assert found.entries == []
    assert found.feed.updated == "2026-11-22T00:00:00Z"
    assert found.feed.author == ("A & <b>book</b>" if name else "Pilotbook")
