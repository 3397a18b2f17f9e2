"""Characters that are refused, and the places of things in a text."""

import time

import pytest

from pilotbook.records.characters import find_forbidden, find_invisible, position_at, show_forbidden


@pytest.mark.parametrize(
    "character",
    [
        "\0",
        "\x07",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9f",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2067",
        "\ufeff",
        "\ufffe",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u061c",
        "\u2060",
        "\u2064",
        "\u180e",
        "\u3164",
        "\ufffa",
        "\xad",
        "\U000e0041",
        "\ud800",
    ],
    ids=lambda each: f"U+{ord(each):04X}",
)
def test_find_forbidden_names_the_index(character: str) -> None:
    assert find_forbidden(f"ab{character}c{character}") == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\tb\r\nc\n",
        "Grüße, 東京, Ω",
        "no-break\u00a0space",
        "\u0645\u06cc\u200c\u062e\u0648",
        "family \U0001f468\u200d\U0001f469",
        "heart \u2764\ufe0f\u200d\U0001f525",
        "Sri \u0dc1\u0dca\u200d\u0dbb\u0dd3",
        "\u1797\u17b6\u179f\u17b6\u200b\u1781\u17d2\u1798\u17c2\u179a",
        "\u05d4\u05d5\u05d0 C++\u200e \u05db\u05ea\u05d1",
        "flag \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f of England",
        "\ufffd",
    ],
    ids=ascii,
)
def test_find_forbidden_lets_the_worlds_writing_pass(text: str) -> None:
    assert find_forbidden(text) is None


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("\u0645\u06cc\u200c\u062e\u0648 and ti\u200ctle", 12),
        ("\u200d\u0645", 0),
        ("\u05d0" + " " * 80 + "C++\u200e", 84),
        ("\U0001f3f4\U000e0067 cut", 1),
        ("\U000e0067", 0),
    ],
    ids=ascii,
)
def test_find_forbidden_lets_the_worlds_writing_pass_only_where_it_is(text: str, index: int) -> None:
    assert find_forbidden(text) == index


def test_find_forbidden_takes_no_longer_on_many_marks() -> None:
    begun = time.perf_counter()
    assert find_forbidden("\u05d0\u200f" * 100_000) is None
    assert find_forbidden("\u05d0" + "\u200f" * 100_000) is not None
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("text", "index"),
    [("title", None), ("the title", None), ("Straße", None), ("ti\u200btle", 2), ("title\u00a0", 5), ("a\nb", 1)],
    ids=ascii,
)
def test_find_invisible_finds_what_makes_words_differ_unseen(text: str, index: int | None) -> None:
    assert find_invisible(text) == index


@pytest.mark.parametrize(
    ("index", "expected"),
    [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (3, 1)), (8, (4, 2)), (9, (4, 3))],
    ids=str,
)
def test_position_at_counts_every_kind_of_line_end(index: int, expected: tuple[int, int]) -> None:
    assert position_at("ab\nc\r\r\nd\u2028"[:9], index) == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\u202eb", "a<U+202E>b"),
        ("\u200b\ufeff", "<U+200B><U+FEFF>"),
        ("x\x00\x1b[31m", "x<U+0000><U+001B>[31m"),
        ("half \ud800", "half <U+D800>"),
        ("filler \u3164", "filler <U+3164>"),
        ("می‌خواهم", "می‌خواهم"),
        ("two\nlines\tand\r\nmore", "two\nlines\tand\r\nmore"),
    ],
)
def test_character_that_our_own_reader_refuses_is_shown_by_its_number(text: str, shown: str) -> None:
    assert show_forbidden(text) == shown
    assert find_forbidden(show_forbidden(text)) is None
