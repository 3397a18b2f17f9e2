"""Lets go of what only the pilot's own page tells, so that thousands of assessments can be kept for the lists.

What was judged stays: every outcome with its reason, and every risk with what speaks for it. The answers that it is
about go, and so does the way to their places in the file. What is left says the same of many pilots, which share it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pilotbook.assessment.stall_risk import Evidence, StallRisk
from pilotbook.assessment.verdict import Assessment, Verdict
from pilotbook.frozen import replace
from pilotbook.records.yaml_source import Mapping, Source

_NOWHERE = Source("", Mapping({}, 0, 0))


class Abridger:
    """Abridges the assessments of any number of pilots by one playbook."""

    def __init__(self) -> None:
        self._verdicts: dict[tuple[Any, ...], Verdict] = {}
        self._evidence: dict[tuple[Any, ...], Evidence] = {}

    def abridge(self, assessment: Assessment) -> None:
        """Let go of the answers that were judged, once everything that is said of them has been worked out."""
        assessment.line, assessment.diagnostics  # noqa: B018 - to ask is to work it out
        stalls = tuple(map(self._abridge_risk, assessment.stalls))
        assessment.keep_only(tuple(self._abridge_verdicts(assessment.verdicts)), stalls)

    def _abridge_verdicts(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        for number, verdict in enumerate(verdicts):
            criterion, outcome, gate, level, reason, fact, standing, is_newer = verdict
            if standing is not None or fact.problem is not None:  # these are the pilot's own
                yield _abridge_verdict(verdict)
                continue
            said = (fact.finding, fact.reason, fact.path, fact.is_unreadable)
            key = (number, criterion.id, outcome, gate, level, reason, is_newer, said)
            known = self._verdicts.get(key)
            if known is None:
                known = self._verdicts[key] = _abridge_verdict(verdict)
            yield known

    def _abridge_risk(self, risk: StallRisk) -> StallRisk:
        sides = (risk.speaks_for, risk.speaks_against, risk.left_open)
        speaks_for, speaks_against, left_open = (tuple(map(self._abridge_evidence, side)) for side in sides)
        return StallRisk(
            article=risk.article, speaks_for=speaks_for, speaks_against=speaks_against, left_open=left_open
        )

    def _abridge_evidence(self, evidence: Evidence) -> Evidence:
        criterion = evidence.criterion.id if evidence.criterion is not None else None
        key = (evidence.says, criterion, evidence.due_at, evidence.is_waived)
        known = self._evidence.get(key)
        if known is None:
            known = self._evidence[key] = replace(evidence, source=_NOWHERE, path=(), answers=())
        return known


def _abridge_verdict(verdict: Verdict) -> Verdict:
    return verdict._replace(fact=verdict.fact._replace(source=_NOWHERE, answers=()))
