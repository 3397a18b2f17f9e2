"""Finds the words of an answer that make it no answer: phrases are literal, and matched as whole words."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from pilotbook.assessment.people import fold_quotes, names_group
from pilotbook.records.playbook import Phrases

MOST_WORDS_BESIDE = 4
"""How many other words a clause may have that is vague because a phrase begins or ends it: `Owner to be confirmed`."""

_SPACES = re.compile(r"\s+")
_EDGES = " \t\n.,;:!?…\"'()[]-–—"
_BREAK = re.compile(r"[,;!?…()\[\]\n\"–—]|[.:](?!\w)")
_LETTER_OR_FIGURE = re.compile(r"[^\W_]")


class PhraseBook:
    """The vague phrases of a playbook, ready to be looked for."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    @cached_property
    def _anywhere(self) -> "_Finder":
        return _Finder(self._phrases.anywhere)

    @cached_property
    def _at_edge(self) -> "_Finder":
        return _Finder(self._phrases.at_edge)

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(_bare(phrase) for phrase in self._phrases.whole)

    @cached_property
    def _longest_whole(self) -> int:
        """Above this length a text is no phrase of the whole kind, whatever stands around it."""
        return max(map(len, self._whole), default=0) + 20

    @cached_property
    def _no_person(self) -> frozenset[str]:
        return frozenset(_bare(word) for word in self._phrases.no_person)

    def find_vague(self, text: str) -> str | None:
        """The words of `text` that put the answer off, as they were typed, or None when it is an answer.

        Text without a letter or a figure (`?`, `---`) is none. Blank text is not vague but missing, and gives None.
        """
        stripped = text.strip()
        if not stripped:
            return None
        if not _LETTER_OR_FIGURE.search(stripped):
            return stripped
        if len(stripped) <= self._longest_whole and _bare(stripped) in self._whole:
            return stripped
        flat = fold_quotes(text)
        start, end = next(self._anywhere.find(flat), (0, 0))
        if not end:
            start, end = self._find_at_edge(flat)
        return text[start:end] or None

    def _find_at_edge(self, flat: str) -> tuple[int, int]:
        """Where a short clause begins or ends with a phrase; an empty span when none does."""
        for start, end in self._at_edge.find(flat):
            before = _BREAK.split(flat[:start])[-1].split()
            after = _BREAK.split(flat[end:], maxsplit=1)[0].split()
            if not (before and after) and len(before) + len(after) <= MOST_WORDS_BESIDE:
                return start, end
        return 0, 0

    def names_person(self, text: str) -> bool:
        """Whether a name or an address can be one person's; where there is none, nothing speaks against it."""
        return not names_group(text, self._no_person)


def _bare(text: str) -> str:
    """Text without capitals, needless spaces and what stands around it: `(Pending …)` becomes `pending`."""
    normal = _SPACES.sub(" ", fold_quotes(text)).strip().casefold()
    return normal.strip(_EDGES) or normal


class _Finder:
    """Finds phrases as whole words, whatever their capitals and the spaces between them."""

    def __init__(self, phrases: Iterable[str]) -> None:
        split = [words for phrase in phrases if (words := fold_quotes(phrase).split())]
        self._keys = sorted({max(words, key=len).lower() for words in split})
        patterns = sorted((r"\s+".join(map(re.escape, words)) for words in split), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)

    def find(self, flat: str) -> Iterator[tuple[int, int]]:
        """The span of each phrase in a text whose quotes are straight."""
        lowered = flat.lower()
        if any(key in lowered for key in self._keys):  # ten times as fast as the pattern, and most answers have none
            yield from (found.span() for found in self._pattern.finditer(flat))
