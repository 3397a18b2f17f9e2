"""Turns what became due as days went by into warnings on a pilot's file."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pilotbook.assessment.clock import Clock
from pilotbook.diagnostic import Code, Diagnostic, Severity
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.vocabulary import Stage
from pilotbook.records.yaml_source import Path, Source

IsTold = Callable[[str], bool]


class _Notice(NamedTuple):
    """Something that is due; `field` is what a criterion would ask for to say the same."""

    code: Code
    field: str
    path: Path
    message: str
    hint: str


def diagnose_due(file: PilotFile, pilot: Pilot, source: Source, clock: Clock, is_told: IsTold) -> Iterator[Diagnostic]:
    """A warning for a decision, a drift review and a look at the policy that are late.

    `is_told` says whether a criterion that asks for a field was already reported. A part of the record in which
    something cannot be read is left alone.
    """
    if not (clock.is_overdue or clock.is_review_late or clock.is_policy_old):
        return
    for notice in (*_find_decision(pilot, clock), *_find_review(pilot, clock), *_find_policy(pilot, clock)):
        is_readable = all(path[0] not in (notice.path[0], "decisions") for path in file.broken)
        if is_readable and not is_told(notice.field):
            yield Diagnostic(
                code=notice.code,
                severity=Severity.WARNING,
                place=source.locate(notice.path),
                message=notice.message,
                hint=notice.hint,
                pilot=file.id,
            )


def _find_decision(pilot: Pilot, clock: Clock) -> Iterator[_Notice]:
    if pilot.stage is Stage.PILOTING and clock.is_overdue and not pilot.decisions:
        yield _Notice(
            Code.DECISION_OVERDUE,
            "decisions.on",
            ("timebox", "weeks"),
            f"expected a decision by {clock.decision_due}, the end of the timebox, found none "
            f"{_days(-(clock.days_left or 0))} later",
            "decide: ship, kill, or budget what is missing; then write it down under decisions",
        )


def _find_review(pilot: Pilot, clock: Clock) -> Iterator[_Notice]:
    if clock.is_review_late:
        found = f"found the last on {clock.last_review}" if clock.last_review else "found none so far"
        yield _Notice(
            Code.REVIEW_LATE,
            "review.held.on",
            ("review", "cadence"),
            f"expected a drift review by {clock.review_due}, as it is {pilot.review.cadence}, {found}",
            "hold the review that is due, and write down its day and its outcome under review.held",
        )


def _find_policy(pilot: Pilot, clock: Clock) -> Iterator[_Notice]:
    if clock.is_reviewed and clock.is_policy_old:
        field = "reviewed_on" if clock.policy_seen_on == pilot.policy.reviewed_on else "approved_on"
        yield _Notice(
            Code.POLICY_OLD,
            "policy.approved_on",
            ("policy", field),
            f"expected somebody to look at the policy by {clock.policy_due}, found that it was last done on "
            f"{clock.policy_seen_on}",
            "put the policy on the agenda of the next review, and write down the day as policy.reviewed_on",
        )


def _days(count: int) -> str:
    return f"{count:,} {'day' if count == 1 else 'days'}"
