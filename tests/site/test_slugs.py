"""Words for addresses: readable where they can be, and always a name's own."""

import re
from hashlib import sha256

import pytest

from pilotbook.records.pilot_file import is_pilot_id
from pilotbook.site.slugs import give_slugs


def slug(name: str) -> str:
    return give_slugs([name], "name")[name]


def digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:12]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Amara Okafor", "amara-okafor"),
        ("  José  Ibáñez-Ruiz ", "jose-ibanez-ruiz"),
        ("Søren Łukasz Straße", "soren-lukasz-strasse"),
        ("O'Brien, Áine", "o-brien-aine"),
        ("R&D", "r-d"),
        ("李明", f"name-{digest('李明')}"),
        ("Li 明", f"li-{digest('Li 明')}"),
        ("???", f"name-{digest('???')}"),
        ("Index", f"index-{digest('Index')}"),
        ("Con", f"con-{digest('Con')}"),
    ],
)
def test_slug_of_a_name(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_slug_of_a_long_name_is_cut_and_signed() -> None:
    one, other = f"{'a' * 59} b {'c' * 900}", f"{'a' * 59} b {'c' * 901}"
    assert slug(one) == f"{'a' * 59}-{digest(one)}"
    assert slug(one) != slug(other)


def test_slugs_of_names_that_are_spelt_the_same_differ() -> None:
    assert give_slugs(["R D", "R&D", "r-d"], "x") == {
        "R D": "r-d",
        "R&D": f"r-d-{digest('R&D')}",
        "r-d": f"r-d-{digest('r-d')}",
    }


def test_slug_that_pretends_to_be_another_ones_keeps_nobody_out() -> None:
    pretender = f"r-d-{digest('R&D')}"
    slugs = give_slugs(["r d", pretender, "R&D"], "x")
    assert slugs[pretender] == pretender
    assert len(set(slugs.values())) == 3


def test_slug_of_a_name_given_twice_is_one() -> None:
    assert give_slugs(["A", "A"], "x") == {"A": "a"}


def test_slugs_of_hostile_names_are_ids_of_their_own() -> None:
    names = [
        "",
        " ",
        "-",
        "../../etc/passwd",
        "a/b",
        "a\\b",
        "%2e%2e",
        "CON",
        "nul",
        "\u202eevil",
        "\ud800",
        "😀",
        "😁",
        "A\u0301",
        "ß",
        "ss",
    ]
    slugs = give_slugs(names, "name")
    assert len(set(slugs.values())) == len(set(names)) == len(slugs)
    assert all(is_pilot_id(each) and re.fullmatch(r"[a-z0-9-]+", each) for each in slugs.values())
