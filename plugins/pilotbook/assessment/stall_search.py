"""Finds how a pilot would stall: weighs, for each stall pattern of a playbook, what the record says and leaves open."""

from collections.abc import Iterator
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from pilotbook.assessment.answers import Answer, AnswerFinder, State
from pilotbook.assessment.fact_words import tell_missing, tell_unreadable, tell_vague
from pilotbook.assessment.gates import claimed_gates, is_ended
from pilotbook.assessment.people import fold_quotes
from pilotbook.assessment.signs import SignSearch
from pilotbook.assessment.stall_risk import Evidence, StallRisk
from pilotbook.assessment.verdict import Assessment, Finding, Verdict
from pilotbook.records.playbook import Article, Playbook
from pilotbook.records.vocabulary import Gate, Kind, Level
from pilotbook.records.yaml_source import Path, Source


class _Side(Enum):
    """What a piece of evidence does."""

    FOR = auto()
    AGAINST = auto()
    OPEN = auto()


class _Pattern(NamedTuple):
    """A pattern, with the ids of the criteria that tell of it, the fields on which it hinges, and its signs."""

    article: Article
    criteria: tuple[str, ...]
    hinges: tuple[str, ...]
    signs: SignSearch


class _Record(NamedTuple):
    """What is looked through: the verdicts by criterion, the answers, and, in small letters, every word of the file."""

    assessment: Assessment
    verdicts: dict[str, Verdict]
    source: Source
    answers: AnswerFinder
    lowered: str


_MISSING = (Finding.UNANSWERED, Finding.DEFERRED)
_Pieces = Iterator[tuple[_Side, Evidence]]


class StallFinder:
    """Looks for the stall patterns of one playbook in any number of pilots."""

    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook

    @cached_property
    def _patterns(self) -> tuple[_Pattern, ...]:
        """What is known of each pattern, made ready when the first pilot is looked at: a check needs none of it."""
        return tuple(self._prepare(article) for article in self._playbook.of_kind(Kind.PATTERN))

    def _prepare(self, article: Article) -> _Pattern:
        settings, front = self._playbook.settings, article.front
        criteria = tuple(each.id for each in self._playbook.criteria_of(article))
        signs = SignSearch(front.signs, settings.phrases, [field.name for field in settings.added_fields])
        return _Pattern(article, criteria, front.hinges_on, signs)

    def find_risks(self, assessment: Assessment, answers: AnswerFinder) -> tuple[StallRisk, ...]:
        """A risk for each pattern, the likeliest first; none for a pilot that has ended: nothing lies ahead of it."""
        source = assessment.file.source
        if source is None or is_ended(assessment.stage):
            return ()
        verdicts = {verdict.criterion.id: verdict for verdict in assessment.verdicts}
        record = _Record(assessment, verdicts, source, answers, fold_quotes(source.words).lower())
        risks = [_weigh(pattern, record) for pattern in self._patterns]
        return tuple(sorted(risks, key=lambda risk: risk.likelihood, reverse=True))


def _weigh(pattern: _Pattern, record: _Record) -> StallRisk:
    found: dict[_Side, dict[str, Evidence]] = {side: {} for side in _Side}
    for side, evidence in (*_read_criteria(pattern, record), *_read_signs(pattern, record)):
        found[side].setdefault(evidence.says, evidence)  # two criteria may miss one and the same answer
    return StallRisk(
        article=pattern.article,
        speaks_for=tuple(found[_Side.FOR].values()),
        speaks_against=tuple(found[_Side.AGAINST].values()),
        left_open=tuple(found[_Side.OPEN].values()),
    )


def _read_criteria(pattern: _Pattern, record: _Record) -> _Pieces:
    """What the criteria say that guard against the pattern, and which of the answers it hinges on are not there."""
    told: set[Path] = set()
    for verdict in filter(None, map(record.verdicts.get, pattern.criteria)):
        side = _side_of(verdict, record.assessment)
        if side is not None:
            told.update(answer.path for answer in verdict.fact.answers)
            yield side, _show(verdict, record.assessment)
    asked = (answer for field in pattern.hinges for answer in record.answers.find_answers(field))
    without = [answer for answer in asked if answer.state is not State.ANSWERED and answer.path not in told]
    if without:
        yield _Side.OPEN, _show_missing(without, record)


def _side_of(verdict: Verdict, assessment: Assessment) -> _Side | None:
    """What the record's fact about a criterion says of its pattern, whatever the gate.

    A missing answer speaks for a pattern only where the pilot has passed the point at which it had to be there; before
    that it leaves the question open. What is asked at a gate further on than the next says nothing yet.
    """
    match verdict.fact.finding:
        case Finding.MET:
            return _Side.AGAINST
        case Finding.UNMET:
            return _Side.FOR
        case Finding.NOT_APPLICABLE:
            return None
    if verdict.outcome is Finding.NOT_YET:
        return None
    return _Side.OPEN if _due_at(verdict, assessment) is None else _Side.FOR


def _due_at(verdict: Verdict, assessment: Assessment) -> Gate | None:
    """The gate behind the pilot at which a missing answer had to be there; None where it may still be missing.

    Behind the pilot are the gates that its stage claims, and the decision where it is overdue.
    """
    if verdict.fact.finding not in _MISSING or not verdict.is_short or verdict.fact.is_unreadable:
        return None
    passed = list(claimed_gates(assessment.stage))
    if assessment.clock.is_overdue:
        passed.append(Gate.DECIDE)
    binding = (gate for gate in verdict.criterion.gates if verdict.criterion.level_at(gate) is Level.MUST)
    return next((gate for gate in binding if gate in passed), None)


def _read_signs(pattern: _Pattern, record: _Record) -> _Pieces:
    for sign, answer, phrase in pattern.signs.find(record.lowered, record.answers):
        shown = (answer._replace(sign=phrase),)
        yield _Side.FOR, Evidence(says=sign.says, source=record.source, path=answer.path, answers=shown)


def _show(verdict: Verdict, assessment: Assessment) -> Evidence:
    fact = verdict.fact
    return Evidence(
        says=f"{verdict.criterion.title}." if fact.finding is Finding.MET else fact.reason,
        source=fact.source,
        path=fact.path,
        answers=fact.answers,
        criterion=verdict.criterion,
        due_at=_due_at(verdict, assessment),
        is_waived=verdict.outcome is Finding.WAIVED,
    )


def _show_missing(without: list[Answer], record: _Record) -> Evidence:
    """The answers on which a pattern hinges and that are vague, missing or cannot be read, as one piece of evidence."""
    first, broken = without[0], record.assessment.file.broken
    says = tell_missing(without)
    if first.state is State.VAGUE:
        says = tell_vague(first)
    elif any(first.path[:length] in broken for length in range(1, len(first.path) + 1)):
        says = tell_unreadable(without)
    return Evidence(says=says, source=record.source, path=first.path, answers=(first,))
