"""Tells fast that there is nothing to report of a pilot's claims, as of most, so that no verdict has to be made.

It follows the rules of `facts.py` for files that were read the short way, and tests hold the two against each other.
Where there may be something to report, it leaves it to them to find out what.
"""

from collections.abc import Callable, Iterable
from operator import attrgetter

from pilotbook.assessment.conditions import Condition, ConditionEnvironment
from pilotbook.assessment.field_scan import Answered, UnknownScan, make_answered, make_scan
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
_Ask = Callable[[Subject, frozenset[str]], bool | None]
"""The same of one item, or of the whole pilot; of a list that is empty, the file may say so."""


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
    each = criterion.each
    try:
        ask = _make_ask(criterion, environment, answered)
    except UnknownScan:
        return lambda _view: None
    if not each:
        return lambda view: ask(view.subject, view.empty)
    ask_without_items = _make_ask_without_items(criterion, environment)

    def judge(view: _View) -> bool | None:
        items, empty = view.list_items(each), view.empty
        if not items:
            return ask_without_items(view.subject, empty)
        answers = [ask(item, empty) for item in items]
        return None if None in answers else all(answers)

    return judge


def _make_ask(criterion: Criterion, environment: ConditionEnvironment, answered: Answered) -> _Ask:
    check, are_answered = criterion.check, make_answered(criterion, answered)
    ask = _with_check(environment.find(check, criterion.each), are_answered) if check else are_answered
    return _with_when(environment.find(criterion.when, criterion.each), ask) if criterion.when else ask


def _make_ask_without_items(criterion: Criterion, environment: ConditionEnvironment) -> _Ask:
    scan, blank = make_scan(criterion.each), blank_item(criterion.each)
    ask_blank = _with_when(environment.find(criterion.when, criterion.each), _refuse) if criterion.when else _refuse

    def ask(subject: Subject, empty: frozenset[str]) -> bool | None:
        return not scan(subject.pilot, empty) or ask_blank(subject._replace(item=blank), empty)

    return ask


def _refuse(_subject: Subject, _empty: frozenset[str]) -> bool | None:
    return False


def _with_when(when: Condition, ask: _Ask) -> _Ask:
    evaluate = when.evaluate

    def ask_where_it_applies(subject: Subject, empty: frozenset[str]) -> bool | None:
        applies = evaluate(subject)
        if applies is True:
            return ask(subject, empty)
        return True if applies is False else None

    return ask_where_it_applies


def _with_check(check: Condition, are_answered: _Ask) -> _Ask:
    evaluate = check.evaluate

    def ask(subject: Subject, empty: frozenset[str]) -> bool | None:
        if not are_answered(subject, empty):
            return False
        found = evaluate(subject)
        return found if found is True or found is False else None

    return ask
