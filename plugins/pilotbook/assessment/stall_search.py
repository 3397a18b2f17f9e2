"""Finds how a pilot would stall: weighs, for each stall pattern of a playbook, what the record says and leaves open."""

from collections.abc import Iterator
from enum import Enum, auto
from functools import cached_property

from pilotbook.assessment.gates import claimed_gates, is_ended
from pilotbook.assessment.stall_risk import Evidence, StallRisk
from pilotbook.assessment.verdict import Assessment, Finding, Verdict
from pilotbook.records.playbook import Article, Playbook
from pilotbook.records.vocabulary import Gate, Kind, Level, Stage


class _Side(Enum):
    """What a piece of evidence does."""

    FOR = auto()
    AGAINST = auto()
    OPEN = auto()


class StallFinder:
    """Looks for the stall patterns of one playbook in any number of pilots."""

    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook

    @cached_property
    def _patterns(self) -> tuple[tuple[Article, frozenset[str]], ...]:
        """Each pattern with the ids of the criteria that tell of it."""
        patterns = self._playbook.of_kind(Kind.PATTERN)
        criteria_of = self._playbook.criteria_of
        return tuple((article, frozenset(each.id for each in criteria_of(article))) for article in patterns)

    def find_risks(self, assessment: Assessment) -> tuple[StallRisk, ...]:
        """A risk for each pattern, the likeliest first; none for a pilot that has ended: nothing lies ahead of it."""
        if is_ended(assessment.stage):
            return ()
        risks = [self._weigh(article, criteria, assessment) for article, criteria in self._patterns]
        return tuple(sorted(risks, key=lambda risk: risk.likelihood, reverse=True))

    def _weigh(self, article: Article, criteria: frozenset[str], assessment: Assessment) -> StallRisk:
        found: dict[_Side, list[Evidence]] = {side: [] for side in _Side}
        for side, evidence in _judge_criteria(criteria, assessment):
            found[side].append(evidence)
        return StallRisk(
            article=article,
            speaks_for=tuple(found[_Side.FOR]),
            speaks_against=tuple(found[_Side.AGAINST]),
            left_open=tuple(found[_Side.OPEN]),
        )


def _judge_criteria(criteria: frozenset[str], assessment: Assessment) -> Iterator[tuple[_Side, Evidence]]:
    for verdict in assessment.verdicts:
        if verdict.criterion.id in criteria:
            side = _side_of(verdict, assessment)
            if side is not None:
                yield side, _show(verdict)


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
    return _Side.FOR if _had_to_be_there(verdict, assessment) else _Side.OPEN


def _had_to_be_there(verdict: Verdict, assessment: Assessment) -> bool:
    """Whether the criterion binds at a gate behind the pilot: one that its stage claims, or a decision now overdue."""
    if not verdict.is_short or verdict.fact.is_unreadable:
        return False
    passed = list(claimed_gates(assessment.stage))
    if assessment.stage is Stage.PILOTING and assessment.clock.is_overdue:
        passed.append(Gate.DECIDE)
    criterion = verdict.criterion
    return any(gate in passed and criterion.level_at(gate) is Level.MUST for gate in criterion.gates)


def _show(verdict: Verdict) -> Evidence:
    fact = verdict.fact
    return Evidence(
        says=verdict.criterion.title if fact.finding is Finding.MET else fact.reason,
        words=fact.evidence,
        place=fact.place,
        phrase=next((answer.phrase for answer in fact.answers), ""),
        criterion=verdict.criterion,
        is_waived=verdict.outcome is Finding.WAIVED,
    )
