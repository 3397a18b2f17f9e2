"""Quotations in messages."""

import pytest

from pilotbook.records.quote import make_printable, quote_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amara Okafor", "'Amara Okafor'"),
        ("", "''"),
        (" 2026-09-07 ", "' 2026-09-07 '"),
        ("two\nlines\tand\r", "'two lines and '"),
        ("piloting\u200b", "'piloting<U+200B>'"),
        ("2026-09-07\u00a0", "'2026-09-07<U+00A0>'"),
        ("\x1b[31mred", "'<U+001B>[31mred'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 60}…'"),
    ],
    ids=ascii,
)
def test_quote_text_shows_what_was_typed(text: str, expected: str) -> None:
    assert quote_text(text) == expected


def test_make_printable_replaces_what_cannot_be_stored() -> None:
    assert make_printable("caf\udce9\n.yml") == "caf<U+DCE9><U+000A>.yml"
    assert make_printable("café.yml") == "café.yml"
