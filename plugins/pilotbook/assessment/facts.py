"""Finds out what a pilot's record alone says of one criterion."""

from collections.abc import Iterator
from typing import Any

from pilotbook.assessment.answers import Answer, State, find_answers
from pilotbook.assessment.conditions import ConditionEnvironment, ConditionProblem, Variables
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.verdict import Fact, Finding
from pilotbook.diagnostic import Place
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Criterion
from pilotbook.records.yaml_source import Path, Source

_WORST_FIRST = (Finding.DEFERRED, Finding.UNANSWERED, Finding.UNMET, Finding.MET, Finding.NOT_APPLICABLE)


class FactFinder:
    """Judges criteria on one pilot."""

    def __init__(
        self, file: PilotFile, pilot: Pilot, source: Source, environment: ConditionEnvironment, variables: Variables
    ) -> None:
        self._file, self._pilot, self._source = file, pilot, source
        self._environment, self._variables = environment, variables
        self._activation = environment.activate(variables)

    def find_fact(self, criterion: Criterion, phrases: PhraseBook) -> Fact:
        """What the record says of a criterion.

        An answer that is missing, or that puts the question off, is said to be so before the criterion's check is
        looked at: a missing fact is never a failed one.
        """
        if not criterion.each:
            return self._judge(criterion, phrases, self._activation, None)
        facts = [
            self._judge(criterion, phrases, activation, (criterion.each, number))
            for number, activation in self._items(criterion.each)
        ]
        if not facts:
            return self._judge_without_items(criterion, phrases)
        return min(facts, key=lambda fact: _WORST_FIRST.index(fact.finding))

    def _items(self, path: str) -> Iterator[tuple[int, Any]]:
        for number, item in enumerate(self._variables[f"pilot.{path}"]):
            yield number, self._environment.activate(self._variables | {"item": item})

    def _judge_without_items(self, criterion: Criterion, phrases: PhraseBook) -> Fact:
        answers = find_answers(self._pilot, self._source, criterion.each, phrases)
        place = self._source.locate(tuple(criterion.each.split(".")))
        if not answers:
            asks_for_list = criterion.each in criterion.fields
            finding = Finding.MET if asks_for_list else Finding.NOT_APPLICABLE
            return Fact(finding=finding, reason="The record says that there are none.", place=place)
        return self._answer_fact(Finding.UNANSWERED, answers[:1])

    def _judge(
        self, criterion: Criterion, phrases: PhraseBook, activation: Any, only: tuple[str, int] | None  # noqa: ANN401
    ) -> Fact:
        answers = [
            answer
            for field in criterion.fields
            for answer in find_answers(self._pilot, self._source, field, phrases, only)
        ]
        place = self._place(answers)
        if criterion.when and not self._holds(criterion.when, activation):
            return Fact(finding=Finding.NOT_APPLICABLE, reason="It does not apply to this pilot.", place=place)
        vague = [answer for answer in answers if answer.state is State.VAGUE]
        if vague:
            return self._answer_fact(Finding.DEFERRED, vague)
        missing = [answer for answer in answers if answer.state is State.MISSING]
        if missing:
            return self._answer_fact(Finding.UNANSWERED, missing)
        evidence = "; ".join(answer.text for answer in answers if answer.text)
        if criterion.check and not self._holds(criterion.check, activation):
            reason = criterion.otherwise or f"This does not hold: {criterion.title}."
            return Fact(finding=Finding.UNMET, reason=reason, evidence=evidence, place=place)
        return Fact(finding=Finding.MET, evidence=evidence, place=place)

    def _holds(self, condition: str, activation: Any) -> bool:  # noqa: ANN401
        try:
            return self._environment.holds(condition, activation)
        except ConditionProblem:
            return False

    def _place(self, answers: list[Answer]) -> Place:
        return self._source.locate(answers[0].path if answers else ())

    def _answer_fact(self, finding: Finding, answers: list[Answer]) -> Fact:
        place = self._source.locate(answers[0].path)
        if finding is Finding.DEFERRED:
            first = answers[0]
            reason = f"“{first.phrase}” does not answer the question: it puts the answer off ({_describe(first)})."
            return Fact(finding=finding, reason=reason, evidence=first.text, place=place)
        broken = [answer for answer in answers if self._is_broken(answer.path)]
        names = ", ".join(dict.fromkeys(_describe(answer) for answer in answers))
        reason = f"What the file says of this cannot be read: {names}." if broken else f"No answer yet: {names}."
        return Fact(finding=finding, reason=reason, place=place)

    def _is_broken(self, path: Path) -> bool:
        return any(path[: len(broken)] == broken or broken[: len(path)] == path for broken in self._file.broken)


def _describe(answer: Answer) -> str:
    """A field's label, with the number of the item it belongs to where there are several."""
    numbers = [step + 1 for step in answer.path if isinstance(step, int)]
    lists = [step for step, following in zip(answer.path, answer.path[1:], strict=False) if isinstance(following, int)]
    if not numbers:
        return answer.label
    return f"{answer.label} ({lists[-1]} {numbers[-1]})"
