"""What an assessment says: the outcome of each criterion, the state of each gate and of each of the five answers."""

from collections.abc import Callable
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from pilotbook.assessment.answers import Answer as Given
from pilotbook.assessment.clock import Clock
from pilotbook.assessment.condition_problem import ConditionProblem
from pilotbook.assessment.fact_words import tell_evidence
from pilotbook.assessment.gates import GATES, GateState, claimed_gates, is_ended, judged_gates
from pilotbook.assessment.repeats import Repeats
from pilotbook.assessment.stall_risk import StallRisk
from pilotbook.assessment.waivers import Standing, WaiverState
from pilotbook.diagnostic import Diagnostic, Place
from pilotbook.frozen import frozen
from pilotbook.records.pilot import Pilot, Waiver
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Article, Criterion
from pilotbook.records.vocabulary import Gate, Level, Stage
from pilotbook.records.yaml_source import Path, Source


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


_SHORT = frozenset({Finding.UNMET, Finding.DEFERRED, Finding.UNANSWERED})


class Fact(NamedTuple):
    """What the record alone says of a criterion, before the pilot's stage and its waivers are looked at.

    `answers` are the ones that it is about, and `path` is where in `source` a person should look; the words and the
    place are made of them when somebody asks. `is_unreadable` says that the answer stands in the file, but cannot be
    read: the file's own diagnostics tell of it. `problem` is set where the criterion's condition fails on this record,
    so that nobody can say.
    """

    finding: Finding
    source: Source
    path: Path
    reason: str = ""
    answers: tuple[Given, ...] = ()
    is_unreadable: bool = False
    problem: ConditionProblem | None = None

    @property
    def evidence(self) -> str:
        """The words that were judged."""
        return tell_evidence(self.answers)

    @property
    def place(self) -> Place:
        """Where in the pilot's file the answer stands, or is missing."""
        return self.source.locate(self.path)


class Verdict(NamedTuple):
    """One criterion on one pilot.

    `gate` and `level` are the ones in force for the pilot; `fact` is what the record alone says; `evidence` the words
    that were judged; `standing` is that of the waiver of a criterion that does not hold, if there is one. `is_newer`
    says that the criterion came after the pilot was approved and only warns it so far.
    """

    criterion: Criterion
    outcome: Finding
    gate: Gate
    level: Level
    reason: str
    fact: Fact
    standing: Standing | None = None
    is_newer: bool = False

    @property
    def waiver(self) -> Waiver | None:
        """The waiver that counts today."""
        return self._waiver_that(WaiverState.COUNTS)

    @property
    def ended_waiver(self) -> Waiver | None:
        """The waiver that counted until its end, which is past."""
        return self._waiver_that(WaiverState.ENDED)

    def _waiver_that(self, state: WaiverState) -> Waiver | None:
        return self.standing.waiver if self.standing is not None and self.standing.state is state else None

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
        return self.outcome in _SHORT


class AnswerState(StrEnum):
    """One cell of the five-answer strip."""

    ANSWERED = "answered"
    VAGUE = "vague"
    UNANSWERED = "unanswered"
    DOES_NOT_APPLY = "does-not-apply"


@frozen
class Answer:
    """The answer to one of the five questions."""

    question: Article
    state: AnswerState
    verdicts: tuple[Verdict, ...]


@frozen
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


def _list_under_waiver(assessment: "Assessment") -> tuple[Verdict, ...]:
    return tuple(each for each in assessment.verdicts if each.standing is not None) if assessment.waivers else ()


