"""Finds the words of an answer that make it no answer: phrases are literal, and matched as whole words."""

import re
from collections.abc import Iterable
from functools import cached_property

from pilotbook.records.playbook import Phrases

_SPACES = re.compile(r"\s+")
_EDGES = " \t\n.,;:!?…\"'()[]-–"


def _normalise(text: str) -> str:
    return _SPACES.sub(" ", text.replace("’", "'")).strip().casefold()


class PhraseBook:
    """The vague phrases of a playbook, ready to be looked for."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return _whole_words(self._phrases.anywhere)

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(_bare(phrase) for phrase in self._phrases.whole)

    @cached_property
    def _no_person(self) -> frozenset[str]:
        return frozenset(_bare(word) for word in self._phrases.no_person)

    def find_vague(self, text: str) -> str | None:
        """The words of `text` that put the answer off, as they were typed, or None when it is an answer."""
        if _bare(text) in self._whole:
            return text.strip()
        found = self._anywhere.search(text)
        return found.group() if found else None

    def names_person(self, text: str) -> bool:
        """Whether a name or an address can be one person's: it does not begin or end with a word for a group."""
        words = [word for word in re.split(r"[^\w']+", _normalise(text).split("@", maxsplit=1)[0]) if word]
        is_name_with_address = "@" in text and " " in text.strip()
        return not is_name_with_address and not any(word in self._no_person for word in (words[:1] + words[-1:]))


def _bare(text: str) -> str:
    normal = _normalise(text)
    return normal.strip(_EDGES) or normal


def _whole_words(phrases: Iterable[str]) -> re.Pattern[str]:
    words = [r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in phrases if phrase.strip()]
    if not words:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
