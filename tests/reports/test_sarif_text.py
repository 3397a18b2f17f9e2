"""Messages and addresses in SARIF."""

import re
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from pilotbook.reports.sarif_text import is_relative, write_address, write_message, write_path
from tests.reports.hostile import HOSTILE

URI = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain, with [brackets] and { braces }", "plain, with [brackets] and { braces }"),
        ("[a](https://evil.example)", r"\[a](https://evil.example)"),
        ("[a [b](1)", r"[a \[b](1)"),
        ("{0} and {12}", "{{0}} and {{12}}"),
        ("lone \udcff", "lone ?"),
        ("", "?"),
    ],
)
def test_write_message_holds_neither_links_nor_placeholders(text: str, written: str) -> None:
    assert write_message(text) == {"text": written}


def test_write_message_takes_no_long_time() -> None:
    assert write_message("[" * 100_000 + "](")["text"].startswith("[")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("pilots/a.yml", "pilots/a.yml"),
        ("pilots/a b#c?d%e.yml", "pilots/a%20b%23c%3Fd%25e.yml"),
        ("c:d/a.yml", "c%3Ad/a.yml"),
        ("pilots/é.yml", "pilots/%C3%A9.yml"),
        ("/elsewhere/a b.yml", "file:///elsewhere/a%20b.yml"),
        ("C:/elsewhere/a b.yml", "file:///C:/elsewhere/a%20b.yml"),
    ],
)
def test_write_path_is_a_uri(path: str, uri: str) -> None:
    assert write_path(path) == uri
    assert is_relative(uri) is not uri.startswith("file")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_write_path_leads_to_no_other_host(hostile: str) -> None:
    uri = write_path(f"pilots/{hostile}")
    assert URI.fullmatch(uri)
    assert urlsplit(uri)[:2] == ("", "")
    assert unquote(uri) == f"pilots/{hostile.encode('utf-8', 'replace').decode()}"
    assert URI.fullmatch(write_path(hostile))
    assert urlsplit(write_path(hostile)).netloc == ""


@pytest.mark.parametrize("hostile", HOSTILE)
def test_write_address_stays_on_the_site(hostile: str) -> None:
    address = write_address("https://book.example/x/", f"playbook/{hostile}/#{hostile}")
    assert URI.fullmatch(address)
    assert urljoin("https://book.example/x/", address).startswith("https://book.example/x/playbook/")


def test_write_address_needs_that_of_the_site() -> None:
    assert write_address("", "guide/") == ""
