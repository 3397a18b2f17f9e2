"""Puts the vague phrases of a playbook in order, by words that a text must have before a phrase can stand in it.

An index holds plain values, so that the one of the package's playbook can be made beforehand.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import filterfalse
from typing import Any, NamedTuple

from pilotbook.assessment.people import fold_quotes
from pilotbook.assessment.phrase_pattern import GAP, LONGEST_GAP, find_keys, is_literal, list_choices
from pilotbook.records.phrases import Phrases

ANY = ""
"""Stands for the first word of phrases that begin with a gap."""

_EDGES = " \t\n.,;:!?…\"'()[]-–—"
_FIRST_WORD = re.compile(r"[^\W_]+")

ByWord = Mapping[str, tuple[str, ...]]
"""Phrases by a word."""


class ExactIndex(NamedTuple):
    """Bare phrases that are to be the whole of a text: the literal ones, and the others by their first words."""

    literal: frozenset[str]
    by_first: ByWord
    first_words: frozenset[str]
    longest: int


class PhraseIndex(NamedTuple):
    """All phrases: those that stand anywhere or at an edge by their keys, the rest bare."""

    whole: ExactIndex
    opening: ExactIndex
    anywhere: ByWord
    at_edge: ByWord
    hollow: frozenset[str]
    filler: frozenset[str]
    hollow_keys: frozenset[str]
    side_clause: frozenset[str]


def index_phrases(phrases: Phrases) -> PhraseIndex:
    """The index of some phrases."""
    hollow = frozenset(map(bare, phrases.hollow))
    return PhraseIndex(
        whole=_index_exactly(phrases.whole),
        opening=_index_exactly(phrases.opening),
        anywhere=_index_by_key(phrases.anywhere),
        at_edge=_index_by_key(phrases.at_edge),
        hollow=hollow,
        filler=frozenset(map(bare, phrases.filler)),
        hollow_keys=frozenset(key for word in hollow for key in find_keys(word)),
        side_clause=frozenset(map(bare, phrases.side_clause)),
    )


def _index_exactly(phrases: Iterable[str]) -> ExactIndex:
    bare_ones = [phrase for phrase in map(_bare_phrase, phrases) if phrase.strip(GAP)]
    literal = frozenset(filter(is_literal, bare_ones))
    by_first: dict[str, tuple[str, ...]] = {}
    for phrase in filterfalse(is_literal, bare_ones):
        first = phrase.split(" ", 1)[0]
        for word in (ANY,) if first == GAP else map(first_word, list_choices(first)):
            by_first[word] = (*by_first.get(word, ()), phrase)
    first_words = frozenset((*map(first_word, literal), *by_first))
    longest = max((len(phrase) + phrase.count(GAP) * LONGEST_GAP for phrase in bare_ones), default=0)
    return ExactIndex(literal, by_first, first_words, longest)


def _index_by_key(phrases: Iterable[str]) -> ByWord:
    by_key: dict[str, tuple[str, ...]] = {}
    for phrase in map(fold_quotes, phrases):
        for key in find_keys(phrase):
            by_key[key] = (*by_key.get(key, ()), phrase)
    return by_key


def _normal(text: str) -> str:
    """Text without capitals, needless spaces, and hyphens in place of spaces."""
    return " ".join(fold_quotes(text).replace("-", " ").split()).casefold()


def bare(text: str) -> str:
    """The same without what stands around it: `(Pending …)` becomes `pending`."""
    normal = _normal(text)
    return normal.strip(_EDGES) or normal


def _bare_phrase(phrase: str) -> str:
    """A phrase as a bare text would be; a gap at its edge stays."""
    normal = _normal(phrase)
    return normal if GAP in normal.split() else normal.strip(_EDGES) or normal


def first_word(text: str) -> str:
    """The first run of letters and figures, without capitals; nothing where there is none."""
    first = text.split(maxsplit=1)[:1]
    if first and first[0].isalnum():
        return first[0].casefold()
    found = _FIRST_WORD.search(text)
    return found.group().casefold() if found else ""


def pack_index(index: PhraseIndex) -> tuple[Any, ...]:
    """An index as tuples that Python can write down, always in the same order."""
    return tuple(map(_pack_part, index))


def _pack_part(part: Any) -> Any:  # noqa: ANN401 - any part of an index
    match part:
        case ExactIndex():
            return tuple(map(_pack_part, part))
        case frozenset():
            return tuple(sorted(part))
        case Mapping():
            return tuple(sorted(part.items()))
        case _:
            return part


def unpack_index(packed: tuple[Any, ...]) -> PhraseIndex:
    """The index that was packed."""
    whole, opening, anywhere, at_edge, *others = packed
    return PhraseIndex(
        _unpack_exactly(whole), _unpack_exactly(opening), dict(anywhere), dict(at_edge), *map(frozenset, others)
    )


def _unpack_exactly(packed: tuple[Any, ...]) -> ExactIndex:
    literal, by_first, first_words, longest = packed
    return ExactIndex(frozenset(literal), dict(by_first), frozenset(first_words), longest)