@frozen(slots=False)
class Assessment:
    """Everything that the playbook says about one pilot on one day. Most of it is worked out when somebody asks for it.

    `pilot` and `source` are those of the file, where it tells of a pilot. `repeats` are answers that other records have
    as well, where the pilot has one. `judge`, `diagnose`, `sum_up`, `find_stalls` and `list_under_waiver` work out what
    is behind the properties below.
    """

    file: PilotFile
    pilot: Pilot
    source: Source
    stage: Stage
    clock: Clock
    waivers: tuple[Standing, ...]
    repeats: Repeats | None
    questions: tuple[Article, ...]
    judge: Callable[["Assessment"], tuple[Verdict, ...]]
    diagnose: Callable[["Assessment"], tuple[Diagnostic, ...]]
    sum_up: Callable[["Assessment"], str]
    find_stalls: Callable[["Assessment"], tuple[StallRisk, ...]]
    list_under_waiver: Callable[["Assessment"], tuple[Verdict, ...]] = _list_under_waiver

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What is said of each criterion, in the order of the playbook."""
        return self.judge(self)

    @cached_property
    def under_waiver(self) -> tuple[Verdict, ...]:
        """The verdicts on criteria that do not hold and have a waiver, which may count or not."""
        return self.list_under_waiver(self)

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the file, in the order of the places: what it cannot say, and what its stage claims."""
        return self.diagnose(self)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The answers to the questions, in their order."""
        return tuple(_answer(question, self.verdicts) for question in self.questions)

    @cached_property
    def gates(self) -> tuple[GateResult, ...]:
        """Where the pilot stands at each gate, in their order."""
        return tuple(_gate_result(gate, self.stage, self.verdicts) for gate in GATES)

    @cached_property
    def line(self) -> str:
        """One sentence about the pilot."""
        return self.sum_up(self)

    @cached_property
    def stalls(self) -> tuple[StallRisk, ...]:
        """How it would stall: every pattern of the playbook, the likeliest first; none once it has ended."""
        return self.find_stalls(self)

    @cached_property
    def shown(self) -> dict[frozenset[str], "Assessment"]:
        """The assessment as it was shown to others, by the fields that were hidden from them."""
        return {}

    @cached_property
    def kept(self) -> dict[str, tuple[Any, Any]]:
        """What others have made of it and keep with it: what that depends on besides, and what was made."""
        return {}

    def keep_only(self, verdicts: tuple[Verdict, ...], stalls: tuple[StallRisk, ...]) -> None:
        """Keep these in the place of what was worked out, and with them as little else as can be."""
        known = vars(self)
        known["verdicts"], known["stalls"], known["_is_abridged"] = verdicts, stalls, True
        for name in ("answers", "gates", "shown", "under_waiver", "kept"):
            known.pop(name, None)
        self.source.let_go()

    @property
    def is_abridged(self) -> bool:
        """Whether the answers have been let go of, and with them the fields that words come from."""
        return "_is_abridged" in vars(self)

    @property
    def is_judged(self) -> bool:
        """Whether somebody has asked for the verdicts."""
        return "verdicts" in vars(self)

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


def _answer(question: Article, verdicts: tuple[Verdict, ...]) -> Answer:
    own = {criterion.id for criterion in question.front.criteria}
    of_question = tuple([verdict for verdict in verdicts if verdict.criterion.id in own])
    asked = [v.fact.finding for v in of_question if _is_asked_first(v.criterion) and not v.is_newer]
    return Answer(question=question, state=_answer_state(asked), verdicts=of_question)


def _is_asked_first(criterion: Criterion) -> bool:
    return criterion.gate is Gate.APPROVE and criterion.level is Level.MUST


def _answer_state(findings: list[Finding]) -> AnswerState:
    """The state of an answer: something vague makes it vague; else something missing or failed leaves it unanswered."""
    applicable = [finding for finding in findings if finding is not Finding.NOT_APPLICABLE]
    if not applicable:
        return AnswerState.DOES_NOT_APPLY
    if Finding.DEFERRED in applicable:
        return AnswerState.VAGUE
    return AnswerState.ANSWERED if set(applicable) == {Finding.MET} else AnswerState.UNANSWERED


def _gate_result(gate: Gate, stage: Stage, verdicts: tuple[Verdict, ...]) -> GateResult:
    listed = tuple([verdict for verdict in verdicts if verdict.criterion.is_listed_at(gate)])
    short = tuple(
        verdict
        for verdict in listed
        if not verdict.fact.finding.holds
        and not verdict.is_newer
        and verdict.outcome is not Finding.WAIVED
        and verdict.criterion.level_at(gate) is Level.MUST
    )
    is_claimed = gate in claimed_gates(stage)
    return GateResult(
        gate=gate, state=_gate_state(gate, stage, short), is_claimed=is_claimed, verdicts=listed, short=short
    )


def _gate_state(gate: Gate, stage: Stage, short: tuple[Verdict, ...]) -> GateState:
    if is_ended(stage) and gate not in claimed_gates(stage):
        return GateState.NOT_APPLICABLE
    if gate not in judged_gates(stage):
        return GateState.NOT_YET
    if not short:
        return GateState.MET
    return GateState.UNMET if gate in claimed_gates(stage) else GateState.NOT_YET
