"""Finds the words of an answer that make it no answer: phrases are literal, and matched as whole words."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from pilotbook.assessment.people import fold_quotes, names_group
from pilotbook.assessment.vague import Vague, Why
from pilotbook.records.phrases import Phrases

MOST_WORDS_BESIDE = 5
"""How many other words a clause may have that is vague because a phrase begins or ends it: `Owner to be confirmed`."""

MOST_REMEMBERED = 4_096
"""How many answers are remembered, each with what makes it vague."""

_SPACES = re.compile(r"\s+")
_EDGES = " \t\n.,;:!?…\"'()[]-–—"
_BREAK = re.compile(r"[,;!?…()\[\]\n\"–—]|[.:](?!\w)|\s[-&]\s")
_PART = re.compile(rf"{_BREAK.pattern}|/(?!a\b)", re.IGNORECASE)
_LETTER_OR_FIGURE = re.compile(r"[^\W_]")
_FIRST_WORD = re.compile(r"[^\W_]+")
_WORD = re.compile(r"\w+")
_ASCII_WORDS = str.maketrans({code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")})


class PhraseBook:
    """The vague phrases of a playbook, ready to be looked for."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    @cached_property
    def _all(self) -> "_Search":
        anywhere, at_edge = map(_Finder, (self._phrases.anywhere, self._phrases.at_edge))
        return _Search(anywhere, at_edge, _Whole(self._phrases.whole, self._phrases.opening))

    @cached_property
    def _no_person(self) -> frozenset[str]:
        return frozenset(_bare(word) for word in self._phrases.no_person)

    def find_vague(self, text: str) -> Vague | None:
        """What makes `text` no answer, or None when it is one.

        Text without a letter or a figure (`?`, `---`) is none. Blank text is not vague but missing, and gives None.
        """
        return self._all.find_vague(text)

    def names_person(self, text: str) -> bool:
        """Whether a name or an address can be one person's; where there is none, nothing speaks against it."""
        return not names_group(text, self._no_person)


def _bare(text: str) -> str:
    """Text without capitals, needless spaces and what stands around it: `(Pending …)` becomes `pending`."""
    normal = _SPACES.sub(" ", fold_quotes(text)).strip().casefold()
    return normal.strip(_EDGES) or normal


def _first_word(text: str) -> str:
    """The first run of letters and figures, without capitals; nothing where there is none."""
    found = _FIRST_WORD.search(text)
    return found.group().casefold() if found else ""


def _split_words(lowered: str) -> frozenset[str]:
    """The words of a text, and the blank one."""
    words = lowered.translate(_ASCII_WORDS).split(" ") if lowered.isascii() else _WORD.findall(lowered)
    return frozenset((*words, ""))


class _Search:
    """Looks for three kinds of phrases in one text after another."""

    def __init__(self, anywhere: "_Finder", at_edge: "_Finder", whole: "_Whole") -> None:
        self._anywhere, self._at_edge, self._whole = anywhere, at_edge, whole
        self._known: dict[str, Vague | None] = {}

    def find_vague(self, text: str) -> Vague | None:
        """See `PhraseBook.find_vague`; what was found lately is remembered, as many answers are the same few words."""
        if text in self._known:
            return self._known[text]
        if len(self._known) >= MOST_REMEMBERED:
            self._known.clear()
        found = self._known[text] = self._find(text)
        return found

    def _find(self, text: str) -> Vague | None:
        stripped = text.strip()
        if not stripped:
            return None
        if not (stripped[0].isalnum() or _LETTER_OR_FIGURE.search(stripped)):
            return Vague(stripped, Why.SAYS_NOTHING)
        found = self._whole.find(stripped)
        if found is not None:
            return found
        flat = fold_quotes(text)
        words = _split_words(flat.lower())
        start, end = next(self._anywhere.find(flat, words), (0, 0))
        if not end:
            start, end = self._find_at_edge(flat, words)
        return Vague(text[start:end], Why.PUTS_OFF) if end else None

    def _find_at_edge(self, flat: str, words: frozenset[str]) -> tuple[int, int]:
        """Where a short clause begins or ends with a phrase; an empty span when none does."""
        for start, end in self._at_edge.find(flat, words):
            before = _BREAK.split(flat[:start])[-1].split()
            after = _BREAK.split(flat[end:], maxsplit=1)[0].split()
            if not (before and after) and len(before) + len(after) <= MOST_WORDS_BESIDE:
                return start, end
        return 0, 0


class _Whole:
    """Knows the phrases that are vague as a whole answer, and those that are so where an answer opens with them."""

    def __init__(self, phrases: Iterable[str], opening: Iterable[str]) -> None:
        self._phrases = frozenset(_bare(phrase) for phrase in phrases)
        self._opening = frozenset(_bare(phrase) for phrase in opening)
        both = self._phrases | self._opening
        self._longest = max(map(len, both), default=0) + 20
        """Above this length a text is no phrase, whatever stands around it."""
        self._first_words = frozenset(map(_first_word, both))

    def find(self, stripped: str) -> Vague | None:
        """What makes a text that is not blank vague; whether it begins like a phrase is found out faster."""
        if _first_word(stripped) not in self._first_words:
            return None
        if len(stripped) <= self._longest and _bare(stripped) in self._phrases:
            return Vague(stripped, Why.SAYS_NOTHING)
        flat = fold_quotes(stripped[: 2 * self._longest])
        parts = [part for part in _PART.split(flat) if _LETTER_OR_FIGURE.search(part)]
        if len(flat) == len(stripped) and all(_bare(part) in self._phrases for part in parts):
            return Vague(stripped, Why.SAYS_NOTHING)  # `None / not yet`
        if parts and _bare(parts[0]) in self._opening:
            return Vague(parts[0].strip(), Why.PUTS_OFF)  # `Forthcoming. The board meets in May`
        return None


class _Finder:
    """Finds phrases as whole words, whatever their capitals and the spaces between them.

    Each phrase has a key, a word that stands in every text that holds the phrase: the longest of its words. One without
    any, such as `->`, has the blank word, as texts do. Only phrases whose key was found make up a pattern, because to
    make one of all of them takes longer than to check a file.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_key: dict[str, list[list[str]]] = {}
        for words in filter(None, (fold_quotes(phrase).split() for phrase in phrases)):
            key = max(_WORD.findall(" ".join(words).lower()), key=len, default="")
            self._by_key.setdefault(key, []).append(words)
        self._make_pattern = lru_cache(maxsize=64)(self._write_pattern)

    def _write_pattern(self, keys: frozenset[str]) -> re.Pattern[str]:
        phrases = [words for key in sorted(keys) for words in self._by_key[key]]
        longest_first = sorted((r"\s+".join(map(re.escape, words)) for words in phrases), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)

    def find(self, flat: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
        """The span of each phrase in a text whose quotes are straight; `words` are its words, in small letters."""
        keys = words.intersection(self._by_key)
        if keys:
            yield from (found.span() for found in self._make_pattern(keys).finditer(flat))
