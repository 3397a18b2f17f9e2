"""Turns one pilot's file into an assessment: verdicts, gates, the five answers, one line, and diagnostics."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

from pilotbook.assessment.answers import AnswerFinder
from pilotbook.assessment.clock import read_clock
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.due_check import IsTold, diagnose_due
from pilotbook.assessment.gates import is_ended, judged_gates
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.repeats import Repeats
from pilotbook.assessment.screen import Screen
from pilotbook.assessment.stall_risk import StallRisk
from pilotbook.assessment.verdict import (
    Assessment,
    Fact,
    Finding,
    Verdict,
)
from pilotbook.assessment.waivers import Standing, WaiverState, choose_standing, judge_waivers
from pilotbook.diagnostic import Diagnostic, sort_diagnostics
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
        self._by_id = {each.id: each for each in playbook.criteria}
        self._in_force = {stage: {each.id: in_force(each, stage) for each in self._criteria} for stage in Stage}
        self._dated = tuple(each for each in self._criteria if each.since is not None)
        self._questions = playbook.of_kind(Kind.QUESTION)
        self._screen = Screen(self._criteria, environment, phrases)
        self._latest: tuple[Assessment, AnswerFinder] | None = None

    def _is_usable(self, criterion: Criterion, added: set[str]) -> bool:
        """A criterion with a broken condition or a misspelt field judges nobody: its article has a diagnostic."""
        are_fields_known = all(field in added or find_field(Pilot, field) for field in criterion.fields)
        return are_fields_known and self._environment.is_usable(criterion)

    def assess(self, file: PilotFile, repeats: Repeats | None = None) -> Assessment | None:
        """The assessment of a file; None when the file does not tell of a pilot.

        `repeats` are the answers that other records have as well, once these are known.
        """
        pilot, source = file.pilot, file.source
        if pilot is None or source is None or pilot.stage is None:
            return None
        return Assessment(
            file=file,
            pilot=pilot,
            source=source,
            stage=pilot.stage,
            clock=read_clock(pilot, self._playbook.settings, self._today),
            waivers=judge_waivers(pilot, self._by_id, self._is_vague, self._today) if pilot.waivers else (),
            repeats=repeats,
            questions=self._questions,
            judge=self._judge_all,
            diagnose=self._diagnose,
            sum_up=_sum_up,
            find_stalls=self._find_stalls,
        )

    def _diagnose(self, assessment: Assessment) -> tuple[Diagnostic, ...]:
        file, source, pilot, clock = assessment.file, assessment.source, assessment.pilot, assessment.clock
        found, claims = list(file.diagnostics), list[Diagnostic]()
        if assessment.waivers:
            from pilotbook.assessment.waiver_check import diagnose_waivers

            found += diagnose_waivers(assessment.waivers, file, source, self._today)
        if not self._is_clear(assessment):
            from pilotbook.assessment.claims import diagnose_claims
            from pilotbook.assessment.waiver_check import diagnose_ends

            claims += diagnose_claims(file.id, assessment.stage, assessment.verdicts, self._playbook)
            found += diagnose_ends(assessment.verdicts, file.id, source, clock)
        found += [*claims, *diagnose_due(file, pilot, source, clock, self._teller(claims))]
        return sort_diagnostics(found)

    def _is_clear(self, assessment: Assessment) -> bool:
        """Whether it is certain, without judging, that nothing is wrong; to look is no use where all was judged."""
        if assessment.is_judged or assessment.repeats is not None:  # the screen does not look for what is repeated
            return False
        subject = self._environment.make_subject(assessment.pilot, assessment.clock)
        return self._screen.is_clear(subject, assessment.stage, assessment.source.empty_lists)

    def _judge_all(self, assessment: Assessment) -> tuple[Verdict, ...]:
        from pilotbook.assessment.facts import FactFinder

        pilot, stage, waivers = assessment.pilot, assessment.stage, assessment.waivers
        subject = self._environment.make_subject(pilot, assessment.clock)
        answers = self._find_answers(assessment)
        finder = FactFinder(assessment.file, assessment.source, subject, self._environment, answers)
        newer = self._find_newer(pilot) if self._dated else frozenset()
        return tuple(self._judge(waivers, stage, each, finder.find_fact(each), newer) for each in self._criteria)

    @cached_property
    def _find_risks(self) -> Callable[[Assessment, AnswerFinder], tuple[StallRisk, ...]]:
        from pilotbook.assessment.stall_search import StallFinder

        return StallFinder(self._playbook).find_risks

    def _find_stalls(self, assessment: Assessment) -> tuple[StallRisk, ...]:
        return self._find_risks(assessment, self._find_answers(assessment))

    def _find_answers(self, assessment: Assessment) -> AnswerFinder:
        """The answers of a pilot. Who asks how it is judged often asks next how it would stall."""
        if self._latest is None or self._latest[0] is not assessment:
            finder = AnswerFinder(assessment.pilot, assessment.source, self._phrases, assessment.repeats)
            self._latest = assessment, finder
        return self._latest[1]

    def _teller(self, claims: list[Diagnostic]) -> IsTold:
        """Says of a field whether a timed criterion that asks for it is among those that are reported."""

        def is_told(field: str) -> bool:
            criteria = [self._by_id[each.criterion] for each in claims if each.criterion]
            return any(field in each.fields and each.is_timed for each in criteria)

        return is_told

    def _is_vague(self, text: str) -> bool:
        return self._phrases.find_vague(text) is not None

    def _find_newer(self, pilot: Pilot) -> frozenset[str]:
        """The criteria that came after the pilot was approved, and only warn it so far."""
        from pilotbook.assessment.approval import find_approval_day, is_newer

        approved = find_approval_day(pilot, self._today)
        return frozenset(each.id for each in self._dated if is_newer(each, approved, self._today))

    def _judge(
        self,
        waivers: tuple[Standing, ...],
        stage: Stage,
        criterion: Criterion,
        fact: Fact,
        newer: frozenset[str],
    ) -> Verdict:
        gate, level = self._in_force[stage][criterion.id]
        verdict = Verdict(criterion, fact.finding, gate, level, fact.reason, fact)
        if criterion.id in newer:
            verdict = verdict._replace(level=Level.SHOULD, is_newer=True)
        if fact.finding.holds:
            return verdict
        standing = choose_standing(waivers, criterion) if waivers else None
        if standing is not None:
            verdict = apply_waiver(verdict, standing)
        if verdict.outcome is Finding.WAIVED:
            return verdict
        if gate in judged_gates(stage):
            return verdict
        outcome = Finding.NOT_APPLICABLE if is_ended(stage) else Finding.NOT_YET
        return verdict._replace(outcome=outcome)


def _sum_up(assessment: Assessment) -> str:
    from pilotbook.assessment.summary import sum_up

    return sum_up(assessment)


def apply_waiver(verdict: Verdict, standing: Standing) -> Verdict:
    """What becomes of a criterion that does not hold and has a waiver, which may count or not."""
    if standing.state is WaiverState.COUNTS:
        return verdict._replace(outcome=Finding.WAIVED, standing=standing, reason=standing.waiver.reason)
    reason = f"{verdict.reason} The waiver of it does not count: {standing.fault}."
    return verdict._replace(standing=standing, reason=reason)


def in_force(criterion: Criterion, stage: Stage) -> tuple[Gate, Level]:
    """The gate and the level at which a pilot of that stage is held to a criterion."""
    judged = judged_gates(stage)
    gates = criterion.gates
    gate = next((gate for gate in reversed(gates) if gate in judged), gates[0])
    return gate, criterion.level_at(gate)
