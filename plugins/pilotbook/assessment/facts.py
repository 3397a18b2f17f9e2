"""Finds out what a pilot's record alone says of one criterion."""

from collections.abc import Sequence
from dataclasses import replace

from pilotbook.assessment.answers import Answer, AnswerFinder, State
from pilotbook.assessment.condition_names import ConditionProblem
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.variables import Subject, blank_item
from pilotbook.assessment.verdict import Fact, Finding
from pilotbook.diagnostic import Place
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Criterion
from pilotbook.records.yaml_source import Path, Source

MOST_NAMED = 5
"""How many missing answers a reason names; the rest are counted."""

_WORST_FIRST = (Finding.DEFERRED, Finding.UNANSWERED, Finding.UNMET, Finding.MET, Finding.NOT_APPLICABLE)


class FactFinder:
    """Judges criteria on one pilot."""

    def __init__(
        self,
        file: PilotFile,
        source: Source,
        subject: Subject,
        environment: ConditionEnvironment,
        phrases: PhraseBook,
    ) -> None:
        self._source, self._subject, self._environment = source, subject, environment
        self._answers = AnswerFinder(subject.pilot, source, phrases)
        self._broken = file.broken
        self._around_broken = frozenset(path[:length] for path in file.broken for length in range(1, len(path) + 1))

    def find_fact(self, criterion: Criterion) -> Fact:
        """What the record says of a criterion; of a list, the worst that any of its items says.

        An answer that is missing, or that puts the question off, is said to be so before the check is called failed: a
        missing fact is never a failed one. Where one item of a list is enough for the check to hold, the others may be
        without an answer.
        """
        if not criterion.each:
            return self._judge(criterion, self._subject, ())
        items = self._answers.find_items(criterion.each)
        if not items:
            return self._judge_without_items(criterion)
        facts = [self._judge(criterion, replace(self._subject, item=item), path) for path, item in items]
        without_answer = next((fact for fact in facts if fact.problem is not None), None)
        return without_answer or min(facts, key=lambda fact: (_WORST_FIRST.index(fact.finding), fact.is_unreadable))

    def _judge_without_items(self, criterion: Criterion) -> Fact:
        """A list that is missing is judged as if it had one blank item; one that says it is empty has none to judge."""
        answers = self._answers.find_answers(criterion.each)
        if not answers:
            asks_for_list = criterion.each in criterion.fields
            finding = Finding.MET if asks_for_list else Finding.NOT_APPLICABLE
            place = self._source.locate(tuple(criterion.each.split(".")))
            return Fact(finding=finding, reason="The record says that there are none.", place=place)
        fact = self._missing(answers)
        if fact.is_unreadable or not criterion.when:
            return fact
        blank = replace(self._subject, item=blank_item(criterion.each))
        return self._judge_when(criterion, blank, (), fact) or fact

    def _judge(self, criterion: Criterion, subject: Subject, item: Path) -> Fact:
        by_field = [self._answers.find_answers(field, item) for field in criterion.fields]
        answers = [answer for found in by_field for answer in found]
        place = self._source.locate(answers[0].path if answers else item)
        blank = Fact(finding=Finding.UNANSWERED, place=place)
        beside = self._judge_when(criterion, subject, item, blank) if criterion.when else None
        if beside is not None:
            return beside
        is_met: bool | ConditionProblem = False
        if criterion.check and all(_has_answer(found) for found in by_field):
            is_met = self._environment.evaluate(criterion.check, subject, criterion.each)
        if isinstance(is_met, ConditionProblem):
            return _without_answer(is_met, place)
        return self._weigh(criterion, answers, blank, item, is_met=is_met)

    def _judge_when(self, criterion: Criterion, subject: Subject, item: Path, blank: Fact) -> Fact | None:
        """The fact of a criterion that does not apply, or of which nobody can say whether it does; else None."""
        applies = self._environment.evaluate(criterion.when, subject, criterion.each)
        if isinstance(applies, ConditionProblem):
            return _without_answer(replace(applies, key="when"), blank.place)
        if applies:
            return None
        if self._looks_at_broken(criterion.when, criterion.each, item):
            return replace(blank, finding=Finding.UNANSWERED, reason=_UNREADABLE, is_unreadable=True)
        return replace(blank, finding=Finding.NOT_APPLICABLE, reason="It does not apply to this pilot.")

    def _weigh(self, criterion: Criterion, answers: Sequence[Answer], blank: Fact, item: Path, *, is_met: bool) -> Fact:
        """The fact of a criterion that applies, whose check, if it has one, holds or does not."""
        vague = [answer for answer in answers if answer.state is State.VAGUE]
        missing = [answer for answer in answers if answer.state is State.MISSING]
        evidence = "; ".join(answer.text for answer in answers if answer.text)
        if is_met or not (criterion.check or vague or missing):
            return replace(blank, finding=Finding.MET, evidence=evidence)
        if vague:
            return self._deferred(vague[0])
        if missing:
            return self._missing(missing)
        if self._looks_at_broken(criterion.check, criterion.each, item):
            return replace(blank, finding=Finding.UNANSWERED, reason=_UNREADABLE, is_unreadable=True)
        reason = criterion.otherwise or f"This does not hold: {criterion.title}."
        return replace(blank, finding=Finding.UNMET, reason=reason, evidence=evidence)

    def _deferred(self, answer: Answer) -> Fact:
        reason = f"“{answer.phrase}” does not answer the question: {_describe(answer)}."
        place = self._source.locate(answer.path)
        return Fact(finding=Finding.DEFERRED, reason=reason, evidence=answer.text, place=place)

    def _missing(self, answers: Sequence[Answer]) -> Fact:
        """The fact of a missing answer; it says so where all that is missing is in the file, but cannot be read."""
        absent = [answer for answer in answers if not self._is_broken(answer.path)]
        place = self._source.locate((absent or answers)[0].path)
        names = _name_all(absent or answers)
        reason = f"No answer yet: {names}." if absent else f"What the file says of this cannot be read: {names}."
        return Fact(finding=Finding.UNANSWERED, reason=reason, place=place, is_unreadable=not absent)

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


_UNREADABLE = "What the file says of this cannot be read."


def _has_answer(answers: Sequence[Answer]) -> bool:
    """Whether a field is answered at least once; a list that may be empty, and is, asks for nothing."""
    return not answers or any(answer.state is State.ANSWERED for answer in answers)


def _without_answer(problem: ConditionProblem, place: Place) -> Fact:
    """The fact of a criterion that cannot be judged on this record; the fault is the playbook's."""
    reason = "The playbook's own condition fails on this record, so nobody is judged by it."
    return Fact(finding=Finding.NOT_APPLICABLE, reason=reason, place=place, problem=problem)


def _name_all(answers: Sequence[Answer]) -> str:
    names = list(dict.fromkeys(map(_describe, answers)))
    more = len(names) - MOST_NAMED
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:MOST_NAMED])} and {more:,} more"


def _describe(answer: Answer) -> str:
    """A field's label, with the number of the item, or else the name of the part of the record, that it belongs to."""
    *above, name = answer.path
    for place in range(len(answer.path) - 1, 0, -1):
        if isinstance(answer.path[place], int):
            return f"{answer.label} ({answer.path[place - 1]} {int(answer.path[place]) + 1})"
    if above and answer.label == str(name).replace("_", " "):  # a label of its own says what it belongs to
        return f"{answer.label} ({str(above[-1]).replace('_', ' ')})"
    return answer.label
