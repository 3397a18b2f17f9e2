"""Finds out what a pilot's record alone says of one criterion."""

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from pilotbook.assessment.answers import Answer, AnswerFinder, State
from pilotbook.assessment.condition_problem import ConditionProblem
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.fact_words import (
    CANNOT_BE_JUDGED,
    DOES_NOT_APPLY,
    THERE_ARE_NONE,
    tell_missing,
    tell_unreadable,
    tell_vague,
)
from pilotbook.assessment.variables import Subject, blank_item
from pilotbook.assessment.verdict import Fact, Finding
from pilotbook.frozen import replace
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Criterion
from pilotbook.records.yaml_source import Path, Source

_NAMES_PERSON = re.compile(r"\bnames_person\s*\(\s*(pilot|item)\.([\w.]+)\s*\)")
_WORST_FIRST = (Finding.DEFERRED, Finding.UNANSWERED, Finding.UNMET, Finding.MET, Finding.NOT_APPLICABLE)


class _Draft(NamedTuple):
    """A fact before it is put into words: of the items of a list only the worst is. `answers` are those it is about."""

    finding: Finding
    answers: tuple[Answer, ...] = ()
    is_unreadable: bool = False
    problem: ConditionProblem | None = None

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """The lowest is what is said of a list: a condition that fails spoils it all, then the worst of its items."""
        return self.problem is None, _WORST_FIRST.index(self.finding), self.is_unreadable


