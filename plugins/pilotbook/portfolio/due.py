"""Lists what is due in a portfolio, and by when: decisions, drift reviews, waivers, policies and what was funded."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum

from pilotbook.assessment.decisions import last_decision
from pilotbook.assessment.gates import is_ended
from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import frozen
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.playbook import Playbook
from pilotbook.records.vocabulary import Outcome, Stage


class DueKind(StrEnum):
    """What is due. The values are public words; their order is that of several things due on one day."""

    DECISION = "decision"
    REVISIT = "revisit"
    CAPABILITY = "capability"
    DRIFT_REVIEW = "drift-review"
    WAIVER = "waiver"
    POLICY = "policy"


_KINDS = list(DueKind)


@frozen
class Due:
    """One thing that is due for one pilot: by the end of `day`. `what` says it in a few words that can stand alone."""

    day: date
    kind: DueKind
    assessment: Assessment
    what: str

    @property
    def days_left(self) -> int:
        """Days until the day; negative once it is past."""
        return (self.day - self.assessment.clock.today).days

    @property
    def is_overdue(self) -> bool:
        """Whether the day is past."""
        return self.days_left < 0


def list_due(portfolio: Portfolio) -> tuple[Due, ...]:
    """Everything that is due for any pilot, the longest overdue first; on one day by kind, then by title and id."""
    found = [
        due for assessment in portfolio.assessments for make in _MAKERS for due in make(assessment, portfolio.playbook)
    ]
    return tuple(sorted(found, key=_order))


def _order(due: Due) -> tuple[date, int, str, str, str]:
    return due.day, _KINDS.index(due.kind), due.assessment.pilot.title.casefold(), due.assessment.id, due.what


def _find_decision(assessment: Assessment, _playbook: Playbook) -> Iterator[Due]:
    """The decision at the end of the timebox: of a pilot that runs, or of an approved one whose day lies ahead."""
    clock = assessment.clock
    if clock.decision_due is None or clock.decided_on is not None or assessment.pilot.decisions:
        return
    is_ahead = assessment.stage is Stage.APPROVED and clock.decision_due >= clock.today
    if assessment.stage is Stage.PILOTING or is_ahead:
        what = "Decision: ship, kill or budget"
        yield Due(day=clock.decision_due, kind=DueKind.DECISION, assessment=assessment, what=what)


def _find_revisit(assessment: Assessment, _playbook: Playbook) -> Iterator[Due]:
    """The next look at a budget decision that no later decision has replaced."""
    decision = last_decision(assessment.pilot)
    if decision is None or decision.outcome is not Outcome.BUDGET or decision.revisit_on is None:
        return
    if not is_ended(assessment.stage):
        what = "Budget decision: look again, and ship or kill"
        yield Due(day=decision.revisit_on, kind=DueKind.REVISIT, assessment=assessment, what=what)


def _find_capabilities(assessment: Assessment, playbook: Playbook) -> Iterator[Due]:
    """The capabilities that a budget decision funds, as long as the playbook does not call them available."""
    if is_ended(assessment.stage):
        return
    for decision in assessment.pilot.decisions:
        for line in decision.budget if decision.outcome is Outcome.BUDGET else ():
            if line.due is not None and line.capability not in playbook.available:
                what = f"{_title_of(line.capability, playbook)} is there{f' ({line.cost})' if line.cost else ''}"
                yield Due(day=line.due, kind=DueKind.CAPABILITY, assessment=assessment, what=what)


def _title_of(capability: str, playbook: Playbook) -> str:
    titles = {each.id: each.title for each in playbook.settings.capabilities}
    return titles.get(capability, capability or "What is funded")


def _find_review(assessment: Assessment, _playbook: Playbook) -> Iterator[Due]:
    """The next drift review of a pilot at a stage that has them."""
    due = assessment.clock.review_due
    if due is not None and assessment.clock.is_reviewed:
        forum = assessment.pilot.review.forum
        what = f"Drift review: {forum}" if forum.strip() else "Drift review"
        yield Due(day=due, kind=DueKind.DRIFT_REVIEW, assessment=assessment, what=what)


def _find_waivers(assessment: Assessment, _playbook: Playbook) -> Iterator[Due]:
    """The ends of the waivers that something rests on, or rested on until they ended."""
    for verdict in assessment.under_waiver:
        waiver = verdict.waiver or (verdict.ended_waiver if verdict.is_short else None)
        if waiver is not None and waiver.expires is not None:
            what = f"Waiver of {verdict.criterion.id} ends"
            yield Due(day=waiver.expires, kind=DueKind.WAIVER, assessment=assessment, what=what)


def _find_policy(assessment: Assessment, _playbook: Playbook) -> Iterator[Due]:
    """The next look at the policy of a pilot that works."""
    due = assessment.clock.policy_due
    if due is not None and assessment.clock.is_reviewed:
        yield Due(day=due, kind=DueKind.POLICY, assessment=assessment, what="Policy: look at it again")


_Maker = Callable[[Assessment, Playbook], Iterator[Due]]
_MAKERS: tuple[_Maker, ...] = (
    _find_decision,
    _find_revisit,
    _find_capabilities,
    _find_review,
    _find_waivers,
    _find_policy,
)
