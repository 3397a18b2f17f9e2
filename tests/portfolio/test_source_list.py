"""`sources` as a configuration may give it."""

from typing import Any

import pytest

from pilotbook.diagnostic import Code
from pilotbook.portfolio.source_list import SourceAddress, read_sources


def test_sources_are_read_in_their_order() -> None:
    given = {
        "legal": "https://legal.example/portfolio.json",
        "finance": {
            "address": "../finance/site/portfolio.json",
            "name": " The  Finance ",
            "site": "https://f.example/x",
        },
        "it": {"address": " HTTPS://it.example:8443/a/portfolio.json?key=1 "},
    }
    sources, problems = read_sources(given)
    assert problems == ()
    assert sources == (
        SourceAddress(key="legal", address="https://legal.example/portfolio.json"),
        SourceAddress(
            key="finance",
            address="../finance/site/portfolio.json",
            name="The Finance",
            site="https://f.example/x/",
        ),
        SourceAddress(key="it", address="HTTPS://it.example:8443/a/portfolio.json?key=1"),
    )
    assert [each.is_file for each in sources] == [False, True, False]


@pytest.mark.parametrize("given", [None, {}])
def test_sources_that_are_none_are_none(given: Any) -> None:
    assert read_sources(given) == ((), ())


FORMS: tuple[tuple[Any, Code, str], ...] = (
    ("https://a.example/", Code.WRONG_TYPE, "expected a key for each source in 'sources', found 'https://a.example/'"),
    (["a"], Code.WRONG_TYPE, "expected a key for each source in 'sources', found a list"),
    ({"Finance": "x"}, Code.WRONG_TYPE, "expected a key of small letters, digits and dashes in 'sources.Finance'"),
    (
        {None: "x"},
        Code.WRONG_TYPE,
        "expected a key of small letters, digits and dashes in 'sources.None', found nothing",
    ),
    ({5: "x"}, Code.WRONG_TYPE, "expected a key of small letters, digits and dashes in 'sources.5', found '5'"),
    ({"a": None}, Code.NOT_AN_ADDRESS, "expected an address that begins with https://, or the path of a file in"),
    ({"a": {}}, Code.NOT_AN_ADDRESS, "expected an address that begins with https://, or the path of a file in"),
    ({"a": []}, Code.NOT_AN_ADDRESS, "expected an address that begins with https://, or the path of a file in"),
    ({"a": ["x"]}, Code.WRONG_TYPE, "expected a short text in 'sources.a.address', found a list"),
    ({"a": 5}, Code.WRONG_TYPE, "expected a short text in 'sources.a.address', found '5'"),
    ({"a": "x" * 2_001}, Code.WRONG_TYPE, "expected a short text in 'sources.a.address', found 'xxx"),
    ({"a": {"address": {"b": 1}}}, Code.WRONG_TYPE, "expected a short text in 'sources.a.address', found fields"),
    ({"a": {"addres": "x"}}, Code.UNKNOWN_KEY, "expected a known field in 'sources.a.addres', found 'addres'"),
    ({"a": {"address": "x", "name": True}}, Code.WRONG_TYPE, "expected a short text in 'sources.a.name', found 'True'"),
)


@pytest.mark.parametrize(("given", "code", "message"), FORMS, ids=range(len(FORMS)))
def test_sources_of_another_form_are_told(given: Any, code: Code, message: str) -> None:
    sources, (problem,) = read_sources(given)
    assert sources == ()
    assert problem.code is code
    assert problem.message.startswith(message)
    assert problem.hint


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("http://a.example/portfolio.json", "found 'http://a.example/portfolio.json'"),
        ("ftp://a.example/portfolio.json", "found 'ftp://a.example/portfolio.json'"),
        ("file:///etc/passwd", "found 'file:///etc/passwd'"),
        ("javascript:alert(1)", "found 'javascript:alert(1)'"),
        ("data:application/json,{}", "found 'data:application/json,{}'"),
        ("a\u202eb.json", "found 'a<U+202E>b.json'"),
        ("https://", "found one that is broken"),
        ("https:///portfolio.json", "found one that is broken"),
        ("https://a.example:port/x", "found one that is broken"),
        ("https://[::1/x", "found one that is broken"),
        ("https://a.example/a b", "found one that is broken"),
        ('https://a.example/"x', "found one that is broken"),
        ("https://a.example/\u200bx", "found one that is broken"),
        ("https://me:secret@a.example/x", "found one with a name or a password, which everybody would see"),
        ("https://me@a.example/x", "found one with a name or a password, which everybody would see"),
        ("https://a.example/x#y", "found one with more behind it"),
    ],
)
def test_address_that_nobody_should_ask_is_told(address: str, found: str) -> None:
    _, (problem,) = read_sources({"a": address})
    assert problem.message.endswith(found)
    assert "secret" not in problem.message + problem.hint


@pytest.mark.parametrize("site", ["x", "javascript:alert(1)", "https://a.example/?x", "https://a@b.example/"])
def test_site_that_no_link_should_lead_to_is_told(site: str) -> None:
    _, (problem,) = read_sources({"a": {"address": "x.json", "site": site}})
    assert problem.path == ("sources", "a", "site")
    assert problem.message.startswith("expected the address of a site, which begins with https://")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/p.json", "https://a.example/p.json"),
        ("https://a.example/p.json", "HTTPS://A.example:443/p.json"),
        ("../a/site/portfolio.json", "../b/../a/./site/portfolio.json"),
        ("../a/site/portfolio.json", "..\\a\\site\\portfolio.json"),
    ],
)
def test_address_that_stands_twice_is_told(one: str, other: str) -> None:
    sources, (problem,) = read_sources({"a": one, "b": {"address": other}})
    assert [each.key for each in sources] == ["a", "b"]
    assert problem.code is Code.DUPLICATE_KEY
    assert problem.message == "expected an address of its own in 'sources.b', found that of 'a' again"


def test_every_problem_is_told_at_once() -> None:
    _, problems = read_sources({"A": "x", "b": "http://x", "c": {"adress": "x", "nam": "y"}})
    assert [each.path[1:] for each in problems] == [("A",), ("b",), ("c", "adress"), ("c", "nam")]
