"""Finds the words of a record that speak for a stall pattern: phrases are literal, and matched as whole words."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pilotbook.assessment.answers import Answer, AnswerFinder
from pilotbook.assessment.people import fold_quotes
from pilotbook.records.phrases import Phrases
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Sign
from pilotbook.records.shape import Kind, walk_fields

MOST_WORDS_BETWEEN = 4
"""How many words may stand between a sign and what takes it back: `no longer a weekly manual export`."""

_TEXTS = (Kind.TEXT, Kind.TEXTS, Kind.ADDRESS)
_CLAUSE_END = re.compile(
    r"[,;!?…()\[\]\"–—]|[.:](?!\w)|\n\s*[\n*-]|\b(?:so|but|because|hence|therefore|until|while)\b", re.IGNORECASE
)


class Hit(NamedTuple):
    """A sign with the answer that shows it, and those words of the answer that do."""

    sign: Sign
    answer: Answer
    phrase: str


class SignSearch:
    """Looks for the signs of one pattern. `added` are the names of the fields that the organisation added."""

    def __init__(self, signs: Iterable[Sign], phrases: Phrases, added: Iterable[str] = ()) -> None:
        names = [*_text_fields(), *added]
        self._signs = [(sign, _Words(sign.phrases), _fields_of(sign, names)) for sign in signs if sign.says]
        self._before, self._after = _Words(phrases.no_sign_after), _Words(phrases.no_sign_before)

    def find(self, lowered: str, answers: AnswerFinder) -> Iterator[Hit]:
        """Each sign once, where it stands first, of a record whose words all stand, in small letters, in `lowered`."""
        for sign, phrases, fields in self._signs:
            if phrases.may_be_in(lowered):
                hit = self._find_first(sign, phrases, fields, answers)
                if hit is not None:
                    yield hit

    def _find_first(self, sign: Sign, phrases: "_Words", fields: list[str], answers: AnswerFinder) -> Hit | None:
        for field in fields:
            if not any(phrases.may_be_in(fold_quotes(text).lower()) for text in answers.list_texts(field)):
                continue
            for answer in answers.find_answers(field):
                flat = fold_quotes(answer.text)
                for start, end in phrases.find(flat):
                    if not self._is_taken_back(flat, start, end):
                        return Hit(sign, answer, answer.text[start:end])
        return None

    def _is_taken_back(self, flat: str, start: int, end: int) -> bool:
        """Whether the clause around a phrase says the opposite: `replaces the manual export`."""
        before = _CLAUSE_END.split(flat[:start])[-1]
        after = _CLAUSE_END.split(flat[end:], maxsplit=1)[0]
        return any(len(before[stop:].split()) <= MOST_WORDS_BETWEEN for _, stop in self._before.find(before)) or any(
            len(after[:begin].split()) <= MOST_WORDS_BETWEEN for begin, _ in self._after.find(after)
        )


class _Words:
    """Phrases to look for, whatever their capitals and the spaces in them; a hyphen joins what it stands between."""

    def __init__(self, phrases: Iterable[str]) -> None:
        split = [words for phrase in phrases if (words := fold_quotes(phrase).lower().split())]
        patterns = sorted((r"\s+".join(map(re.escape, words)) for words in split), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])", re.IGNORECASE)
        self._keys = sorted({max(words, key=len) for words in split})

    def may_be_in(self, lowered: str) -> bool:
        """Whether a text in small letters holds a word of a phrase; if not, it holds no phrase."""
        for key in self._keys:  # noqa: SIM110 - asked sixty times of a pilot, and a generator takes twice as long
            if key in lowered:
                return True
        return False

    def find(self, flat: str) -> Iterator[tuple[int, int]]:
        """The span of each phrase in a text whose quotes are straight."""
        return (found.span() for found in self._pattern.finditer(flat)) if self._keys else iter(())


@cache
def _text_fields() -> tuple[str, ...]:
    return tuple(path for path, field in walk_fields(Pilot) if field.kind in _TEXTS)


def _fields_of(sign: Sign, names: list[str]) -> list[str]:
    """The fields with text that a sign is about: those it names, and those inside the parts of the record it names."""
    if not sign.fields:
        return names
    return [name for name in names if any(name == path or name.startswith(f"{path}.") for path in sign.fields)]
