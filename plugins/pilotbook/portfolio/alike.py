"""Finds names that may be one person's in two spellings; it asks, and leaves the answer to the people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import combinations, pairwise
from typing import NamedTuple

from pilotbook.assessment.people import key_of_name
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.portfolio.name_roll import Spelling

MOST_NAMES_OF_AN_ADDRESS = 3
"""With more names than this beside it, an address is a mailbox that people share."""
_LEAST_LETTERS, _LEAST_LETTERS_OF_ALL = 4, 9
"""In a shorter word, or in a shorter name, one letter makes another person: Jan is not Jon, nor Li Ming Li Meng."""
_MOST_NEIGHBOURS = 40
"""How many words are compared that are the same but for one letter: names have a few, hostile ones would have all."""

Key = tuple[str, ...]


class Likeness(StrEnum):
    """Why two names may be one person's."""

    ADDRESS = "address"
    LETTER = "letter"
    INITIAL = "initial"
    SPACES = "spaces"


class Alike(NamedTuple):
    """Two names that may be one person's; `later` is the rarer one, or of two the one that comes later."""

    earlier: Spelling
    later: Spelling
    likeness: Likeness


def find_alike(
    spellings: Iterable[Spelling], different_people: Iterable[str], phrases: PhraseBook
) -> tuple[Alike, ...]:
    """The pairs that somebody should look at, at most one for each name, in the order of their places.

    `different_people` are names and addresses of which an organisation said that no two are one person's. The time it
    takes grows with the number of names, not with that of pairs: names are looked up by what is left of them without a
    letter, a space or all of a first name but its initial.
    """
    names = {each.key: each for each in spellings}
    doubts = _Doubts(different_people, phrases)
    found: dict[Key, Alike] = {}
    for one, other, likeness in _find_pairs(names):
        pair = _order(names[one], names[other], likeness)
        if doubts.are_there(pair):
            found.setdefault(pair.later.key, pair)
    return tuple(sorted(found.values(), key=lambda each: each.later.first.place))


def find_of_two_addresses(
    spellings: Iterable[Spelling], different_people: Iterable[str], phrases: PhraseBook
) -> tuple[Spelling, ...]:
    """The names beside which several addresses stand: two people of one name, or one of two addresses."""
    doubts = _Doubts(different_people, phrases)
    return tuple(each for each in spellings if len(each.emails) > 1 and doubts.are_there_of_addresses(each))


def _fold(text: str) -> Key:
    """A name, or an address, in the form in which it is compared."""
    return (text.strip().casefold(),) if "@" in text else key_of_name(text)


def _order(one: Spelling, other: Spelling, likeness: Likeness) -> Alike:
    earlier, later = sorted((one, other), key=lambda each: (-each.mentions, each.first.place))
    return Alike(earlier, later, likeness)


class _Doubts:
    """Knows of which pairs it is not worth to ask."""

    def __init__(self, different_people: Iterable[str], phrases: PhraseBook) -> None:
        self._different = {_fold(each) for each in different_people}
        self._phrases = phrases

    def are_there(self, pair: Alike) -> bool:
        """Whether both are people's names, nobody said that they are two, and their addresses do not say so."""
        spellings = (pair.earlier, pair.later)
        return (
            not all(each.key in self._different for each in spellings)
            and self._do_addresses_allow(pair)
            and all(self._is_person(each.name) for each in spellings)
        )

    def are_there_of_addresses(self, spelling: Spelling) -> bool:
        """The same of one name with several addresses."""
        is_told_apart = all((email,) in self._different for email, _ in spelling.emails)
        return not is_told_apart and self._is_person(spelling.name)

    def _do_addresses_allow(self, pair: Alike) -> bool:
        one, other = ({email for email, _ in each.emails} for each in (pair.earlier, pair.later))
        if pair.likeness is Likeness.ADDRESS:
            return any((email,) not in self._different and self._phrases.names_person(email) for email in one & other)
        return not (one and other) or bool(one & other)

    def _is_person(self, name: str) -> bool:
        return self._phrases.names_person(name) and self._phrases.find_vague(name) is None


