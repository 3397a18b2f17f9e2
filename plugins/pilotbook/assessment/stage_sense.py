"""Turns stages and decisions of a pilot's file that contradict each other into diagnostics at their places."""

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from pilotbook.assessment.decisions import last_decision
from pilotbook.assessment.gates import claimed_gates
from pilotbook.diagnostic import Code, Diagnostic, Severity
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.vocabulary import Gate, Outcome, Stage
from pilotbook.records.yaml_source import Path, Source, name_path

_NEEDS: Mapping[Stage, tuple[Outcome, ...]] = {
    Stage.SCALING: (Outcome.SHIP, Outcome.BUDGET),
    Stage.PRODUCTION: (Outcome.SHIP,),
    Stage.STOPPED: (Outcome.KILL,),
}
"""The decisions of which a stage needs one."""
_DECIDED = (Stage.PILOTING, Stage.SCALING, Stage.PRODUCTION, Stage.STOPPED, Stage.RETIRED)
_OPEN_TO: Mapping[Outcome, tuple[Stage, ...]] = {
    Outcome.SHIP: _DECIDED,
    Outcome.BUDGET: _DECIDED,
    Outcome.KILL: (Stage.PROPOSED, Stage.STOPPED, Stage.RETIRED),
}
"""The stages at which a pilot may stand after its last decision; one that was killed has ended, or begins anew."""


class _Fault(NamedTuple):
    """A contradiction, and what to do about it."""

    code: Code
    path: Path
    message: str
    hint: str
    severity: Severity = Severity.ERROR


def check_stage(file: PilotFile, pilot: Pilot, source: Source, asked: Container[str]) -> Iterator[Diagnostic]:
    """What the stage and the decisions of a pilot say against each other.

    `asked` are the fields that criteria of the playbook ask for: what a criterion says to be missing is not said again.
    Where a decision cannot be read, nobody can say what was decided.
    """
    if file.broken and any(path[0] == "decisions" for path in file.broken):
        return
    clash = _find_against(pilot) or _find_lacking(pilot, asked)
    for fault in (clash, *_find_unfunded(pilot, asked)):
        if fault is not None:
            yield Diagnostic(
                code=fault.code,
                severity=fault.severity,
                place=source.locate(fault.path),
                message=fault.message,
                hint=fault.hint,
                pilot=file.id,
            )


def _find_against(pilot: Pilot) -> _Fault | None:
    """A last decision after which a pilot cannot stand where it says it does."""
    last = last_decision(pilot)
    if last is None or last.outcome is None or pilot.stage in _OPEN_TO[last.outcome]:
        return None
    day = f" of {last.on}" if last.on is not None else ""
    if last.outcome is Outcome.KILL:
        has_shipped = pilot.stage in (Stage.SCALING, Stage.PRODUCTION)
        return _Fault(
            Code.STAGE_AGAINST_DECISION,
            ("stage",),
            f"expected stage 'stopped' after the decision{day} to kill the pilot, found '{pilot.stage}'",
            "put the stage to 'stopped', or write down the decision that came after",
            Severity.ERROR if has_shipped else Severity.WARNING,
        )
    return _Fault(
        Code.STAGE_AGAINST_DECISION,
        ("stage",),
        f"expected a stage that comes after the decision{day} on the pilot, found '{pilot.stage}'",
        "put the stage forward, or delete a decision that was not taken",
        Severity.WARNING,
    )


def _find_unfunded(pilot: Pilot, asked: Container[str]) -> Iterator[_Fault]:
    """Decisions to fund something that do not say what, where no criterion says so."""
    claimed = claimed_gates(pilot.stage) if pilot.stage is not None else ()
    if Gate.DECIDE in claimed and "decisions.budget.capability" in asked:
        return
    for number, decision in enumerate(pilot.decisions):
        if decision.outcome is Outcome.BUDGET and not any(line.capability.strip() for line in decision.budget):
            where: Path = ("decisions", number, "budget")
            message = f"expected what the decision funds in {name_path(where)}, found nothing"
            hint = "list each capability with its cost and its day; where nothing is funded, ship or kill is decided"
            yield _Fault(Code.DECISION_WITHOUT_BUDGET, where, message, hint)


def _find_lacking(pilot: Pilot, asked: Container[str]) -> _Fault | None:
    """A stage that rests on a decision which the record does not have."""
    needed = _NEEDS.get(pilot.stage) if pilot.stage is not None else None
    if needed is None:
        return None
    outcomes = [decision.outcome for decision in pilot.decisions]
    is_told = "decisions.outcome" in asked and (not outcomes or None in outcomes)
    if is_told or any(outcome in outcomes for outcome in needed):
        return None
    found = ", ".join(outcome for outcome in outcomes if outcome is not None) or "none"
    return _Fault(
        Code.STAGE_WITHOUT_DECISION,
        ("stage",),
        f"expected a decision to {' or '.join(needed)} before stage '{pilot.stage}', found {found}",
        "write the decision down under decisions, or put the stage back",
        Severity.WARNING if pilot.stage is Stage.STOPPED else Severity.ERROR,
    )
