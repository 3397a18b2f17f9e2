"""Turns what a pilot's stage claims and its verdicts do not bear out into diagnostics on the pilot's file."""

from collections.abc import Iterator

from pilotbook.assessment.condition_check import diagnose_problem
from pilotbook.assessment.condition_problem import ConditionProblem
from pilotbook.assessment.gates import claimed_gates
from pilotbook.assessment.stronger import find_stronger
from pilotbook.assessment.verdict import Finding, Verdict
from pilotbook.diagnostic import Code, Diagnostic, Severity
from pilotbook.frozen import replace
from pilotbook.records.playbook import Criterion, Playbook
from pilotbook.records.playbook_check import criteria_with_places
from pilotbook.records.vocabulary import Level, Stage


def diagnose_claims(
    pilot_id: str, stage: Stage, verdicts: tuple[Verdict, ...], playbook: Playbook
) -> Iterator[Diagnostic]:
    """A diagnostic for each criterion that does not hold at a gate which the stage claims; what lies ahead is none.

    What cannot be read is not reported a second time: the file has a diagnostic of its own about it.
    """
    claimed = claimed_gates(stage)
    for verdict in verdicts:
        if verdict.fact.problem is not None:
            yield _diagnose_condition(pilot_id, verdict.criterion, verdict.fact.problem, playbook)
        if not verdict.is_short or verdict.fact.is_unreadable:
            continue
        gates = [gate for gate in verdict.criterion.gates if gate in claimed]
        if gates:
            criterion, level = verdict.criterion, verdict.criterion.level_at(gates[-1])
            yield Diagnostic(
                code=Code.CRITERION_NOT_MET,
                severity=_severity(verdict, level),
                place=verdict.place,
                message=f"stage '{stage}' says that gate '{gates[-1]}' is passed, but {criterion.id} does not hold: "
                f"{_as_clause(verdict.reason)}{_say_since(verdict)}",
                hint=_advise(verdict, playbook),
                pilot=pilot_id,
                criterion=criterion.id,
                help=playbook.address_of(criterion),
            )


def _advise(verdict: Verdict, playbook: Playbook) -> str:
    """What to do; where an answer is vague, also what was asked, and a stronger one."""
    stronger = find_stronger(verdict.fact, playbook.settings)
    return f"{verdict.criterion.fix} {stronger}" if stronger is not None else verdict.criterion.fix


def _severity(verdict: Verdict, level: Level) -> Severity:
    """What a `must` lacks is an error, unless it only became due as days went by: that fails nobody's pull request.

    So it is with a waiver that counted until its end, and with an answer that became boilerplate as others copied it.
    A criterion that is newer than the pilot only warns as well.
    """
    became_due = verdict.ended_waiver is not None or (verdict.criterion.is_timed and verdict.outcome is Finding.UNMET)
    is_excused = became_due or verdict.is_newer or any(each.is_repeated for each in verdict.fact.answers)
    return Severity.ERROR if level is Level.MUST and not is_excused else Severity.WARNING


def _say_since(verdict: Verdict) -> str:
    """From when on a criterion that is newer than the pilot's approval binds it."""
    criterion = verdict.criterion
    if not verdict.is_newer:
        return ""
    until = f" until {criterion.warns_until}" if criterion.warns_until is not None else ""
    return f"; it binds pilots approved after {criterion.since}, and only warns older ones{until}"


def _diagnose_condition(
    pilot_id: str, criterion: Criterion, problem: ConditionProblem, playbook: Playbook
) -> Diagnostic:
    """The playbook's fault, not the pilot's: a condition that was fine on the trial records fails on this one."""
    article = playbook.homes[criterion.id]
    where = next((place for found, place in criteria_with_places(article) if found is criterion), ())
    found = diagnose_problem(problem, criterion, article, where)
    message = f"{found.message}, on the record of pilot '{pilot_id}'"
    return replace(found, message=message, pilot=pilot_id, help=playbook.address_of(criterion))


def _as_clause(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")
