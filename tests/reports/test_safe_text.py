"""What of other people's text reaches a terminal."""

import pytest

from pilotbook.reports.safe_text import make_safe, measure_width


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain text", "plain text"),
        ("Grüße, 納品書 and 🚢", "Grüße, 納品書 and 🚢"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x1b]0;title\x07", "�]0;title�"),
        ("\x9b2J", "�2J"),
        ("over\rwritten", "over written"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("a\N{NO-BREAK SPACE}b", "a b"),
        ("abc\N{RIGHT-TO-LEFT OVERRIDE}lmy.exe", "abc�lmy.exe"),
        ("zero\N{ZERO WIDTH SPACE}width", "zero�width"),
        ("lone \udcff byte", "lone � byte"),
        ("\x7f\x08", "��"),
        ("", ""),
    ],
)
def test_make_safe_replaces_what_steers_a_terminal(text: str, safe: str) -> None:
    assert make_safe(text) == safe


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("納品", 4), ("e\N{COMBINING ACUTE ACCENT}", 1), ("ä", 1), ("", 0)]
)
def test_measure_width_counts_cells(text: str, width: int) -> None:
    assert measure_width(text) == width
