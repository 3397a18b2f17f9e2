"""Turns one pilot's file into an assessment: verdicts, gates, the five answers, one line, and diagnostics."""

from dataclasses import replace
from datetime import date

from pilotbook.assessment.claims import diagnose_claims
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
from pilotbook.assessment.waivers import current_waiver, explain_waivers
from pilotbook.diagnostic import sort_diagnostics
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Article, Criterion, Playbook
from pilotbook.records.shape import find_field
from pilotbook.records.vocabulary import Gate, Kind, Level, Stage


class Assessor:
    """Assesses any number of pilots against one playbook, on one day."""

    def __init__(self, playbook: Playbook, phrases: PhraseBook, environment: ConditionEnvironment, today: date) -> None:
        self._playbook, self._phrases, self._environment, self._today = playbook, phrases, environment, today
        added = {field.name for field in playbook.settings.added_fields}
        self._criteria = tuple(each for each in playbook.criteria if self._is_usable(each, added))

    def _is_usable(self, criterion: Criterion, added: set[str]) -> bool:
        """A criterion with a broken condition or a misspelt field judges nobody: its article has a diagnostic."""
        are_fields_known = all(field in added or find_field(Pilot, field) for field in criterion.fields)
        return are_fields_known and self._environment.is_usable(criterion)

    def assess(self, file: PilotFile) -> Assessment | None:
        """The assessment of a file; None when the file does not tell of a pilot."""
        pilot, source = file.pilot, file.source
        if pilot is None or source is None or pilot.stage is None:
            return None
        stage, clock = pilot.stage, read_clock(pilot, self._playbook.settings, self._today)
        subject = self._environment.make_subject(pilot, clock)
        finder = FactFinder(file, source, subject, self._environment, self._phrases)
        verdicts = tuple(
            self._judge(pilot, stage, criterion, finder.find_fact(criterion)) for criterion in self._criteria
        )
        short_of_claims = diagnose_claims(file.id, stage, verdicts, self._playbook)
        blank = Assessment(
            file=file,
            pilot=pilot,
            stage=stage,
            clock=clock,
            verdicts=verdicts,
            answers=tuple(self._answer(question, verdicts) for question in self._playbook.of_kind(Kind.QUESTION)),
            gates=tuple(_gate_result(gate, stage, verdicts) for gate in GATES),
            line="",
            diagnostics=sort_diagnostics([*file.diagnostics, *short_of_claims]),
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
        fault = explain_waivers(pilot, criterion, self._today)
        if fault:
            verdict = replace(verdict, reason=f"{fact.reason} The waiver of it does not count: {fault}.")
        if gate in judged_gates(stage):
            return verdict
        outcome = Finding.NOT_APPLICABLE if is_ended(stage) else Finding.NOT_YET
        return replace(verdict, outcome=outcome)

    def _answer(self, question: Article, verdicts: tuple[Verdict, ...]) -> Answer:
        own = {criterion.id for criterion in question.front.criteria}
        of_question = tuple(verdict for verdict in verdicts if verdict.criterion.id in own)
        asked = [v.fact.finding for v in of_question if _is_asked_first(v.criterion)]
        return Answer(question=question, state=_answer_state(asked), verdicts=of_question)


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
