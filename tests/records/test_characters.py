"""Characters that are refused, and the places of things in a text."""

import pytest

from pilotbook.records.characters import find_forbidden, find_invisible, position_at


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
        "\ufffd",
    ],
    ids=ascii,
)
def test_find_forbidden_lets_the_worlds_writing_pass(text: str) -> None:
    assert find_forbidden(text) is None


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
