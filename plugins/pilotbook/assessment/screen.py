"""Tells fast that there is nothing to report of a pilot's claims, as of most, so that no verdict has to be made.

It follows the rules of `facts.py` for files that were read the short way, and tests hold the two against each other.
Where there may be something to report, it leaves it to them to find out what.
"""

from collections.abc import Callable, Iterable
from operator import attrgetter

from pilotbook.assessment.condition_names import ConditionProblem
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.field_scan import Answered, Scan, UnknownScan, make_scan
from pilotbook.assessment.gates import claimed_gates
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.variables import Subject, blank_item
from pilotbook.records.playbook import Criterion
from pilotbook.records.vocabulary import Stage


class _View:
    """One pilot, as a condition is asked about it; `empty` are its lists of which the file says that they are empty."""

    __slots__ = ("_items", "empty", "subject")

    def __init__(self, subject: Subject, empty: frozenset[str]) -> None:
        self.subject, self.empty = subject, empty
        self._items: dict[str, list[Subject]] = {}

    def list_items(self, each: str) -> list[Subject]:
        """The items of a list, as a condition is asked about them."""
        found = self._items.get(each)
        if found is None:
            pilot, clock, playbook, _ = self.subject
            found = self._items[each] = [Subject(pilot, clock, playbook, item) for item in attrgetter(each)(pilot)]
        return found


_Judge = Callable[[_View], bool | None]
"""Whether a criterion is met, or does not apply; None where nobody can say."""


class Screen:
    """The criteria of a playbook, each as one function that says whether it holds."""

    def __init__(self, criteria: Iterable[Criterion], environment: ConditionEnvironment, phrases: PhraseBook) -> None:
        answered = Answered(phrases)
        judges = [(each, _make_judge(each, environment, answered)) for each in criteria]
        self._plans = {
            stage: [(each.id, not set(claimed_gates(stage)).isdisjoint(each.gates), judge) for each, judge in judges]
            for stage in Stage
        }

    def is_clear(self, subject: Subject, stage: Stage, empty_lists: frozenset[str] | None) -> bool:
        """Whether every criterion that the stage claims holds, and every one that a waiver names.

        `empty_lists` are those of a source that was read the short way; of any other file nothing is said.
        """
        if empty_lists is None:
            return False
        waived = {waiver.criterion for waiver in subject.pilot.waivers}
        view = _View(subject, empty_lists)
        for identifier, must_hold, judge in self._plans[stage]:
            holds = judge(view)
            if not holds and (holds is None or must_hold or identifier in waived):
                return False
        return True


def _make_judge(criterion: Criterion, environment: ConditionEnvironment, answered: Answered) -> _Judge:
    try:
        return _Criterion(criterion, environment, answered).judge
    except UnknownScan:
        return lambda _view: None


class _Criterion:
    """A criterion, ready to be asked about one pilot after another."""

    def __init__(self, criterion: Criterion, environment: ConditionEnvironment, answered: Answered) -> None:
        each = self._each = criterion.each
        self._when = environment.find(criterion.when, each) if criterion.when else None
        self._check = environment.find(criterion.check, each) if criterion.check else None
        self._answered = answered
        self._scans = [(make_scan(field, each), _is_of_item(field, each)) for field in criterion.fields]
        self._scan_list = make_scan(each) if each else None
        self._blank = blank_item(each) if each else None

    def judge(self, view: _View) -> bool | None:
        """Whether it holds, of a list for all of its items."""
        if self._scan_list is None:
            return self._ask(view.subject, view.empty)
        items = view.list_items(self._each)
        if not items:
            return self._ask_without_items(view, self._scan_list)
        answers = [self._ask(item, view.empty) for item in items]
        return None if None in answers else all(answers)

    def _ask_without_items(self, view: _View, scan_list: Scan) -> bool | None:
        if not scan_list(view.subject.pilot, view.empty):
            return True
        return self._is_excused(view.subject._replace(item=self._blank))

    def _is_excused(self, subject: Subject) -> bool | None:
        """Whether the criterion does not apply."""
        applies = self._when.evaluate(subject) if self._when is not None else True
        return None if isinstance(applies, ConditionProblem) else not applies

    def _ask(self, subject: Subject, empty: frozenset[str]) -> bool | None:
        if self._when is not None:
            excused = self._is_excused(subject)
            if excused is not False:
                return excused
        answered = self._answered
        by_field = [scan(subject.item if is_of_item else subject.pilot, empty) for scan, is_of_item in self._scans]
        if self._check is None:
            return all(answered[value] for values in by_field for value in values)
        if not all(not values or any(answered[value] for value in values) for values in by_field):
            return False
        found = self._check.evaluate(subject)
        return None if isinstance(found, ConditionProblem) else found


def _is_of_item(field: str, each: str) -> bool:
    return bool(each) and f"{field}.".startswith(f"{each}.")
