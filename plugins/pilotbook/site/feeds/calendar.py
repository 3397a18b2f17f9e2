"""Turns what is due into calendars to subscribe to: one of the portfolio, one for each owner, one for each forum."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from pilotbook import __version__
from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.due import Due, DueKind
from pilotbook.portfolio.shown_fields import list_hidden
from pilotbook.site.feeds.feed import Feed, write_line
from pilotbook.site.site import Site

ADDRESS = "calendar.ics"
CATEGORIES = {
    DueKind.DECISION: "Decision",
    DueKind.REVISIT: "Decision",
    DueKind.CAPABILITY: "Capability",
    DueKind.DRIFT_REVIEW: "Drift review",
    DueKind.WAIVER: "Waiver",
    DueKind.POLICY: "Policy",
}
_REFRESH = timedelta(days=1)


def make_calendar_feeds(site: Site) -> Iterator[Feed]:
    """The calendar of the portfolio, and those of owners and of forums."""
    yield Feed(
        address=ADDRESS,
        make=lambda: write_calendar(site, site.name or "Pilots", (each.id for each in site.shown_group.assessments)),
        title="The calendar",
        description="Decisions that are due, drift reviews, waivers that end, policies to look at again. A calendar "
        "program that subscribes to this address follows every change. The page of each owner and of each forum leads "
        "to a calendar of its own.",
    )
    directory = site.directory
    for person in directory.people.owners if has_calendars(site, "owner.name") else ():
        yield _feed_of(site, directory.source_of_owner(person), person.name, person.open)
    for forum in directory.forums.forums if has_calendars(site, "review.forum") else ():
        yield _feed_of(site, directory.source_of_forum(forum), forum.name, forum.pilots)


def has_calendars(site: Site, path: str) -> bool:
    """Whether there is a calendar for each name that a field gives: not where nobody outside may see the field."""
    hidden = list_hidden(site.portfolio.playbook.settings)
    return not hidden & {path, path.partition(".")[0]}


def calendar_address(source: str) -> str:
    """The address of the calendar that belongs to the page of an owner or of a forum."""
    return f"{source.removesuffix('.md')}.ics"


def _feed_of(site: Site, source: str, name: str, pilots: tuple[Assessment, ...]) -> Feed:
    title = f"{site.name}: {name}" if site.name else name
    ids = tuple(each.id for each in pilots)
    return Feed(
        address=calendar_address(source), make=lambda: write_calendar(site, title, ids), made_from=(title, *pilots)
    )


def write_calendar(site: Site, name: str, pilots: Iterable[str]) -> bytes:
    """A calendar with one entry for each thing that is due for some pilots, on its whole day."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Pilotbook//Pilotbook {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("name", write_line(name))
    calendar.add("x-wr-calname", write_line(name))
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    head, end, _ = calendar.to_ical().partition(b"END:VCALENDAR\r\n")
    name_entry = _Names(site)
    entries = (_describe(site, each, name_entry(each)) for pilot in pilots for each in site.shown_due.get(pilot, ()))
    return b"".join([head, *map(_write_entry, entries), end])


class _Entry(NamedTuple):
    """What stands in an entry."""

    uid: str
    today: date
    day: date
    summary: str
    description: str
    category: str
    url: str


def _describe(site: Site, due: Due, uid: str) -> _Entry:
    assessment = due.assessment
    return _Entry(
        uid=uid,
        today=site.shown.today,
        day=due.day,
        summary=write_line(f"{assessment.pilot.title}: {due.what}"),
        description=write_line(assessment.line),
        category=CATEGORIES[due.kind],
        url=site.whole_pilot(assessment) if site.addresses.root else "",
    )


@lru_cache(maxsize=1 << 15)  # most entries stand in three calendars, and stay when a site is served
def _write_entry(entry: _Entry) -> bytes:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime.combine(entry.today, time(), UTC))
    event.add("dtstart", entry.day)
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("categories", [entry.category])
    event.add("transp", "TRANSPARENT")
    if entry.url:
        event.add("url", entry.url)
    written: bytes = event.to_ical()
    return written


class _Names:
    """Names entries so that one keeps its name from build to build while its day moves."""

    def __init__(self, site: Site) -> None:
        self._root = site.addresses.root
        self._host = urlsplit(self._root).hostname or "pilotbook.invalid"
        self._seen: Counter[tuple[str, ...]] = Counter()

    def __call__(self, due: Due) -> str:
        what = (self._root, due.assessment.id, due.kind.value, due.what)
        self._seen[what] += 1
        digest = sha256("\0".join((*what, str(self._seen[what]))).encode("utf-8", errors="replace")).hexdigest()
        return f"{digest[:32]}@{self._host}"
