"""Turns the fields that a criterion names into what tells fast whether they are answered, without saying where.

The rules are those of `answers.py`, which knows places as well; tests hold the two against each other.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from pilotbook.assessment.answers import is_blank, steps_to
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.records.shape import Empty, Field, Kind

Values = Sequence[Any]
Scan = Callable[[Any, frozenset[str]], Values]
"""The values of one field: of a record, and of the names of its lists that the file says are empty.

A field below a list has one for each item; None stands for an answer that is missing.
"""
_MISSING, _NONE = (None,), ()
_SOMETHING = (True,)
"""Stands for a list that has items, where nothing else is asked of it."""


class UnknownScan(Exception):  # noqa: N818 - it is no error: somebody else finds out
    """Of such a field only the tree of the file tells whether it is answered."""


class Answered(dict[Any, bool]):
    """Which values are answers, neither blank nor vague; those that were asked about lately are remembered."""

    MOST = 8_192

    def __init__(self, phrases: PhraseBook) -> None:
        super().__init__()
        self._find_vague = phrases.find_vague

    def __missing__(self, value: Any) -> bool:  # noqa: ANN401 - any field's value
        if len(self) >= self.MOST:
            self.clear()
        is_answer = not is_blank(value) and (type(value) is not str or self._find_vague(value) is None)
        self[value] = is_answer
        return is_answer


def make_scan(dotted: str, each: str = "") -> Scan:
    """How a field is scanned; one below the list `each` in an item of that list, every other one in the pilot.

    Raises UnknownScan.
    """
    steps = steps_to(dotted)
    if not steps:
        return lambda pilot, _empty: (next((each.value for each in pilot.added if each.name == dotted), None),)
    listed = steps_to(each) if each else ()
    if each and dotted == each:  # it has an item, or nobody would look at one
        return (lambda _item, _empty: _SOMETHING) if listed[-1].kind is Kind.RECORDS else lambda item, _empty: (item,)
    if each and dotted.startswith(f"{each}."):
        return _scan_below(steps[len(listed) :], is_top=False)
    return _scan_below(steps, is_top=True)


def _scan_below(steps: tuple[Field, ...], *, is_top: bool) -> Scan:
    lists = [number for number, step in enumerate(steps) if step.kind in (Kind.RECORDS, Kind.TEXTS)]
    names = [step.name for step in steps]
    if not lists:
        get = attrgetter(".".join(names))
        return lambda record, _empty: (get(record),)
    first = lists[0]
    step, get_items = steps[first], attrgetter(".".join(names[: first + 1]))
    find_nothing = _make_nothing(step, is_top=is_top and first == 0)
    if first < len(steps) - 1:
        scan_item = _scan_below(steps[first + 1 :], is_top=False)

        def scan_items(record: Any, empty: frozenset[str]) -> Values:  # noqa: ANN401 - of any class
            items = get_items(record)
            return [value for item in items for value in scan_item(item, empty)] if items else find_nothing(empty)

        return scan_items
    if step.kind is Kind.TEXTS:
        return lambda record, empty: get_items(record) or find_nothing(empty)
    return lambda record, empty: _SOMETHING if get_items(record) else find_nothing(empty)


def _make_nothing(step: Field, *, is_top: bool) -> Callable[[frozenset[str]], Values]:
    """What an empty list is taken for."""
    if step.empty is Empty.ORDINARY:
        return lambda _empty: _NONE
    if step.empty is Empty.UNANSWERED:
        return lambda _empty: _MISSING
    if not is_top:
        raise UnknownScan
    return lambda empty: _NONE if step.name in empty else _MISSING
