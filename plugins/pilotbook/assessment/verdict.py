"""What an assessment says: the outcome of each criterion, the state of each gate and of each of the five answers."""

from dataclasses import dataclass
from enum import StrEnum

from pilotbook.assessment.clock import Clock
from pilotbook.assessment.condition_names import ConditionProblem
from pilotbook.assessment.gates import GateState
from pilotbook.diagnostic import Diagnostic, Place
from pilotbook.records.pilot import Pilot, Waiver
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Article, Criterion
from pilotbook.records.vocabulary import Gate, Level, Stage


class Finding(StrEnum):
    """The outcome of one criterion on one pilot."""

    MET = "met"
    UNMET = "unmet"
    DEFERRED = "deferred"
    UNANSWERED = "unanswered"
    WAIVED = "waived"
    NOT_YET = "not-yet"
    NOT_APPLICABLE = "not-applicable"

    @property
    def holds(self) -> bool:
        """Whether nothing is left to do about the criterion now."""
        return self in (Finding.MET, Finding.WAIVED, Finding.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What the record alone says of a criterion, before the pilot's stage and its waivers are looked at.

    `is_unreadable` says that the answer stands in the file, but cannot be read: the file's own diagnostics tell of it.
    `problem` is set where the criterion's condition fails on this record, so that nobody can say.
    """

    finding: Finding
    reason: str = ""
    evidence: str = ""
    place: Place
    is_unreadable: bool = False
    problem: ConditionProblem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One criterion on one pilot.

    `gate` and `level` are the ones in force for the pilot; `fact` is what the record alone says; `evidence` the words
    that were judged.
    """

    criterion: Criterion
    outcome: Finding
    gate: Gate
    level: Level
    reason: str
    fact: Fact
    waiver: Waiver | None = None

    @property
    def place(self) -> Place:
        """Where in the pilot's file the answer stands, or is missing."""
        return self.fact.place

    @property
    def evidence(self) -> str:
        """The words that were judged."""
        return self.fact.evidence

    @property
    def is_short(self) -> bool:
        """Whether it is something to mend now."""
        return self.outcome in (Finding.UNMET, Finding.DEFERRED, Finding.UNANSWERED)


class AnswerState(StrEnum):
    """One cell of the five-answer strip."""

    ANSWERED = "answered"
    VAGUE = "vague"
    UNANSWERED = "unanswered"
    DOES_NOT_APPLY = "does-not-apply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one of the five questions."""

    question: Article
    state: AnswerState
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """Where a pilot stands at one gate. `short` are the criteria that bind there and do not hold."""

    gate: Gate
    state: GateState
    is_claimed: bool
    verdicts: tuple[Verdict, ...]
    short: tuple[Verdict, ...]

    @property
    def counted(self) -> tuple[Verdict, ...]:
        """The verdicts of criteria that apply."""
        return tuple(each for each in self.verdicts if each.fact.finding is not Finding.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything that the playbook says about one pilot on one day."""

    file: PilotFile
    pilot: Pilot
    stage: Stage
    clock: Clock
    verdicts: tuple[Verdict, ...]
    answers: tuple[Answer, ...]
    gates: tuple[GateResult, ...]
    line: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def id(self) -> str:
        """The pilot's id."""
        return self.file.id

    @property
    def answered(self) -> int:
        """How many of the five questions are answered; one that does not apply counts as answered."""
        return sum(each.state in (AnswerState.ANSWERED, AnswerState.DOES_NOT_APPLY) for each in self.answers)

    def gate(self, gate: Gate) -> GateResult:
        """Where it stands at a gate."""
        return next(result for result in self.gates if result.gate is gate)

    @property
    def short(self) -> tuple[Verdict, ...]:
        """What is to be mended now: what binds first, then in the order of the gates."""
        gates = list(Gate)
        found = [verdict for verdict in self.verdicts if verdict.is_short]
        return tuple(sorted(found, key=lambda v: (v.level is Level.SHOULD, gates.index(v.gate))))
