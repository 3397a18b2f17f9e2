"""Suggestions for misspelt words."""

import pytest

from pilotbook.records.nearest import nearest_word, suggest, suggest_field

KNOWN = ("title", "stage", "project_manager", "owner", "OWN-02")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("project manager", "project_manager"),
        ("own-02", "OWN-02"),
        ("colour", None),
        ("", None),
        ("x" * 100_000, None),
    ],
    ids=lambda each: str(each)[:20],
)
def test_nearest_word_finds_one_that_is_near(word: str, expected: str | None) -> None:
    assert nearest_word(word, KNOWN) == expected


def test_suggest_names_the_nearest_or_all() -> None:
    assert suggest("stge", KNOWN, "one of") == "did you mean 'stage'?"
    assert suggest("colour", ("red", "green"), "one of") == "one of red, green"


def test_suggest_field_names_the_nearest_or_the_guide() -> None:
    assert suggest_field("owner.nmae", ("owner.name", "title")) == "did you mean 'owner.name'?"
    assert suggest_field("colour", ("owner.name", "title")) == "the guide's page about the record lists every field"
