"""Which names may be one person's, and which surely are two people's."""

import random
import time

import pytest

from pilotbook.assessment.people import words_of_name
from pilotbook.portfolio.alike import MOST_NAMES_OF_AN_ADDRESS, Likeness, find_alike, find_of_two_addresses
from pilotbook.portfolio.name_roll import Occurrence, Spelling
from pilotbook.records.yaml_source import Mapping, Source
from tests.site.made_site import default_bench

PHRASES = default_bench().phrases


def spell(name: str, line: int = 1, *emails: str, mentions: int = 1) -> Spelling:
    where = Occurrence(Source("pilots/a.yml", Mapping({}, line, 1)), (), line, "a")
    return Spelling(name, words_of_name(name), where, mentions, tuple((email, where) for email in emails))


def pairs_of(*names: str, different: tuple[str, ...] = ()) -> list[tuple[str, str, Likeness]]:
    spellings = [spell(name, line) for line, name in enumerate(names)]
    return [(each.earlier.name, each.later.name, each.likeness) for each in find_alike(spellings, different, PHRASES)]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Jonas Lind", "Jonas Lindt", Likeness.LETTER),
        ("Jonas Lind", "Lindt, Jonas", Likeness.LETTER),
        ("Jonas Lind", "Jonas Lund", Likeness.LETTER),
        ("Jonas Lind", "Jnoas Lind", Likeness.LETTER),
        ("Jonas Lind", "Jonsa Lind", Likeness.LETTER),
        ("Jürgen Müller", "Juergen Muller", Likeness.LETTER),
        ("Søren Dahl", "Soren Dahl", Likeness.LETTER),
        ("Sinéad O'Neill", "Sinead ONeill", Likeness.LETTER),
        ("Anne-Marie Weber", "Annemarie Weber", Likeness.SPACES),
        ("Anouk van der Berg", "Anouk Vanderberg", Likeness.SPACES),
        ("Jonas Lind", "J. Lind", Likeness.INITIAL),
        ("Jonas Lind", "Lind, J.", Likeness.INITIAL),
        ("Jonas Lind", "Jonas P. Lind", Likeness.INITIAL),
        ("Jonas Peter Lind", "Jonas P. Lind", Likeness.INITIAL),
    ],
)
def test_names_that_may_be_one_persons_are_found(one: str, other: str, likeness: Likeness) -> None:
    assert pairs_of(one, other) == [(one, other, likeness)]
    assert pairs_of(other, one) == [(other, one, likeness)]


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("Jonas Lind",),
        ("Jonas Lind", "Lena Fischer"),
        ("Jonas Lind", "Jonas Fischer"),
        ("Jan Berg", "Jon Berg"),
        ("Li Ming", "Li Meng", "Lu Ming"),
        ("Jonas", "Jonah"),
        ("Jonas Lind", "Jomas Lund"),
        ("Reviewer 2001", "Reviewer 2002"),
        ("J. Lind", "K. Lind"),
        ("J. Lind", "Jonas Lind", "Julia Lind"),
        ("Jonas P. Lind", "Jonas Lind", "Jonas Peter Lind"),
        ("Policy board", "Policy boards"),
        ("Finance teams", "Finance team"),
        ("to be named", "to be name"),
        ("Jonas Lind", "J. P. Lind"),
    ],
)
def test_names_of_two_people_are_left_alone(names: tuple[str, ...]) -> None:
    assert pairs_of(*names) == []


def test_rarer_spelling_is_the_one_that_is_asked_about() -> None:
    names = [spell("Jonas Lindt", 1), spell("Jonas Lind", 2, mentions=2)]
    (pair,) = find_alike(names, (), PHRASES)
    assert (pair.earlier.name, pair.later.name) == ("Jonas Lind", "Jonas Lindt")


def test_each_name_is_asked_about_once() -> None:
    found = pairs_of("Jonas Lind", "Jonas Lund", "Jonas Lint", "Jonas Lindt", "J. Lind")
    assert [later for _, later, _ in found] == ["Jonas Lund", "Jonas Lint", "Jonas Lindt", "J. Lind"]


