"""Turns one pilot's file into an assessment: verdicts, gates, the five answers, one line, and diagnostics."""

from datetime import date

from pilotbook.assessment.claims import diagnose_claims
from pilotbook.assessment.clock import read_clock
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.facts import FactFinder
from pilotbook.assessment.gates import is_ended, judged_gates
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.stall_search import StallFinder
from pilotbook.assessment.summary import sum_up
from pilotbook.assessment.verdict import (
    Assessment,
    Fact,
    Finding,
    Verdict,
)
from pilotbook.assessment.waivers import current_waiver, explain_waivers
from pilotbook.diagnostic import sort_diagnostics
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Criterion, Playbook
from pilotbook.records.shape import find_field
from pilotbook.records.vocabulary import Gate, Kind, Level, Stage


class Assessor:
    """Assesses any number of pilots against one playbook, on one day."""

    def __init__(self, playbook: Playbook, phrases: PhraseBook, environment: ConditionEnvironment, today: date) -> None:
        self._playbook, self._phrases, self._environment, self._today = playbook, phrases, environment, today
        added = {field.name for field in playbook.settings.added_fields}
        self._criteria = tuple(each for each in playbook.criteria if self._is_usable(each, added))
        self._in_force = {stage: {each.id: _in_force(each, stage) for each in self._criteria} for stage in Stage}
        self._questions = playbook.of_kind(Kind.QUESTION)
        self._stalls = StallFinder(playbook, phrases)

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
        return Assessment(
            file=file,
            pilot=pilot,
            stage=stage,
            clock=clock,
            verdicts=verdicts,
            questions=self._questions,
            sum_up=sum_up,
            find_stalls=self._stalls.find_risks,
            diagnostics=sort_diagnostics([*file.diagnostics, *short_of_claims]),
        )

    def _judge(self, pilot: Pilot, stage: Stage, criterion: Criterion, fact: Fact) -> Verdict:
        gate, level = self._in_force[stage][criterion.id]
        verdict = Verdict(criterion, fact.finding, gate, level, fact.reason, fact)
        if fact.finding.holds:
            return verdict
        waiver = current_waiver(pilot, criterion, self._today)
        if waiver is not None:
            return verdict._replace(outcome=Finding.WAIVED, waiver=waiver, reason=waiver.reason)
        fault = explain_waivers(pilot, criterion, self._today)
        if fault:
            verdict = verdict._replace(reason=f"{fact.reason} The waiver of it does not count: {fault}.")
        if gate in judged_gates(stage):
            return verdict
        outcome = Finding.NOT_APPLICABLE if is_ended(stage) else Finding.NOT_YET
        return verdict._replace(outcome=outcome)


def _in_force(criterion: Criterion, stage: Stage) -> tuple[Gate, Level]:
    """The gate and the level at which a pilot of that stage is held to a criterion."""
    judged = judged_gates(stage)
    gates = criterion.gates
    gate = next((gate for gate in reversed(gates) if gate in judged), gates[0])
    return gate, criterion.level_at(gate)
