"""The form of a case: one criterion, a change of the exemplary record, and the verdict that has to come of it."""

from dataclasses import dataclass, field

import pytest

from pilotbook.assessment.verdict import Finding
from tests.assessment.exemplary import Changes, assess, verdict_on

MET, UNMET, VAGUE = Finding.MET, Finding.UNMET, Finding.DEFERRED
UNANSWERED, DOES_NOT_APPLY = Finding.UNANSWERED, Finding.NOT_APPLICABLE


@dataclass(frozen=True)
class Case:
    """What the record says of a criterion once `changes` are made to it; `why` says it in words."""

    criterion: str
    expected: Finding
    why: str
    changes: Changes = field(default_factory=dict)

    def check(self) -> None:
        """Judge the changed record; the stage of the exemplary one claims every gate, so verdicts show plainly."""
        verdict = verdict_on(assess(self.changes), self.criterion)
        assert verdict.outcome is self.expected, verdict.reason


def each_case(cases: tuple[Case, ...]) -> pytest.MarkDecorator:
    """Run a test for each case."""
    return pytest.mark.parametrize("case", cases, ids=[f"{c.criterion} {c.expected}: {c.why}" for c in cases])