def _find_pairs(names: dict[Key, Spelling]) -> Iterator[tuple[Key, Key, Likeness]]:
    yield from _find_same_address(names)
    full = [key for key in names if len(key) > 1]
    yield from _find_other_spaces(full, names)
    yield from _find_other_letter(full, names)
    yield from _find_initials(full, names)


def _find_same_address(names: dict[Key, Spelling]) -> Iterator[tuple[Key, Key, Likeness]]:
    """Names beside one address."""
    by_address = defaultdict(list)
    for key, spelling in names.items():
        for email, _ in spelling.emails:
            by_address[email].append(key)
    for keys in by_address.values():
        if len(keys) <= MOST_NAMES_OF_AN_ADDRESS:
            yield from ((one, other, Likeness.ADDRESS) for one, other in pairwise(keys))


def _find_other_spaces(full: list[Key], names: dict[Key, Spelling]) -> Iterator[tuple[Key, Key, Likeness]]:
    """Names of the same letters: Anne-Marie and Annemarie."""
    by_letters = defaultdict(list)
    for key in full:
        by_letters["".join(names[key].words)].append(key)
    for keys in by_letters.values():
        yield from ((one, other, Likeness.SPACES) for one, other in pairwise(keys))


def _find_other_letter(full: list[Key], names: dict[Key, Spelling]) -> Iterator[tuple[Key, Key, Likeness]]:
    """Names of which one word has a letter more, less, other, or two in the wrong order: Lind and Lindt."""
    by_word = defaultdict(list)
    for key in full:
        for word in dict.fromkeys(key) if sum(map(len, key)) >= _LEAST_LETTERS_OF_ALL else ():
            if len(word) >= _LEAST_LETTERS and not any(map(str.isdigit, word)):
                by_word[word].append(key)
    for one, other in _find_near_words(by_word):
        word, near = (one, other) if len(by_word[one]) <= len(by_word[other]) else (other, one)
        for key in by_word[word]:
            changed = list(key)
            changed[key.index(word)] = near
            twin = tuple(sorted(changed))
            if twin in names:
                yield key, twin, Likeness.LETTER


def _find_near_words(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of words that one slip of the pen turns into each other, each once."""
    by_rest = defaultdict(list)
    for word in words:
        for rest in dict.fromkeys((word, *(word[:n] + word[n + 1 :] for n in range(len(word))))):
            by_rest[rest].append(word)
    seen = set()
    for near in by_rest.values():
        for pair in combinations(near[:_MOST_NEIGHBOURS], 2):
            if pair not in seen and _is_one_slip(*pair):
                seen.add(pair)
                yield pair


def _is_one_slip(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    start = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    is_swapped = short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or is_swapped


def _find_initials(full: list[Key], names: dict[Key, Spelling]) -> Iterator[tuple[Key, Key, Likeness]]:
    """Names of which one has an initial in the place of a word of the other, or where the other has none.

    Where an initial may stand for several names, nobody can tell whose it is.
    """
    short = {key: next((word for word in key if len(word) == 1), "") for key in full}
    wanted: dict[tuple[Key, str], list[Key]] = defaultdict(list)
    for key, initial in short.items():
        if initial:
            at = key.index(initial)
            wanted[key[:at] + key[at + 1 :], initial].append(key)
    fitting: dict[Key, list[Key]] = defaultdict(list)
    for key in full if wanted else ():
        for n, word in enumerate(key):
            for initialled in wanted.get((key[:n] + key[n + 1 :], word[0]), ()) if len(word) > 1 else ():
                fitting[initialled].append(key)
    for (rest, _), keys in wanted.items():
        if len(rest) > 1 and rest in names:
            for key in keys:
                fitting[key].append(rest)
    yield from ((keys[0], key, Likeness.INITIAL) for key, keys in fitting.items() if len(keys) == 1)