class FactFinder:
    """Judges criteria on one pilot."""

    def __init__(
        self,
        file: PilotFile,
        source: Source,
        subject: Subject,
        environment: ConditionEnvironment,
        answers: AnswerFinder,
    ) -> None:
        self._source, self._subject, self._environment = source, subject, environment
        self._answers = answers
        self._items: dict[str, list[tuple[Path, Subject]]] = {}
        self._broken = file.broken
        self._around_broken = frozenset(path[:length] for path in file.broken for length in range(1, len(path) + 1))

    def find_fact(self, criterion: Criterion) -> Fact:
        """What the record says of a criterion; of a list, the worst that any of its items says.

        An answer that is missing, or that puts the question off, is said to be so before the check is called failed: a
        missing fact is never a failed one. Where one item of a list is enough for the check to hold, the others may be
        without an answer.
        """
        if not criterion.each:
            return self._tell(criterion, self._judge(criterion, self._subject, ()), ())
        items = self._items_of(criterion.each)
        if not items:
            return self._judge_without_items(criterion)
        drafts = [(self._judge(criterion, subject, path), path) for path, subject in items]
        return self._tell(criterion, *(min(drafts, key=_rank) if len(drafts) > 1 else drafts[0]))

    def _items_of(self, each: str) -> list[tuple[Path, Subject]]:
        """The items of a list, each with its path, as what a condition is asked about."""
        if each not in self._items:
            found = self._answers.find_items(each)
            self._items[each] = [(path, self._subject._replace(item=item)) for path, item in found]
        return self._items[each]

    def _judge_without_items(self, criterion: Criterion) -> Fact:
        """A list that is missing is judged as if it had one blank item; one that says it is empty has none to judge."""
        where: Path = tuple(criterion.each.split("."))
        answers = self._answers.find_answers(criterion.each)
        if not answers:
            finding = Finding.MET if criterion.each in criterion.fields else Finding.NOT_APPLICABLE
            return Fact(finding, self._source, where, THERE_ARE_NONE)
        missing = self._missing(answers)
        blank = self._subject._replace(item=blank_item(criterion.each))
        excused = None if missing.is_unreadable else self._excuse(criterion, blank, where)
        return self._tell(criterion, excused or missing, where)

    def _judge(self, criterion: Criterion, subject: Subject, item: Path) -> _Draft:
        excused = self._excuse(criterion, subject, item)
        if excused is not None:
            return excused
        by_field = [self._answers.find_answers(field, item) for field in criterion.fields]
        answers = by_field[0] if len(by_field) == 1 else tuple(chain.from_iterable(by_field))
        is_met: bool | ConditionProblem = False
        if criterion.check and all(map(_has_answer, by_field)):
            is_met = self._environment.evaluate(criterion.check, subject, criterion.each)
        if isinstance(is_met, ConditionProblem):
            return _Draft(Finding.NOT_APPLICABLE, problem=is_met)
        return _Draft(Finding.MET, answers) if is_met else self._weigh(criterion, answers, item)

    def _excuse(self, criterion: Criterion, subject: Subject, item: Path) -> _Draft | None:
        """What is said of a criterion that does not apply, or of which nobody can say whether it does; else None."""
        applies = not criterion.when or self._environment.evaluate(criterion.when, subject, criterion.each)
        if isinstance(applies, ConditionProblem):
            return _Draft(Finding.NOT_APPLICABLE, problem=replace(applies, key="when"))
        if applies:
            return None
        if self._looks_at_broken(criterion.when, criterion.each, item):
            return _Draft(Finding.UNANSWERED, is_unreadable=True)
        return _Draft(Finding.NOT_APPLICABLE)

    def _weigh(self, criterion: Criterion, answers: tuple[Answer, ...], item: Path) -> _Draft:
        """What is said of a criterion that applies, and whose check, if it has one, was not found to hold."""
        vague = next((answer for answer in answers if answer.state is State.VAGUE), None)
        if vague is not None:
            return _Draft(Finding.DEFERRED, (vague,))
        missing = [answer for answer in answers if answer.state is State.MISSING]
        if missing:
            return self._missing(missing)
        if not criterion.check:
            return _Draft(Finding.MET, answers)
        if self._looks_at_broken(criterion.check, criterion.each, item):
            return _Draft(Finding.UNANSWERED, is_unreadable=True)
        group = self._find_group(criterion, item)
        return _Draft(Finding.UNMET, answers if group is None else (group,))

    def _find_group(self, criterion: Criterion, item: Path) -> Answer | None:
        """The answer that names a group where the check of a criterion asks for a person."""
        for root, rest in _NAMES_PERSON.findall(criterion.check):
            dotted = rest if root == "pilot" else f"{criterion.each}.{rest}"
            group = self._answers.find_group(dotted, item)
            if group is not None:
                return group
        return None

    def _missing(self, answers: Sequence[Answer]) -> _Draft:
        """What is said of missing answers: those that the file lacks, or else those in it that cannot be read."""
        absent = tuple(answer for answer in answers if not self._is_broken(answer.path))
        return _Draft(Finding.UNANSWERED, absent or tuple(answers), is_unreadable=not absent)

    def _tell(self, criterion: Criterion, draft: _Draft, item: Path) -> Fact:
        finding, answers, is_unreadable, problem = draft
        reason = ""
        match finding:
            case Finding.DEFERRED:
                reason = tell_vague(answers[0])
            case Finding.UNANSWERED:
                reason = tell_unreadable(answers) if is_unreadable else tell_missing(answers)
            case Finding.NOT_APPLICABLE:
                reason = DOES_NOT_APPLY if problem is None else CANNOT_BE_JUDGED
            case Finding.UNMET:
                is_group = bool(answers) and answers[0].vague is not None
                reason = tell_vague(answers[0]) if is_group else _tell_unmet(criterion)
            case _:
                pass
        path = answers[0].path if answers else self._place_of(criterion, item)
        return Fact(finding, self._source, path, reason, answers, is_unreadable, problem)

    def _place_of(self, criterion: Criterion, item: Path) -> Path:
        """The path of the first answer that a criterion asks for, where a fact is about none."""
        asked = (answer.path for field in criterion.fields for answer in self._answers.find_answers(field, item))
        return next(asked, item)

    def _looks_at_broken(self, condition: str, each: str, item: Path) -> bool:
        """Whether a condition looks at a field whose value was left out of the record because it cannot be read."""
        if not self._broken:
            return False
        names = (name.partition(".") for name in self._environment.names_in(condition, each))
        paths = (((*item, *rest.split(".")) if root == "item" else tuple(rest.split("."))) for root, _, rest in names)
        return any(self._is_inside_broken(path) for path in paths)

    def _is_broken(self, path: Path) -> bool:
        return path in self._around_broken or self._is_inside_broken(path)

    def _is_inside_broken(self, path: Path) -> bool:
        return any(path[:length] in self._broken for length in range(1, len(path) + 1))


def _tell_unmet(criterion: Criterion) -> str:
    return criterion.otherwise or f"This does not hold: {criterion.title}."


def _rank(drafted: tuple[_Draft, Path]) -> tuple[bool, int, bool]:
    return drafted[0].rank


def _has_answer(answers: tuple[Answer, ...]) -> bool:
    """Whether a field is answered at least once; a list that may be empty, and is, asks for nothing."""
    return not answers or any(answer.state is State.ANSWERED for answer in answers)
