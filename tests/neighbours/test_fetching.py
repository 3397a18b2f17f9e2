"""Sources that are asked through the network, over real sockets."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from pilotbook.neighbours.fetching import fetch, fetch_all
from pilotbook.neighbours.limits import Limits, NotTaken
from tests.neighbours.https_server import address_of, serve, trust

SMALL = Limits(size=1024 * 1024, seconds=0.6)
ROOMY = Limits(size=1024 * 1024, seconds=10)


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    with serve({"/portfolio.json": b'{"version": 1}'}) as served:
        yield served


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def test_file_is_taken(server: Any) -> None:
    assert fetch(address_of(server, "portfolio.json"), ROOMY, trust()) == b'{"version": 1}'


def test_redirect_is_followed_on_the_same_host(server: Any) -> None:
    assert fetch(address_of(server, "near"), ROOMY, trust()) == b'{"version": 1}'


def test_packed_file_is_unpacked(server: Any) -> None:
    assert fetch(address_of(server, "packed"), ROOMY, trust()) == b"{}"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing.json", "it answers with 404 (Not Found)"),
        ("locked", "it answers with 401 (Unauthorized)"),
        ("far", "it sends elsewhere, to 'https://127.0.0.2/portfolio.json': write that address, if it is right"),
        ("plain", "it sends elsewhere, to 'http://127.0.0.1:"),
        ("file", "it answers with 302 (Found)"),
        ("round", "it answers with 302 (Found)"),
        ("large", "it is larger than 1 MiB"),
        ("bomb", "it is larger than 1 MiB"),
        ("half-packed", "what it sends cannot be unpacked"),
        ("strangely-packed", "it is packed in a way that nobody asked for: 'br'"),
        ("rude", "the connection failed: 'BadStatusLine'"),
    ],
)
def test_source_that_answers_badly_is_not_taken_and_says_why(server: Any, path: str, reason: str) -> None:
    found = fetch(address_of(server, path), ROOMY, trust())
    assert isinstance(found, NotTaken)
    assert str(found).startswith(reason)


@pytest.mark.parametrize("path", ["silent", "drip", "drip-heads"])
def test_source_that_does_not_come_to_an_end_is_waited_for_as_long_as_it_is_said(server: Any, path: str) -> None:
    address, begin = address_of(server, path), time.monotonic()
    found = fetch_all([address], SMALL, trust())
    assert time.monotonic() - begin < 3
    assert str(found[address]) == "it did not answer within 0.6 seconds"


def test_sources_are_asked_at_the_same_time(server: Any) -> None:
    addresses = [address_of(server, f"silent?{number}") for number in range(5)]
    good = address_of(server, "portfolio.json")
    begin = time.monotonic()
    found = fetch_all([*addresses, good], SMALL, trust())
    assert time.monotonic() - begin < 3
    assert found[good] == b'{"version": 1}'
    assert list(found) == [*addresses, good]


def test_certificate_that_nobody_signed_is_refused(server: Any) -> None:
    found = fetch(address_of(server, "portfolio.json"), ROOMY)
    assert str(found) == "the connection failed: 'self-signed certificate'"


def test_certificate_of_another_host_is_refused(server: Any) -> None:
    found = fetch(address_of(server, "portfolio.json").replace("127.0.0.1", "localhost"), ROOMY, trust())
    assert "certificate is not valid for 'localhost'" in str(found)


@pytest.mark.parametrize("address", ["http://127.0.0.1/x", "file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x"])
def test_nothing_but_https_is_opened(address: str) -> None:
    assert "unknown url type" in str(fetch(address, ROOMY))


def test_host_that_is_down_is_said_so() -> None:
    assert str(fetch("https://127.0.0.1:9/portfolio.json", ROOMY)) == "the connection failed: 'Connection refused'"


def test_host_that_nobody_knows_is_said_so() -> None:
    assert str(fetch("https://nowhere.invalid/portfolio.json", ROOMY)).startswith("the connection failed: ")


def test_address_that_is_broken_is_said_so() -> None:
    assert str(fetch("https://[::1/portfolio.json", ROOMY)).startswith("the connection failed: ")
