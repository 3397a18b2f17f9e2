"""Badges, read back as XML."""

import re
from typing import Any

import pytest
from defusedxml import ElementTree

from pilotbook.records.vocabulary import Gate
from pilotbook.site.feeds.badge import badge_address, make_badge_feeds
from tests.site.feeds.full_pilot import FULL, full_site
from tests.site.made_site import GOOD, draw_site

KILLED = """\
title: A
stage: stopped
timebox: {start: 2026-09-01, weeks: 10}
success: [{measure: Letters answered, about: workflow, baseline: 1 %, target: 2 %, result: 3 %}]
decisions: [{on: 2026-11-01, outcome: kill, by: Tomas Novak, rationale: Too slow for the desk}]
"""
SVG = "{http://www.w3.org/2000/svg}"


def read(text: str, gate: Gate | None = None) -> Any:
    feeds = {feed.address: feed for feed in make_badge_feeds(full_site(text))}
    return ElementTree.fromstring(feeds[badge_address("a", gate)].read(), forbid_dtd=True)


def words_of(badge: Any) -> list[str]:
    return [each.text for each in badge.iter(f"{SVG}text")]


def test_pilot_has_a_badge_and_one_for_each_gate() -> None:
    assert [feed.address for feed in make_badge_feeds(draw_site({"a": GOOD, "broken": ""}))] == [
        "badges/a.svg",
        *(f"badges/a/{gate}.svg" for gate in ("approve", "start", "decide", "ship", "operate")),
    ]


def test_badge_says_the_answers_and_the_next_gate() -> None:
    badge = read(FULL)
    assert words_of(badge)[0] == "Decide"
    assert re.fullmatch(r"\d+ to go", words_of(badge)[1])
    (title,) = badge.iter(f"{SVG}title")
    assert title.text.startswith("Invoice triage: Decide, ")
    assert title.text.endswith("Owner answered, Data unanswered, Tools answered, Policy unanswered, Review answered")
    assert badge.attrib["aria-label"] == title.text
    fills = [each.attrib["fill"] for each in badge.iter(f"{SVG}circle")]
    assert fills == ["#fff", "none", "#fff", "none", "#fff"]


@pytest.mark.parametrize(
    ("text", "gate", "words"),
    [
        (FULL, Gate.OPERATE, ["Operate", "not yet"]),
        (FULL, Gate.APPROVE, ["Approve", r"\d+ short"]),
        ("title: A\nstage: stopped\n", Gate.APPROVE, ["Approve", "does not apply"]),
        ("title: A\nstage: stopped\n", None, ["Stage", "Stopped"]),
        (KILLED, Gate.DECIDE, ["Decide", "met"]),
    ],
)  # fmt: skip
def test_badge_says_the_state_of_a_gate(text: str, gate: Gate | None, words: list[str]) -> None:
    found = words_of(read(text, gate))
    assert all(re.fullmatch(word, said) for word, said in zip(words, found, strict=True)), found


def test_badge_is_as_wide_as_its_words() -> None:
    badge = read(FULL)
    last = list(badge.iter(f"{SVG}text"))[-1]
    assert int(last.attrib["x"]) + int(last.attrib["textLength"]) + 8 == int(badge.attrib["width"])
    assert badge.attrib["viewBox"] == f"0 0 {badge.attrib['width']} 24"


def test_badge_asks_for_nothing() -> None:
    (content,) = {b"style" in feed.read() or b"url(" in feed.read() for feed in make_badge_feeds(full_site())}
    assert content is False