@pytest.mark.parametrize(
    ("different", "is_asked"),
    [
        (("Jonas Lind", "Jonas Lindt"), False),
        (("Dr Lind, Jonas", "JONAS LINDT", "Lena Fischer"), False),
        (("Jonas Lind",), True),
        (("Jonas Lindt", "Jonas Lund"), True),
    ],
)
def test_people_of_whom_it_is_said_that_they_are_two_are_left_alone(
    different: tuple[str, ...], *, is_asked: bool
) -> None:
    assert bool(pairs_of("Jonas Lind", "Jonas Lindt", different=different)) is is_asked


@pytest.mark.parametrize(
    ("one", "other", "is_asked"),
    [
        (("a@example.com",), ("b@example.com",), False),
        (("a@example.com",), ("a@example.com", "b@example.com"), True),
        (("a@example.com",), (), True),
    ],
)
def test_addresses_tell_two_people_of_like_names_apart(
    one: tuple[str, ...], other: tuple[str, ...], *, is_asked: bool
) -> None:
    names = [spell("Jonas Lind", 1, *one), spell("Jonas Lindt", 2, *other)]
    assert bool(find_alike(names, (), PHRASES)) is is_asked


@pytest.mark.parametrize(
    ("email", "different", "is_asked"),
    [
        ("jonas.lind@example.com", (), True),
        ("ap-team@example.com", (), False),
        ("jonas.lind@example.com", ("Jonas.Lind@example.com",), False),
        ("jonas.lind@example.com", ("Jonas Lind", "Lena Fischer"), False),
    ],
)
def test_one_address_beside_two_names_is_asked_about(email: str, different: tuple[str, ...], *, is_asked: bool) -> None:
    names = [spell("Jonas Lind", 1, email), spell("Lena Fischer", 2, email)]
    found = find_alike(names, different, PHRASES)
    assert [each.likeness for each in found] == ([Likeness.ADDRESS] if is_asked else [])


def test_one_address_beside_many_names_is_a_shared_mailbox() -> None:
    names = [spell(f"{first} Lind", line, "ap@example.com") for line, first in enumerate(("Ann", "Bob", "Cy", "Dan"))]
    assert find_alike(names, (), PHRASES) == ()
    assert len(find_alike(names[:MOST_NAMES_OF_AN_ADDRESS], (), PHRASES)) == MOST_NAMES_OF_AN_ADDRESS - 1


@pytest.mark.parametrize(
    ("name", "emails", "different", "is_asked"),
    [
        ("John Smith", ("a@example.com", "b@example.com"), (), True),
        ("John Smith", ("a@example.com",), (), False),
        ("John Smith", ("a@example.com", "b@example.com"), ("A@example.com", "b@example.com"), False),
        ("John Smith", ("a@example.com", "b@example.com"), ("a@example.com",), True),
        ("Finance team", ("a@example.com", "b@example.com"), (), False),
        ("TBD", ("a@example.com", "b@example.com"), (), False),
    ],
)
def test_several_addresses_beside_one_name_are_asked_about(
    name: str, emails: tuple[str, ...], different: tuple[str, ...], *, is_asked: bool
) -> None:
    assert bool(find_of_two_addresses([spell(name, 1, *emails)], different, PHRASES)) is is_asked


def time_of(names: list[str]) -> float:
    spellings = [spell(name, line) for line, name in enumerate(names)]
    start = time.process_time()
    find_alike(spellings, (), PHRASES)
    return time.process_time() - start


def test_time_grows_with_the_number_of_names_even_where_all_are_alike() -> None:
    """Every surname is one letter away from thousands of others, and every first name is an initial somewhere."""
    letters = [chr(number) for number in range(0x4E00, 0x4E00 + 4000)]
    hostile = [f"Jonas Lin{letter}" for letter in letters] + [f"{letter} Lind" for letter in letters]
    assert time_of(hostile) < 2
    dice = random.Random(1)  # noqa: S311 - the same names in every run
    names = ["".join(dice.choices("abc", k=6)) + " " + "".join(dice.choices("abc", k=6)) for _ in range(8000)]
    assert time_of(names) < 4
