"""Turns the fields that a criterion names into what tells fast whether they are answered, without saying where.

The rules are those of `answers.py`, which knows places as well; tests hold the two against each other.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from pilotbook.assessment.answers import is_blank, steps_to
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.variables import Subject
from pilotbook.records.playbook import Criterion
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


def make_answered(criterion: Criterion, answered: Answered) -> Callable[[Subject, frozenset[str]], bool]:
    """Whether the fields of a criterion are answered: with a check, each of them once; without one, everywhere.

    The frozen set are the lists that the file says are empty. Raises UnknownScan.
    """
    is_answer = answered.__getitem__
    paths = [_plain_path(field, criterion.each) for field in criterion.fields]
    if all(path is not None for path in paths):
        return _make_answered_plainly([path for path in paths if path], is_answer)
    scans = [(make_scan(field, criterion.each), _is_of_item(field, criterion.each)) for field in criterion.fields]
    is_enough = any if criterion.check else all

    def are_answered(subject: Subject, empty: frozenset[str]) -> bool:
        for scan, is_of_item in scans:
            values = scan(subject.item if is_of_item else subject.pilot, empty)
            if values and not is_enough(map(is_answer, values)):
                return False
        return True

    return are_answered


def _make_answered_plainly(
    paths: list[str], is_answer: Callable[[Any], bool]
) -> Callable[[Subject, frozenset[str]], bool]:
    """The same where each field has one value."""
    match paths:
        case []:
            return lambda _subject, _empty: True
        case [path]:
            get_one = attrgetter(path)
            return lambda subject, _empty: is_answer(get_one(subject))
        case _:
            get_all = attrgetter(*paths)
            return lambda subject, _empty: all(map(is_answer, get_all(subject)))


def _plain_path(field: str, each: str) -> str | None:
    """The way from a subject to the one value of a field; None where it may have several.

    It is empty for the list itself whose items are looked at: there is one, or nobody would look.
    """
    is_of_item = _is_of_item(field, each)
    steps = steps_to(field)[len(steps_to(each)) if is_of_item else 0 :]
    if is_of_item and not steps:
        return "" if steps_to(each)[-1].kind is Kind.RECORDS else "item"
    if not steps or any(step.kind in (Kind.RECORDS, Kind.TEXTS) for step in steps):
        return None
    return ".".join(("item" if is_of_item else "pilot", *(step.name for step in steps)))


def _is_of_item(field: str, each: str) -> bool:
    return bool(each) and f"{field}.".startswith(f"{each}.")


def make_scan(dotted: str, each: str = "") -> Scan:
    """How a field is scanned; one below the list `each` in an item of that list, every other one in the pilot.

    Raises UnknownScan.
    """
    steps = steps_to(dotted)
    if not steps:
        return lambda pilot, _empty: (next((each.value for each in pilot.added if each.name == dotted), None),)
    listed = steps_to(each) if each else ()
    if each and dotted == each:
        return (lambda _item, _empty: _SOMETHING) if listed[-1].kind is Kind.RECORDS else lambda item, _empty: (item,)
    if _is_of_item(dotted, each):
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
