"""Which word a misspelt one must stand for, and where nobody can say."""

import pytest

from pilotbook.mending.spelling import find_meant
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import fields_of, walk_fields

FIELDS = [field.name for field in fields_of(Pilot)]
CHOICES = [[each.value for each in field.choices] for _, field in walk_fields(Pilot) if field.choices]
STAGES = CHOICES[0]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("ownr", "owner"),
        ("onwer", "owner"),
        ("Owner", "owner"),
        ("project manager", "project_manager"),
        ("Project-Manager", "project_manager"),
        ("projct_managr", "project_manager"),
        ("stge", "stage"),
        ("too", None),
        ("date", None),
        ("colour", None),
        ("wner", None),
        ("", None),
        (" ", None),
        ("o" * 100_000, None),
    ],
    ids=lambda each: str(each)[:20],
)
def test_find_meant_of_a_key(word: str, meant: str | None) -> None:
    assert find_meant(word, FIELDS) == meant


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("pilot", STAGES, "piloting"),
        ("Production", STAGES, "production"),
        ("proposd", STAGES, "proposed"),
        ("unapproved", STAGES, None),
        ("p", STAGES, None),
        ("biweekly", ["weekly", "fortnightly"], None),
        ("month", ["monthly", "weekly"], "monthly"),
        ("skip", ["ship", "kill", "budget"], None),
        ("hsip", ["ship", "kill", "budget"], None),
        ("sihp", ["ship", "kill", "budget"], "ship"),
        ("shpi", ["ship"], "ship"),
        ("shp", ["ship", "kill"], "ship"),
        ("not automated", ["automated", "manual"], None),
        ("copy_paste", ["copy-paste", "api"], "copy-paste"),
        ("b", ["by", "on"], None),
        ("By", ["by", "on"], "by"),
        ("granted", ["granted_by", "granted_on"], None),
        ("abcde", ["abcdf", "abcdg"], None),
    ],
)
def test_find_meant_of_a_choice(word: str, known: list[str], meant: str | None) -> None:
    assert find_meant(word, known, takes_beginnings=True) == meant


def test_find_meant_takes_the_beginning_of_a_word_only_when_told() -> None:
    assert find_meant("project", FIELDS) is None
    assert find_meant("project", FIELDS, takes_beginnings=True) == "project_manager"


@pytest.mark.parametrize("known", [FIELDS, *CHOICES], ids=lambda words: words[0])
def test_find_meant_of_a_known_word_is_that_word(known: list[str]) -> None:
    assert [find_meant(word, known, takes_beginnings=True) for word in known] == known
