"""Finds the words of an answer that make it no answer: phrases are literal, and matched as whole words."""

import re
from functools import cached_property
from itertools import takewhile

from pilotbook.assessment.people import fold_quotes, names_group
from pilotbook.assessment.phrase_index import ANY, ByWord, ExactIndex, PhraseIndex, bare, first_word, index_phrases
from pilotbook.assessment.phrase_pattern import Pattern
from pilotbook.assessment.vague import Vague, Why
from pilotbook.records.phrases import Phrases

MOST_WORDS_BESIDE = 5
"""How many other words a clause may have that is vague because a phrase begins or ends it: `Owner to be confirmed`."""

MOST_WORDS = 25
"""How many words an answer may have that is vague because of one clause; what else a longer one says may answer."""

MOST_HOLLOW_WORDS = 12
"""How many words an answer may have that is vague because none of them says anything."""

MOST_REMEMBERED = 4_096
"""How many answers are remembered, each with what makes it vague."""

_BREAK = re.compile(r"[,;!?…()\[\]\n\"–—]|[.:](?!\w)|\s[-&]\s")
_PART = re.compile(rf"{_BREAK.pattern}|/(?!a\b)", re.IGNORECASE)
_LETTER_OR_FIGURE = re.compile(r"[^\W_]")
_WORD = re.compile(r"\w+")
_HOLLOW_WORD = re.compile(r"[\w'/]+")
_ASCII_WORDS = str.maketrans({code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")})


class PhraseBook:
    """The vague phrases of a playbook, ready to be looked for."""

    def __init__(self, phrases: Phrases, index: PhraseIndex | None = None) -> None:
        """Phrases, with their index where it is at hand."""
        self._phrases, self._index = phrases, index

    @cached_property
    def _all(self) -> "_Search":
        index = self._index or index_phrases(self._phrases)
        at_edge = _AtEdge(_Finder(index.at_edge, index.side_clause), index.side_clause)
        return _Search(_Whole(index), _Hollow(index), _Finder(index.anywhere, index.side_clause), at_edge)

    @cached_property
    def _no_person(self) -> frozenset[str]:
        return frozenset(bare(word) for word in self._phrases.no_person)

    def find_vague(self, text: str) -> Vague | None:
        """What makes `text` no answer, or None when it is one.

        Text without a letter or a figure (`?`, `---`) is none. Blank text is not vague but missing, and gives None.
        """
        return self._all.find_vague(text)

    def names_person(self, text: str) -> bool:
        """Whether a name or an address can be one person's; where there is none, nothing speaks against it."""
        return not names_group(text, self._no_person)


def _is_long(text: str) -> bool:
    return len(text.split(maxsplit=MOST_WORDS)) > MOST_WORDS


def _split_words(lowered: str) -> frozenset[str]:
    """The words of a text, and the blank one."""
    words = lowered.translate(_ASCII_WORDS).split(" ") if lowered.isascii() else _WORD.findall(lowered)
    return frozenset((*words, ""))


class _Search:
    """Looks for all kinds of phrases in one text after another."""

    def __init__(self, whole: "_Whole", hollow: "_Hollow", anywhere: "_Finder", at_edge: "_AtEdge") -> None:
        self._whole, self._hollow, self._anywhere, self._at_edge = whole, hollow, anywhere, at_edge
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
        span = next(iter(self._anywhere.find(flat, words)), None) or self._at_edge.find(flat, words)
        if span is not None:
            return Vague(text[slice(*span)], Why.PUTS_OFF)
        return Vague(stripped, Why.SAYS_NOTHING) if self._hollow.is_all_of(flat, words) else None


class _Hollow:
    """Tells short texts of nothing but words that fit any project: `It is early in the process`."""

    def __init__(self, index: PhraseIndex) -> None:
        self._hollow, self._all, self._keys = index.hollow, index.hollow | index.filler, index.hollow_keys

    def is_all_of(self, flat: str, words: frozenset[str]) -> bool:
        """Whether a text whose quotes are straight is such a one; `words` are its words, in small letters."""
        if self._keys.isdisjoint(words) or flat.count(" ") >= MOST_HOLLOW_WORDS:
            return False
        typed = _HOLLOW_WORD.findall(flat.lower())
        return not self._hollow.isdisjoint(typed) and self._all.issuperset(typed)


class _AtEdge:
    """Finds phrases at which a short clause begins or ends, unless it is a side clause."""

    def __init__(self, finder: "_Finder", side_clause: frozenset[str]) -> None:
        self._finder, self._side_clause = finder, side_clause

    def find(self, flat: str, words: frozenset[str]) -> tuple[int, int] | None:
        """Where the first one stands, if there is one."""
        spans = self._finder.find(flat, words)
        if not spans or _is_long(flat):
            return None
        for start, end in spans:
            before = _BREAK.split(flat[:start])[-1].lower().split()
            after = _BREAK.split(flat[end:], maxsplit=1)[0].lower().split()
            is_short = len(before) + len(after) <= MOST_WORDS_BESIDE
            if is_short and not (before and after) and self._side_clause.isdisjoint(before):
                return start, end
        return None


class _Whole:
    """Knows the phrases that are vague as a whole answer, and those that are so where an answer opens with them."""

    def __init__(self, index: PhraseIndex) -> None:
        self._phrases, self._opening = _Exactly(index.whole), _Exactly(index.opening)
        self._longest = max(index.whole.longest, index.opening.longest) + 20
        """Above this length a text is no phrase, whatever stands around it."""
        self._first_words = index.whole.first_words | index.opening.first_words
        self._may_begin_with_any = ANY in self._first_words

    def find(self, stripped: str) -> Vague | None:
        """What makes a text that is not blank vague; whether it begins like a phrase is found out faster."""
        if not self._may_begin_with_any and first_word(stripped) not in self._first_words:
            return None
        if len(stripped) <= self._longest and bare(stripped) in self._phrases:
            return Vague(stripped, Why.SAYS_NOTHING)
        flat = fold_quotes(stripped[: 2 * self._longest])
        head = bare(_PART.split(flat, maxsplit=1)[0])
        if head and head not in self._opening and head not in self._phrases:
            return None
        parts = [part for part in _PART.split(flat) if _LETTER_OR_FIGURE.search(part)]
        empty = list(takewhile(lambda part: bare(part) in self._phrases, parts))
        if len(empty) == len(parts) and len(flat) == len(stripped):
            return Vague(stripped, Why.SAYS_NOTHING)  # `None / not yet`
        opening = next((part for part in parts[: len(empty) + 1] if bare(part) in self._opening), None)
        if opening is not None and not _is_long(stripped):
            return Vague(opening.strip(), Why.PUTS_OFF)  # `Forthcoming. The board meets in May`, `N/A, in progress`
        return None


class _Exactly:
    """The texts that are nothing but one of some phrases, once they are bare."""

    def __init__(self, index: ExactIndex) -> None:
        self._index = index
        self._patterns = _Patterns()

    def __contains__(self, text: str) -> bool:
        """Whether a bare text is one of the phrases."""
        if text in self._index.literal:
            return True
        by_first = self._index.by_first
        candidates = (*by_first.get(first_word(text), ()), *by_first.get(ANY, ()))
        if not candidates:
            return False
        words, found = _split_words(text), map(self._patterns.find, candidates)
        return any(each.may_be_in(words) and each.expression.fullmatch(text) for each in found)


class _Patterns:
    """Patterns by their phrases, each made when it is first asked for."""

    def __init__(self, not_in_gap: frozenset[str] = frozenset()) -> None:
        self._not_in_gap = not_in_gap
        self._made: dict[str, Pattern] = {}

    def find(self, phrase: str) -> Pattern:
        """The pattern of a phrase."""
        if phrase not in self._made:
            self._made[phrase] = Pattern(phrase, self._not_in_gap)
        return self._made[phrase]


class _Finder:
    """Finds phrases as whole words, whatever their capitals and the spaces between them.

    Only phrases that may stand in the text are looked for, and only these are made into expressions, because to make
    those of all takes longer than to check a file.
    """

    def __init__(self, by_key: ByWord, not_in_gap: frozenset[str]) -> None:
        self._by_key, self._keys = by_key, frozenset(by_key)
        self._patterns = _Patterns(not_in_gap)

    def find(self, flat: str, words: frozenset[str]) -> list[tuple[int, int]]:
        """Where phrases stand in a text whose quotes are straight: the first comes first, of those the longest.

        `words` are the words of the text in small letters, and the blank one.
        """
        keys = words & self._keys
        if not keys:
            return []
        phrases = {phrase for key in keys for phrase in self._by_key[key]}
        patterns = [each for each in map(self._patterns.find, phrases) if each.may_be_in(words)]
        spans = {found.span() for each in patterns for found in each.expression.finditer(flat)}
        return sorted(spans, key=lambda span: (span[0], -span[1]))
