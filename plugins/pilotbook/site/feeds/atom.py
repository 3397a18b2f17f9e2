"""Turns what changed into an Atom feed (RFC 4287), to which feed readers and chat programs subscribe."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pilotbook.portfolio.changes import Change
from pilotbook.site.change_words import name_pilot, say_change
from pilotbook.site.feeds.feed import Feed, encode, write_line
from pilotbook.site.site import Site
from pilotbook.site.subnavigation import CHANGES

ADDRESS = "changes.xml"
MOST_ENTRIES = 100
"""How many changes the feed holds: a reader that asks now and then misses none, and loads little."""


def make_atom_feeds(site: Site) -> Iterator[Feed]:
    """The one feed."""
    yield Feed(
        address=ADDRESS,
        make=lambda: write_atom(site),
        title="The feed of changes",
        description=f"The last {MOST_ENTRIES} changes: new pilots, stages, decisions, drift reviews. For feed readers.",
    )


def write_atom(site: Site) -> bytes:
    """The feed, the latest change first."""
    latest = site.changes[:MOST_ENTRIES]
    root, seen = site.addresses.root, Counter[str]()
    xml = site.templates.render(
        "changes.xml",
        id=_name(root or site.name),
        title=write_line(f"{site.name or 'Pilots'}: changes"),
        author=write_line(site.name or "Pilotbook"),
        updated=_moment((latest[0].day if latest else site.shown.today).isoformat()),
        feed_href=site.addresses.whole(ADDRESS),
        page_href=site.addresses.whole(CHANGES),
        entries=[_entry(site, each, seen) for each in latest],
    )
    return encode(f"{xml}\n")


def _entry(site: Site, change: Change, seen: Counter[str]) -> dict[str, Any]:
    what = repr((change.day.isoformat(), change.kind.value, change.pilot, change.before, change.after))
    seen[what] += 1
    pilot = change.assessment
    return {
        "id": _name(f"{site.addresses.root or site.name} {what} {seen[what]}"),
        "title": write_line(f"{name_pilot(change)}: {say_change(change)}"),
        "category": change.kind.value,
        "updated": _moment(change.day.isoformat()),
        "href": site.whole_pilot(pilot) if pilot is not None else site.addresses.whole(CHANGES),
        "summary": write_line(pilot.line if pilot is not None else ""),
    }


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _name(text: str) -> str:
    """A name that stays the same from build to build."""
    return uuid5(NAMESPACE_URL, write_line(text)).urn
