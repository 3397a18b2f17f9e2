"""What pages call the words of the code."""

from collections.abc import Sequence
from typing import NamedTuple

from pilotbook.assessment.stall_risk import RiskState
from pilotbook.assessment.verdict import AnswerState, Finding
from pilotbook.diagnostic import Severity
from pilotbook.portfolio.people import Role
from pilotbook.records.vocabulary import Gate, Kind, Outcome, Stage


class RoleWords(NamedTuple):
    """What a role is called as a title, and before the pilots that it is about."""

    title: str
    of: str


STAGES = {stage: stage.value.capitalize() for stage in Stage}
GATES = {gate: gate.value.capitalize() for gate in Gate}
GATE_LEADS = {
    Gate.APPROVE: "What has to stand before anyone says yes to a pilot: the five questions, answered.",
    Gate.START: "What has to stand before the pilot touches real work.",
    Gate.DECIDE: "What has to stand at the end of the timebox, so that a decision can be taken.",
    Gate.SHIP: "What has to stand before the pilot becomes part of the daily work.",
    Gate.OPERATE: "What has to stay true for as long as the workflow runs.",
}
FINDINGS = {
    Finding.MET: "met",
    Finding.UNMET: "not met",
    Finding.DEFERRED: "vague",
    Finding.UNANSWERED: "unanswered",
    Finding.WAIVED: "waived",
    Finding.NOT_YET: "not yet",
    Finding.NOT_APPLICABLE: "does not apply",
}
ANSWERS = {
    AnswerState.ANSWERED: "answered",
    AnswerState.VAGUE: "vague",
    AnswerState.UNANSWERED: "unanswered",
    AnswerState.DOES_NOT_APPLY: "does not apply",
}
RISKS = {
    RiskState.AT_RISK: "at risk",
    RiskState.CANNOT_BE_TOLD: "cannot be told",
    RiskState.CLEAR: "clear",
}
OUTCOMES = {Outcome.SHIP: "Ship", Outcome.KILL: "Kill", Outcome.BUDGET: "Budget the infrastructure"}
ROLES = {
    Role.OWNER: RoleWords("Owner", "owner of"),
    Role.DEPUTY: RoleWords("Deputy", "deputy for"),
    Role.SPONSOR: RoleWords("Sponsor", "sponsor of"),
    Role.PROJECT_MANAGER: RoleWords("Project manager", "project manager of"),
    Role.STEWARD: RoleWords("Steward of data", "steward of data for"),
}
SEVERITIES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}
KINDS = {
    Kind.QUESTION: ("questions", "Five questions", "To be answered before a pilot is approved."),
    Kind.PATTERN: (
        "patterns",
        "Five stall patterns",
        "How pilots come to a halt between the demonstration and production.",
    ),
    Kind.CHOICE: ("choices", "Five design choices", "What the pilots that ship have in common."),
    Kind.ARTICLE: ("more", "More", ""),
}


def count_of(count: int, noun: str, nouns: str = "") -> str:
    """A count with its noun: `1 pilot`, `3,000 pilots`. `nouns` is the plural where an s does not make it."""
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"


def join_words(texts: Sequence[str]) -> str:
    """Texts as a list in a sentence: `a, b and c`."""
    return " and ".join(filter(None, (", ".join(texts[:-1]), *texts[-1:])))
