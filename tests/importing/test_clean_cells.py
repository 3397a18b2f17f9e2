"""What is taken out of cells."""

from pilotbook.importing.clean_cells import clean_row
from pilotbook.importing.sheet import Row

TOKEN = "ghp_" + "a1B2" * 9
"""The shape of a token, and none."""


def test_clean_row_is_the_row_itself() -> None:
    row = Row(3, ("Café", "a\nb\tc", ""))
    assert clean_row(row, ("One", "Two", "Three")) == (row, ())


def test_invisible_characters_are_left_out_and_told() -> None:
    row, (remark,) = clean_row(Row(3, ("a", "b\x07c\u200bd\x07", "")), ("One", "Two", "Three"))
    assert row == Row(3, ("a", "bcd", ""))
    assert (remark.row, remark.column, remark.heading) == (3, 2, "Two")
    assert remark.message == "expected readable text, found the invisible character U+0007: it was left out"


def test_secret_is_left_out_and_told_by_its_kind() -> None:
    row, (remark,) = clean_row(Row(3, (f"key {TOKEN}\x07 of {TOKEN}!",)), ("One",))
    words = "(withheld: looks like a secret)"
    assert row.cells == (f"key {words} of {words}!",)
    assert TOKEN not in f"{remark.message} {remark.hint}"
    assert remark.message == "expected nothing secret, found what looks like a GitHub token: it was left out"
    assert remark.hint.startswith("revoke it")
