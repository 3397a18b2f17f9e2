"""Tells a person's name or address from that of a group, and two people from one who is written in two ways."""

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ADDRESS = re.compile(r"(?<![^\s<>()\[\],;:])[^\s<>()\[\],;:@]+@[^\s<>()\[\],;:]*")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_](?=\.)")
_TITLES = frozenset(
    {"Dame", "Dr", "Fr", "Frau", "Herr", "Lady", "Lord", "Miss", "Mr", "Mrs", "Ms", "Mx", "Prof", "Professor", "Sir"}
)
_FOLDED_TITLES = frozenset(title.casefold() for title in _TITLES)
_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"'})


def names_group(text: str, group_words: Container[str]) -> bool:
    """Whether a name or an address is a group's: it begins or ends with one of `group_words`, in small letters.

    A title or an initial says that it is a person's after all: `Dr Office` and `Robert W. Service` are no teams.
    Where a name stands together with an address, either can give the group away.
    """
    flat = fold_quotes(text)
    parts = [address.partition("@")[0] for address in _ADDRESS.findall(flat)]
    return any(_is_group(part, group_words) for part in (_ADDRESS.sub(" ", flat), *parts))


def _is_group(text: str, group_words: Container[str]) -> bool:
    words = _WORD.findall(text)
    if not words or words[0] in _TITLES:
        return False
    initials = "".join(_INITIAL.findall(text)).casefold()
    if initials and initials not in group_words:  # I.T. is no person's
        return False
    return words[0].casefold() in group_words or words[-1].casefold() in group_words


def is_same_person(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals, accents, order, titles and what stands in brackets."""
    key = key_of_name(one)
    return bool(key) and key == key_of_name(other)


@lru_cache(maxsize=1024)  # the same few people are compared with each other
def key_of_name(name: str) -> tuple[str, ...]:
    """What the spellings of a name have in common that are surely one person's; empty where there is no word."""
    return tuple(sorted(words_of_name(name)))


def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name in their order, without capitals, accents, titles and what stands in brackets."""
    decomposed = unicodedata.normalize("NFKD", _BRACKETS.sub(" ", fold_quotes(name)).casefold())
    letters = decomposed
    if not decomposed.isascii():
        letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return tuple(word for word in _WORD.findall(letters) if word not in _FOLDED_TITLES)


def fold_quotes(text: str) -> str:
    """Text with straight quotes in place of curly ones, character for character."""
    return text if text.isascii() else text.translate(_STRAIGHT)
