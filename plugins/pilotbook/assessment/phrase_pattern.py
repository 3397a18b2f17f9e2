"""Turns a phrase as it stands in the playbook into what finds it in a text.

A phrase is literal but for two marks. `…`, standing by itself, is a gap: one to three words of the same clause. And
bars part words of which any may stand there: `has|have not been …`.
"""

import re
from collections.abc import Collection
from functools import cached_property

GAP, BAR = "…", "|"
LONGEST_GAP = 60
"""How many characters are allowed for in a gap, where it matters how long a text may be that is a phrase."""

_GAP_WORD = r"\w(?:[^\s,;.:!?…()\[\]\"–—]|[.:](?=\w))*"
_SPACE, _SPACE_AT_INNER = r"\s+", r",?\s+"
"""Between two words; and before and after a gap that is neither first nor last: `has not, so far, been agreed`."""
_LONG_ENOUGH = 4
_WORD = re.compile(r"\w+")


def is_literal(phrase: str) -> bool:
    """Whether a phrase has no mark."""
    return BAR not in phrase and GAP not in phrase


def list_choices(word: str) -> list[str]:
    """The words of which any may stand in a place; a bar with nothing on one side is itself."""
    choices = word.split(BAR)
    return choices if all(choices) else [word]


def find_keys(phrase: str) -> Collection[str]:
    """Words in small letters, of which one stands in every text that holds the phrase; of a blank phrase, none.

    They are the longest word that is the only one in its place, or else the words of the place where the shortest is
    longest. A place without any, such as `->`, has the blank word.
    """
    only, places = "", []
    for word in phrase.split():
        if BAR in word:
            places.append(word)
        elif word != GAP and len(word) > len(only):
            only = word
    if len(only) >= _LONG_ENOUGH or not places:
        return (_key_of(only),) if only else ()
    if only:
        places.append(only)
    return set(map(_key_of, max(map(list_choices, places), key=lambda choices: min(map(len, choices)))))


class Pattern:
    """A phrase that is made ready when it is first looked for.

    No word of `not_in_gap` stands in a gap.
    """

    def __init__(self, phrase: str, not_in_gap: Collection[str] = ()) -> None:
        self._phrase, self._not_in_gap = phrase, not_in_gap

    @cached_property
    def _words(self) -> list[str]:
        return self._phrase.split()

    @cached_property
    def _places(self) -> list[set[str]]:
        return [set(map(_key_of, list_choices(word))) for word in self._words if word != GAP]

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Whether for each place of the phrase a word stands in a text that has these, and the blank one."""
        return not any(map(words.isdisjoint, self._places))

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """What finds the phrase as whole words, whatever their capitals and the spaces between them."""
        gap = _write_gap(self._not_in_gap)
        inner = {number for number in range(1, len(self._words) - 1) if self._words[number] == GAP}
        pieces: list[str] = []
        for number, word in enumerate(self._words):
            space = _SPACE_AT_INNER if inner & {number - 1, number} else _SPACE
            pieces += [space if number else "", gap if word == GAP else _one_of(list_choices(word))]
        return re.compile(rf"(?<!\w){''.join(pieces)}(?!\w)", re.IGNORECASE)


def _key_of(word: str) -> str:
    return word.lower() if word.isalpha() else max(_WORD.findall(word.lower()), key=len, default="")


def _one_of(words: Collection[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{BAR.join(map(re.escape, longest_first))})"


def _write_gap(not_in_gap: Collection[str]) -> str:
    word = (rf"(?!{_one_of(not_in_gap)}(?!\w))" if not_in_gap else "") + _GAP_WORD
    return rf"{word}(?:\s+{word}){{0,2}}"
