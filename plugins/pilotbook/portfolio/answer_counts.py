"""Counts how the pilots of a portfolio answer the questions of the playbook: all together, and unit by unit."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pilotbook.assessment.verdict import AnswerState, Assessment
from pilotbook.frozen import frozen
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.playbook import Article
from pilotbook.records.vocabulary import Kind


@frozen
class QuestionCount:
    """How many pilots have their answer to one question in each state, every state included."""

    question: Article
    by_state: dict[AnswerState, int]

    @property
    def answered(self) -> int:
        """How many answer it, those included that it does not apply to."""
        return self.by_state[AnswerState.ANSWERED] + self.by_state[AnswerState.DOES_NOT_APPLY]


@frozen
class UnitAnswers:
    """The pilots of one unit, those with the fewest answers first; `unit` is "" where the record names none."""

    unit: str
    pilots: tuple[Assessment, ...]
    questions: tuple[QuestionCount, ...]


def count_answers(pilots: Iterable[Assessment], questions: Sequence[Article]) -> tuple[QuestionCount, ...]:
    """The count of each question, in the order given."""
    counts = {question.address: Counter[AnswerState]() for question in questions}
    for pilot in pilots:
        for answer in pilot.answers:
            counts[answer.question.address][answer.state] += 1
    return tuple(
        QuestionCount(question=each, by_state={state: counts[each.address][state] for state in AnswerState})
        for each in questions
    )


def group_by_unit(portfolio: Portfolio) -> tuple[UnitAnswers, ...]:
    """The pilots by their units, in the order of the alphabet, those of no unit last."""
    questions = portfolio.playbook.of_kind(Kind.QUESTION)
    units: dict[str, list[Assessment]] = {}
    for assessment in portfolio.assessments:
        units.setdefault(assessment.pilot.unit.strip(), []).append(assessment)
    return tuple(
        UnitAnswers(unit=unit, pilots=tuple(sorted(pilots, key=_order)), questions=count_answers(pilots, questions))
        for unit, pilots in sorted(units.items(), key=lambda each: (not each[0], each[0].casefold(), each[0]))
    )


def _order(assessment: Assessment) -> tuple[int, str, str]:
    return assessment.answered, assessment.pilot.title.casefold(), assessment.id
