"""Turns what is due into calendars to subscribe to: one of the portfolio, one for each owner, one for each forum."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vCategory, vDatetime, vDDDTypes, vText, vUri

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
_EVENT = Event()
"""Writes single lines: to make an event of its own for each entry, and that for each calendar, takes much longer."""


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
    found = (site.shown_due.get(pilot) for pilot in pilots)
    return b"".join([head, *(_write_entries(_describe(site, due)) for due in found if due), end])


class _Pilot(NamedTuple):
    """What the entries of a pilot are made from. `page` is empty where nobody knows the address of the site."""

    root: str
    today: date
    id: str
    title: str
    line: str
    page: str
    due: tuple[tuple[DueKind, date, str], ...]


def _describe(site: Site, due: list[Due]) -> _Pilot:
    assessment, root = due[0].assessment, site.addresses.root
    return _Pilot(
        root=root,
        today=site.shown.today,
        id=assessment.id,
        title=assessment.pilot.title,
        line=assessment.line,
        page=site.whole_pilot(assessment) if root else "",
        due=tuple((each.kind, each.day, each.what) for each in due),
    )


@lru_cache(maxsize=1 << 14)  # most pilots stand in three calendars, and most stay as they are while a site is served
def _write_entries(pilot: _Pilot) -> bytes:
    """The entries of one pilot, each with its lines in the order that the library gives them."""
    stamp, description = _write_moment(pilot.today), _write("DESCRIPTION", vText(write_line(pilot.line)))
    end = (_write("URL", vUri(pilot.page)) if pilot.page else b"") + b"END:VEVENT\r\n"
    lines = []
    for (kind, day, what), name in zip(pilot.due, _name_entries(pilot), strict=True):
        summary = _write("SUMMARY", vText(write_line(f"{pilot.title}: {what}")))
        lines += [b"BEGIN:VEVENT\r\n", summary, _write_day(day), stamp, _write("UID", vText(name))]
        lines += [_write_category(kind), description, b"TRANSP:TRANSPARENT\r\n", end]
    return b"".join(lines)


@lru_cache(maxsize=1 << 10)
def _write_day(day: date) -> bytes:
    return _write("DTSTART", vDDDTypes(day))


@lru_cache(maxsize=1)
def _write_moment(today: date) -> bytes:
    return _write("DTSTAMP", vDatetime(datetime.combine(today, time(), UTC)))


@cache
def _write_category(kind: DueKind) -> bytes:
    return _write("CATEGORIES", vCategory([CATEGORIES[kind]]))


def _write(name: str, value: object) -> bytes:
    """A line of an entry, escaped and folded."""
    written: bytes = _EVENT.content_line(name, value).to_ical()
    return written + b"\r\n"


def _name_entries(pilot: _Pilot) -> Iterator[str]:
    """A name for each entry, which keeps it from build to build while its day moves."""
    host, seen = urlsplit(pilot.root).hostname or "pilotbook.invalid", Counter[tuple[str, ...]]()
    for kind, _, what in pilot.due:
        named = (pilot.root, pilot.id, kind.value, what)
        seen[named] += 1
        digest = sha256("\0".join((*named, str(seen[named]))).encode("utf-8", errors="replace")).hexdigest()
        yield f"{digest[:32]}@{host}"
