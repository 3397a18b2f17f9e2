"""Hostile texts in every field: no feed holds a formula, an injected line, broken XML or live markup."""

import csv
import io
import json
import re
from dataclasses import replace

import feedparser
import icalendar
import pytest
from defusedxml import ElementTree

from pilotbook.history.events import EventKind, PilotEvent
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import fields_of
from pilotbook.site.feeds.all_feeds import FEED_MAKERS, plan_feeds
from pilotbook.site.feeds.feed import write_line
from pilotbook.site.feeds.pilot_text import FOLDER
from pilotbook.site.site import Site
from tests.site.feeds.full_pilot import ROOT, full_site, hide
from tests.site.filled_pilot import Filler
from tests.site.made_site import GOOD, TODAY, draw_site
from tests.site.test_hostile_text import OWN, draw_pilots, read_payloads

INJECTING = (
    "a\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:x",
    "a\r\nATTACH:https://evil.example/",
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(1)",
    "]]>",
    "<![CDATA[x",
    "<!ENTITY x>",
    "&amp;lt;",
    "a;b,c\\n",
    "](javascript:alert(1))",
)
PROPERTIES = {
    *("BEGIN", "END", "PRODID", "VERSION", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL"),
    *("UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP", "URL"),
}


def content_of(site: Site) -> dict[str, bytes]:
    return {feed.address: feed.read() for feed in plan_feeds(site)}


def check_calendar(content: bytes, count: int) -> None:
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    assert {re.split("[:;]", line, maxsplit=1)[0] for line in lines if line} <= PROPERTIES
    assert len(icalendar.Calendar.from_ical(content).walk("VEVENT")) == count


def check_feeds(pilots: dict[str, str]) -> None:
    titles = {each.id: each.pilot.title for each in draw_site(pilots).portfolio.assessments}
    names = list(titles)
    assert names == list(pilots)
    events = {name: (PilotEvent(TODAY, EventKind.RENAMED, "1", title, name),) for name, title in titles.items()}
    site = replace(full_site(), portfolio=draw_site(pilots).portfolio, events=events, name="<b>A\x0b & book</b>")
    found = content_of(site)
    lines = {write_line(title) for title in titles.values()}
    due = sum(len(each) for each in site.shown_due.values())
    for address, content in found.items():
        match address.rpartition(".")[2]:
            case "svg" | "xml":
                ElementTree.fromstring(content, forbid_dtd=True)
                assert not re.search(rb"<(script|img|foreignObject|style|a)[ >/]", content), address
            case "ics":
                check_calendar(content, due if address == "calendar.ics" else content.count(b"BEGIN:VEVENT\r\n"))
    assert {each["record"]["title"] for each in json.loads(found["portfolio.json"])["pilots"]} == set(titles.values())
    rows = list(csv.reader(io.StringIO(found["portfolio.csv"].decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if re.match("[=+@\t\r-]", cell) or "\n" in cell]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert {row[1].removeprefix("'") for row in rows[1:]} == {line.removeprefix("'") for line in lines}
    atom = feedparser.parse(found["changes.xml"])
    assert not atom.bozo
    assert {each.link for each in atom.entries} <= {f"{ROOT}pilots/{name}/" for name in names}
    llms = found["llms.txt"].decode()
    targets = re.findall(r"(?<!\\)\]\(([^)]*)\)", llms)
    assert all(target.startswith(ROOT) for target in targets)
    assert len([each for each in llms.split("\n") if "/pilots/p" in each]) == min(len(names), 200)


def test_feeds_of_hostile_texts_hold_them_as_text() -> None:
    rounds = [OWN[turn:] + OWN[:turn] for turn in range(0, len(OWN), 12)]
    pilots, _ = draw_pilots([*INJECTING, *(text for each in rounds for text in each)], str, 3)
    check_feeds(pilots)


def test_feeds_of_injecting_titles_hold_them_as_text() -> None:
    pilots = {
        f"p{number}": f"title: {json.dumps(text)}\nstage: piloting\nunit: {json.dumps(text)}\n"
        f"owner: {json.dumps(text)}\nreview: {{forum: {json.dumps(text)}, cadence: weekly}}\n"
        "timebox: {start: 2026-10-05, weeks: 6}\n"
        for number, text in enumerate(INJECTING)
    }
    check_feeds(pilots)


@pytest.mark.parametrize("corpus", ["xss-payloads.json", "naughty-strings.json"])
def test_feeds_of_a_corpus_hold_it_as_text(corpus: str) -> None:
    pilots, _ = draw_pilots(read_payloads(corpus)[:600], str, 20)
    check_feeds(pilots)


def test_feeds_are_the_same_bytes_each_time() -> None:
    assert content_of(full_site(b=GOOD)) == content_of(full_site(b=GOOD))


def test_feeds_hold_no_word_of_what_is_internal() -> None:
    """The words are vague, so that verdicts and stall risks quote them."""
    words = {"title": "Triage"}
    filled = Filler(lambda path: words.get(path, "to be decided"), lambda _: "https://hidden.example/").write_pilot()
    site = full_site(filled)
    assert any("to be decided" in each.reason for each in site.portfolio.assessments[0].verdicts)
    fields = [each.name for each in fields_of(Pilot) if not each.is_required]
    found = {address: text for address, text in content_of(hide(site, *fields)).items() if FOLDER not in address}
    assert {"portfolio.csv", "portfolio.json", "calendar.ics", "changes.xml", "badges/a.svg"} <= found.keys()
    assert not [address for address, text in found.items() if b"be decided" in text or b"hidden.example" in text]


def test_feeds_retell_no_verdict_and_no_stall_risk() -> None:
    site = full_site(b=GOOD)
    content_of(site)
    shown = site.shown_group.assessments
    assert all("under_waiver" in vars(each) for each in shown)
    assert not [name for each in shown for name in ("verdicts", "answers", "gates", "stalls") if name in vars(each)]


def test_feeds_have_addresses_of_their_own() -> None:
    addresses = [feed.address for feed in plan_feeds(full_site(b=GOOD))]
    assert len(addresses) == len(set(addresses))


def test_every_maker_of_feeds_tells_people_of_one_but_badges_and_texts() -> None:
    told = [any(feed.title and feed.description for feed in make(full_site())) for make in FEED_MAKERS]
    assert told == [True, True, True, True, True, False, False]
