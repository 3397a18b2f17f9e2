"""What a `portfolio.json` says, and why one is not taken."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pilotbook.neighbours.portfolio_reading import Unreadable, read_portfolio
from pilotbook.site.feeds.portfolio_json import stream_portfolio_json
from tests.records.corpora import read_corpus
from tests.site.feeds.full_pilot import FULL
from tests.site.group_site import FINANCE, draw_group, publish
from tests.site.made_site import GOOD, TODAY


def change(act: Callable[[Any], object]) -> bytes:
    found = json.loads(publish({"a": FULL, "b": GOOD}))
    act(found)
    return json.dumps(found).encode()


def test_portfolio_is_read() -> None:
    told = read_portfolio(publish({"a": FULL, "b": GOOD}))
    assert (told.name, told.site, told.today, told.passed_on) == ("Finance", FINANCE, TODAY, 0)
    assert [(each.id, each.page, each.pilot.title) for each in told.pilots] == [
        ("a", "pilots/a/", "Invoice triage"),
        ("b", "pilots/b/", "A pilot"),
    ]
    assert told.pilots[0].decision_due == date(2026, 11, 16)
    assert "scheduled-pipelines" in told.available
    assert "tool-gateway" not in told.available
    assert told.criteria["OWN-01"]


def test_portfolio_without_pilots_is_read() -> None:
    assert read_portfolio(publish({})).pilots == ()


def test_portfolio_without_a_name_and_an_address_is_read() -> None:
    told = read_portfolio(publish({}, name="", site=""))
    assert (told.name, told.site) == ("", "")


def test_portfolio_of_a_newer_pilotbook_of_the_same_version_is_read() -> None:
    def add(found: Any) -> None:
        found["weather"] = {"deep": [1.5, None]}
        found["site"]["colour"] = 7
        found["pilots"][0] |= {"mood": "good", "flags": 5}
        found["pilots"][0]["gates"]["celebrate"] = "met"

    assert read_portfolio(change(add)) == read_portfolio(publish({"a": FULL, "b": GOOD}))


def test_portfolio_passes_no_pilots_of_others_on() -> None:
    """Else a pilot would count twice, or go round in a ring for ever."""
    group = draw_group({"own": GOOD}, {"a": GOOD, "b": FULL})
    told = read_portfolio(b"".join(stream_portfolio_json(replace(group, name="Group"))))
    assert [each.id for each in told.pilots] == ["own"]
    assert told.passed_on == 2


def test_portfolio_that_names_a_pilot_twice_has_it_once() -> None:
    def repeat(found: Any) -> None:
        found["pilots"].append({**found["pilots"][1], "id": "a"})

    told = read_portfolio(change(repeat))
    assert [(each.id, each.pilot.title) for each in told.pilots] == [("a", "Invoice triage"), ("b", "A pilot")]


def set_in(*path: str | int, to: Any) -> Callable[[Any], object]:
    def act(found: Any) -> None:
        for step in path[:-1]:
            found = found[step]
        found[path[-1]] = to

    return act


def drop(*path: str | int) -> Callable[[Any], object]:
    def act(found: Any) -> None:
        for step in path[:-1]:
            found = found[step]
        del found[path[-1]]

    return act


MISFITS: tuple[tuple[Callable[[Any], object], str], ...] = (
    (set_in("version", to=2), "expected a portfolio.json of version 1, found version 2"),
    (set_in("version", to=0), "expected a portfolio.json of version 1, found version 0"),
    (set_in("version", to="1"), "expected a portfolio.json of version 1, found none that is a number"),
    (set_in("version", to=True), "expected a portfolio.json of version 1, found none that is a number"),
    (set_in("version", to=10**9), "expected a portfolio.json of version 1, found none that is a number"),
    (drop("version"), "expected a portfolio.json of version 1, found none that is a number"),
    (drop("site"), "expected an object in 'site', found null"),
    (set_in("site", "name", to=[]), "expected text in 'site.name', found a list"),
    (drop("today"), "expected a day such as 2026-09-07 in 'today', found null"),
    (drop("pilots"), "expected a list in 'pilots', found null"),
    (set_in("pilots", to={}), "expected a list in 'pilots', found an object"),
    (set_in("pilots", 1, to="b"), "expected an object in 'pilots.2', found 'b'"),
    (drop("pilots", 1, "id"), "expected text in 'pilots.2.id', found null"),
    (set_in("pilots", 0, "id", to=" "), "expected an id without a slash in 'pilots.1.id', found ' '"),
    (set_in("pilots", 0, "id", to="a/b"), "expected an id without a slash in 'pilots.1.id', found 'a/b'"),
    (drop("pilots", 0, "record"), "expected an object in 'pilots.1.record', found null"),
    (set_in("pilots", 0, "line", to=5), "expected text in 'pilots.1.line', found '5'"),
    (set_in("pilots", 0, "answers", "owner", to="great"), "expected one of answered, "),
    (set_in("pilots", 0, "gates", to=[]), "expected an object in 'pilots.1.gates', found a list"),
    (set_in("pilots", 0, "gates", "start", to="open"), "expected one of met, "),
    (set_in("pilots", 0, "verdicts", "OWN-01", to=None), "expected one of met, "),
    (set_in("pilots", 0, "at_risk", to="all"), "expected a list in 'pilots.1.at_risk', found 'all'"),
    (
        set_in("pilots", 0, "decision_due", to="soon"),
        "expected a day such as 2026-09-07 in 'pilots.1.decision_due'",
    ),
    (set_in("criteria", 0, to=5), "expected an object in 'criteria.1', found '5'"),
    (set_in("capabilities", to=5), "expected a list in 'capabilities', found '5'"),
)


@pytest.mark.parametrize(("act", "reason"), MISFITS, ids=range(len(MISFITS)))
def test_portfolio_that_does_not_fit_is_refused_as_a_whole(act: Callable[[Any], object], reason: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_portfolio(change(act))
    assert str(error.value).startswith(reason)


@pytest.mark.parametrize(
    "page",
    [
        "https://evil.example/",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "/elsewhere",
        "../finance/",
        "pilots/../../x",
        "pilots/..",
        "pilots/%2E%2e/x",
        "./x",
        "pilots\\..\\x",
        'pilots/a"onclick="x',
        "pilots/a b",
        "pilots/a?x=1",
        "pilots/a#x",
        "pilots/ä/",
        "pilots/a)](x",
        "pilots/a\n",
        "p" * 2_001,
        None,
        5,
    ],
)
def test_page_that_may_lead_elsewhere_is_refused(page: Any) -> None:
    with pytest.raises(Unreadable, match=r"expected an address below that of the site in 'pilots.1.page'"):
        read_portfolio(change(set_in("pilots", 0, "page", to=page)))


@pytest.mark.parametrize("page", ["pilots/a/", "pilots/a.html", "", "pilots/%C3%A4/", "a..b/...c/"])
def test_page_that_stays_below_its_site_is_taken(page: str) -> None:
    assert read_portfolio(change(set_in("pilots", 0, "page", to=page))).pilots[0].page == page


@pytest.mark.parametrize(
    "content", [b"", b"<!doctype html><title>Sign in</title>", b"[" * 100_000, b"\xff", b"[]", b"5"]
)
def test_content_that_is_no_portfolio_says_why(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^expected "):
        read_portfolio(content)


def test_no_case_of_a_corpus_is_a_portfolio_or_breaks_anything() -> None:
    for case in read_corpus("json-test-suite.json"):
        with pytest.raises(Unreadable, match=r"^expected "):
            read_portfolio(case["data"])
