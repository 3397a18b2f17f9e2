"""Turns one pilot's file into an assessment: verdicts, gates, the five answers, one line, and diagnostics."""

from dataclasses import replace
from datetime import date

from pilotbook.assessment.clock import read_clock
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.facts import FactFinder
from pilotbook.assessment.gates import GATES, GateState, claimed_gates, is_ended, judged_gates
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.summary import sum_up
from pilotbook.assessment.verdict import (
    Answer,
    AnswerState,
    Assessment,
    Fact,
    Finding,
    GateResult,
    Verdict,
)
from pilotbook.assessment.waivers import current_waiver
from pilotbook.diagnostic import Code, Diagnostic, Severity, sort_diagnostics
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Article, Criterion, Playbook
from pilotbook.records.vocabulary import Gate, Kind, Level, Stage


class Assessor:
    """Assesses any number of pilots against one playbook, on one day."""

    def __init__(
        self, playbook: Playbook, phrases: PhraseBook, environment: ConditionEnvironment, today: date
    ) -> None:
        self._playbook, self._phrases, self._environment, self._today = playbook, phrases, environment, today
        self._criteria = tuple(each for each in playbook.criteria if self._is_usable(each))

    def _is_usable(self, criterion: Criterion) -> bool:
        """A criterion whose condition is broken judges nobody; the diagnostic on its article says so."""
        return all(self._environment.is_usable(condition) for condition in (criterion.when, criterion.check))

    def assess(self, file: PilotFile) -> Assessment | None:
        """The assessment of a file; None when the file does not tell of a pilot."""
        pilot, source = file.pilot, file.source
        if pilot is None or source is None or pilot.stage is None:
            return None
        clock = read_clock(pilot, self._playbook.settings, self._today)
        finder = FactFinder(file, pilot, source, self._environment, self._environment.prepare(pilot, clock))
        verdicts = tuple(
            self._judge(pilot, pilot.stage, criterion, finder.find_fact(criterion, self._phrases))
            for criterion in self._criteria
        )
        blank = Assessment(
            file=file,
            pilot=pilot,
            stage=pilot.stage,
            clock=clock,
            verdicts=verdicts,
            answers=tuple(self._answer(question, verdicts) for question in self._playbook.of_kind(Kind.QUESTION)),
            gates=tuple(_gate_result(gate, pilot.stage, verdicts) for gate in GATES),
            line="",
            diagnostics=sort_diagnostics([*file.diagnostics, *self._diagnose(file, pilot.stage, verdicts)]),
        )
        return replace(blank, line=sum_up(blank))

    def _judge(self, pilot: Pilot, stage: Stage, criterion: Criterion, fact: Fact) -> Verdict:
        gate, level = _in_force(criterion, stage)
        verdict = Verdict(
            criterion=criterion, outcome=fact.finding, gate=gate, level=level, reason=fact.reason, fact=fact
        )
        if fact.finding.holds:
            return verdict
        waiver = current_waiver(pilot, criterion, self._today)
        if waiver is not None:
            return replace(verdict, outcome=Finding.WAIVED, waiver=waiver, reason=waiver.reason)
        if gate in judged_gates(stage):
            return verdict
        outcome = Finding.NOT_APPLICABLE if is_ended(stage) else Finding.NOT_YET
        return replace(verdict, outcome=outcome)

    def _answer(self, question: Article, verdicts: tuple[Verdict, ...]) -> Answer:
        own = {criterion.id for criterion in question.front.criteria}
        of_question = tuple(verdict for verdict in verdicts if verdict.criterion.id in own)
        asked = [v.fact.finding for v in of_question if _is_asked_first(v.criterion)]
        return Answer(question=question, state=_answer_state(asked), verdicts=of_question)

    def _diagnose(self, file: PilotFile, stage: Stage, verdicts: tuple[Verdict, ...]) -> list[Diagnostic]:
        """A criterion that does not hold at a gate which the stage claims; what lies ahead is no diagnostic."""
        claimed = claimed_gates(stage)
        return [
            Diagnostic(
                code=Code.CRITERION_NOT_MET,
                severity=_severity(verdict),
                place=verdict.place,
                message=f"stage '{stage}' says that gate '{verdict.gate}' is passed, but {verdict.criterion.id} does not hold: "
                f"{_as_clause(verdict.reason)}",
                hint=verdict.criterion.fix,
                pilot=file.id,
                criterion=verdict.criterion.id,
                help=f"playbook/{self._playbook.homes[verdict.criterion.id].address}/",
            )
            for verdict in verdicts
            if verdict.is_short and verdict.gate in claimed and not verdict.reason.startswith("What the file says")
        ]


def _in_force(criterion: Criterion, stage: Stage) -> tuple[Gate, Level]:
    """The gate and the level at which a pilot of that stage is held to a criterion."""
    judged = judged_gates(stage)
    gates = criterion.gates
    gate = next((gate for gate in reversed(gates) if gate in judged), gates[0])
    return gate, criterion.level_at(gate)


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
    listed = tuple(verdict for verdict in verdicts if gate in verdict.criterion.gates)
    short = tuple(
        verdict
        for verdict in listed
        if verdict.criterion.level_at(gate) is Level.MUST
        and not verdict.fact.finding.holds
        and verdict.outcome is not Finding.WAIVED
    )
    is_claimed = gate in claimed_gates(stage)
    return GateResult(gate=gate, state=_gate_state(gate, stage, short), is_claimed=is_claimed, verdicts=listed, short=short)


def _gate_state(gate: Gate, stage: Stage, short: tuple[Verdict, ...]) -> GateState:
    if is_ended(stage) and gate not in claimed_gates(stage):
        return GateState.NOT_APPLICABLE
    if gate not in judged_gates(stage):
        return GateState.NOT_YET
    if not short:
        return GateState.MET
    return GateState.UNMET if gate in claimed_gates(stage) else GateState.NOT_YET


def _severity(verdict: Verdict) -> Severity:
    """What a `must` lacks is an error, unless it only became due as days went by: that fails nobody's pull request."""
    is_error = verdict.level is Level.MUST and not (verdict.criterion.is_timed and verdict.outcome is Finding.UNMET)
    return Severity.ERROR if is_error else Severity.WARNING


def _as_clause(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")
