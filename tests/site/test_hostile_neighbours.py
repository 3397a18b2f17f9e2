"""Scripts in every text of another portfolio: pages show them as text, and feeds hold them as text."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import defusedxml.ElementTree
import pytest
from icalendar import Calendar

from pilotbook.neighbours.portfolio_reading import read_portfolio
from pilotbook.portfolio.other_portfolio import Home, OtherPortfolio, SourceState
from pilotbook.site.address import Addresses
from pilotbook.site.feeds.all_feeds import plan_feeds
from pilotbook.site.site import SOURCES, Site
from pilotbook.site.subnavigation import ANSWERS, TIMELINE, VIEWS
from tests.site.feeds.full_pilot import ROOT
from tests.site.group_site import FINANCE, draw_group, publish
from tests.site.made_site import TODAY, make_all
from tests.site.read_page import ReadPage, read_page
from tests.site.test_hostile_text import OWN, Disguise, check_dead, draw_pilots, mask, read_payloads, shape_of

SHOWN = (*(source for source, _ in VIEWS), SOURCES)
INVISIBLE = "left\u202eright\u200b\x07\ud800"


def poison(payloads: list[str], disguise: Disguise, pilots: dict[str, str]) -> bytes:
    """A portfolio with payloads in every text: of its records, and of what is told of them."""
    found = json.loads(publish(pilots))
    deal = _deal([disguise(each) for each in payloads if len(each) <= 180])
    found["site"] |= {"name": next(deal), "url": next(deal)}
    for each in found["criteria"]:
        each["title"] = next(deal)
    for each in found["capabilities"]:
        each |= {"id": next(deal), "available": True}
    for pilot in found["pilots"]:
        pilot["id"] = next(deal).replace("/", "|")
        pilot["line"] = next(deal)
        pilot["flags"] = [next(deal)]
        pilot["at_risk"].append(next(deal))
        pilot["verdicts"][next(deal)] = "unmet"
    return json.dumps(found).encode()


def _deal(texts: list[str]) -> Iterator[str]:
    """The texts, again and again, each time another one."""
    round_ = 0
    while True:
        yield from (f"{text}~{round_}~" for text in texts)
        round_ += 1


@cache
def site_of(disguise: Disguise, payloads: tuple[str, ...]) -> tuple[Site, dict[str, dict[str, list[str]]]]:
    pilots, given = draw_pilots(list(payloads), disguise, texts=10)
    told = read_portfolio(poison(list(payloads), disguise, pilots))
    other = OtherPortfolio(
        home=Home(key="finance", name=disguise(payloads[0]), site=FINANCE),
        address=disguise(payloads[1]),
        state=SourceState.KEPT,
        told=told,
        taken_on=TODAY,
        reason=disguise(payloads[2]),
    )
    return replace(draw_group({}, other), addresses=Addresses(root=ROOT)), given


@cache
def pages_of(disguise: Disguise, payloads: tuple[str, ...]) -> dict[str, ReadPage]:
    site, _ = site_of(disguise, payloads)
    return {source: read_page(page.html) for source, page in make_all(site).items() if source in SHOWN}


def check(payloads: tuple[str, ...]) -> None:
    hostile, harmless = pages_of(str, payloads), pages_of(mask, payloads)
    assert set(hostile) == set(SHOWN)
    for source, page in hostile.items():
        assert shape_of(page) == shape_of(harmless[source]), source
        check_dead(source, page)
    _, given = site_of(str, payloads)
    for source in (TIMELINE, ANSWERS):
        shown = hostile[source].texts
        assert [title for texts in given.values() for title in texts["title"] if title not in shown] == [], source


def test_own_payloads_of_another_portfolio_are_shown_as_text() -> None:
    check(OWN)
    assert OWN[0] in hostile_sources().text
    assert OWN[2] in hostile_sources().text


def hostile_sources() -> ReadPage:
    return pages_of(str, OWN)[SOURCES]


@pytest.mark.parametrize("corpus", ["xss-payloads.json", "h5sc-vectors.json", "naughty-strings.json"])
def test_payloads_of_a_corpus_are_shown_as_text(corpus: str) -> None:
    check(tuple(each for each in read_payloads(corpus) if each.strip()))


def feeds() -> dict[str, bytes]:
    site, _ = site_of(str, OWN)
    return {each.address: each.read() for each in plan_feeds(site)}


def test_feeds_hold_payloads_of_another_portfolio_as_text() -> None:
    found = feeds()
    site, given = site_of(str, OWN)
    titles = {texts["title"][0] for texts in given.values()}
    assert {each["record"]["title"] for each in json.loads(found["portfolio.json"])["pilots"]} == titles
    rows = list(csv.reader(io.StringIO(found["portfolio.csv"].decode("utf-8-sig"))))
    assert len(rows) == len(given) + 1
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []
    events = Calendar.from_ical(found["calendar.ics"]).walk("VEVENT")
    assert {str(each["url"]).startswith(f"{FINANCE}pilots/p") for each in events} == {True}
    tree = defusedxml.ElementTree.fromstring(found["changes.xml"].decode())
    links = [each.attrib["href"] for each in tree.iter("{http://www.w3.org/2005/Atom}link")]
    assert [each for each in links if not each.startswith((FINANCE, ROOT))] == []
    lines = found["llms.txt"].decode().splitlines()
    assert len([line for line in lines if line.startswith("- [") and FINANCE in line]) == len(site.group.assessments)


def test_character_that_cannot_be_seen_is_shown_by_its_number() -> None:
    content: Any = json.loads(publish({"a": "title: A\nstage: proposed\n"}))
    content["pilots"][0]["record"]["title"] = INVISIBLE
    told = read_portfolio(json.dumps(content).encode())
    other = OtherPortfolio(
        home=Home(key="a", name="A"), address="a.json", state=SourceState.FRESH, told=told, taken_on=TODAY
    )
    site = draw_group({}, other)
    text = read_page(make_all(site)["pilots/index.md"].html).text
    assert "left<U+202E>right<U+200B><U+0007><U+D800>" in text
    for feed in plan_feeds(site):
        assert "\u202e" not in feed.read().decode(), feed.address
