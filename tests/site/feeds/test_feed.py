"""A file for other programs, and how its text is cleaned."""

import pytest

from pilotbook.site.feeds.feed import Feed, encode, write_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\r\nb", "a b"),
        ("\x00a\x1b[1mb\x7f", "a [1mb"),
        ("a\u2028b\u0085c", "a b c"),
        ("a\ud800b\ufffec", "a b c"),
        (" é \t研 ", "é 研"),
        ("", ""),
    ],
)
def test_line_holds_what_every_format_takes(text: str, line: str) -> None:
    assert write_line(text) == line


def test_text_is_encoded_whatever_it_holds() -> None:
    assert encode("é\udc80") == b"\xc3\xa9?"


def test_feed_is_made_from_the_same_things() -> None:
    feed = Feed(address="a", make=bytes, made_from=("x", 1))
    assert feed.is_made_from(("x", 1))
    assert not feed.is_made_from(("x", 2))
    assert not feed.is_made_from(None)


def test_feed_of_the_whole_site_is_always_made_anew() -> None:
    assert not Feed(address="a", make=bytes).is_made_from(())


def test_feed_is_read_whole_however_it_is_made() -> None:
    assert Feed(address="a", make=lambda: b"one").read() == b"one"
    assert Feed(address="a", make=lambda: iter([b"o", b"ne"])).read() == b"one"
