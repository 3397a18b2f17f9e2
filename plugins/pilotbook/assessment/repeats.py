"""Finds the long answers that stand word for word in many records, and so say nothing of any one of them.

Only answers in a person's own words can be such: not names, addresses, places and other facts that many records share
for good reasons. The field says which it is.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any

from pilotbook.assessment.people import fold_quotes
from pilotbook.assessment.vague import Vague, Why
from pilotbook.records.phrases import Phrases
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Kind, find_field, walk_fields
from pilotbook.records.yaml_source import Path

_EDGES = " .,;:!?…"


class Repeats:
    """The repeated answers, each with the number of records that it stands in."""

    def __init__(self, records: Mapping[int, int]) -> None:
        self._records = records

    def find(self, path: Path, value: Any) -> Vague | None:  # noqa: ANN401 - any field's value
        """What makes an answer vague that many records share; None where few do, or where they may."""
        if type(value) is not str or ".".join(step for step in path if isinstance(step, str)) not in _prose_fields():
            return None
        records = self._records.get(_key_of(value), 0)
        return Vague(value.strip(), Why.REPEATED, records - 1) if records else None


class RepeatCount:
    """Counts long answers, one record after another; of each only a number is kept, by which it is known again."""

    def __init__(self, phrases: Phrases) -> None:
        self._least_records = phrases.repeated.records or 0
        self._least_words = phrases.repeated.words or 0
        self._allowed = frozenset(map(_key_of, phrases.may_repeat))
        self._records: Counter[int] = Counter()
        self._by_number: dict[int, tuple[int, ...]] = {}

    def add(self, number: int, pilot: Pilot | None) -> None:
        """Take the answers of one more record, which is known by a number."""
        if pilot is None or self._least_records <= 1:
            return
        keys = {_key_of(text) for text in list_prose(pilot) if self._is_long(text)} - self._allowed
        if keys:
            self._records.update(keys)
            self._by_number[number] = tuple(keys)

    def _is_long(self, text: str) -> bool:
        return len(text) >= 2 * self._least_words - 1 and len(text.split()) >= self._least_words

    def sum_up(self) -> tuple[Repeats, Container[int]]:
        """The repeated answers, and the numbers of the records that they stand in: mostly none."""
        repeated = {key: records for key, records in self._records.items() if records >= self._least_records > 1}
        numbers = (number for number, keys in self._by_number.items() if not repeated.keys().isdisjoint(keys))
        return Repeats(repeated), frozenset(numbers) if repeated else frozenset()


def list_prose(pilot: Pilot) -> Iterator[str]:
    """The answers of a record that are given in a person's own words."""
    for read in _prose_fields().values():
        yield from read(pilot)


@cache
def _prose_fields() -> dict[str, Callable[[Pilot], Iterable[str]]]:
    """The fields for such answers by their dotted paths, each with the way to its texts."""
    return {dotted: reader_of(dotted) for dotted, field in walk_fields(Pilot) if field.is_prose}


def reader_of(dotted: str) -> Callable[[Pilot], Iterable[str]]:
    """The way from a record to the texts at a dotted path, which leads through one list at most."""
    names = dotted.split(".")
    whole = attrgetter(dotted)
    for length in range(1, len(names) + 1):
        field = find_field(Pilot, ".".join(names[:length]))
        if field is not None and field.kind is Kind.TEXTS:
            return whole
        if field is not None and field.kind is Kind.RECORDS:
            items, inner = attrgetter(".".join(names[:length])), attrgetter(".".join(names[length:]))
            return lambda pilot: map(inner, items(pilot))
    return lambda pilot: (whole(pilot),)


def _key_of(text: str) -> int:
    """A number for a text that does not depend on capitals, spaces and the stop at its end."""
    return hash(" ".join(fold_quotes(text).casefold().split()).strip(_EDGES))
