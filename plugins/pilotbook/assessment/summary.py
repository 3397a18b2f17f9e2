"""Says in one sentence how a pilot stands, as a person would."""

from pilotbook.assessment.gates import is_ended
from pilotbook.assessment.verdict import AnswerState, Assessment, Finding, Verdict
from pilotbook.records.vocabulary import Gate, Outcome, Stage

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_STANDS = {
    Stage.APPROVED: "approved",
    Stage.PILOTING: "running",
    Stage.SCALING: "being scaled up",
    Stage.PRODUCTION: "in production",
}
_DECIDED = {
    Outcome.SHIP: "decided to ship",
    Outcome.KILL: "decided to stop",
    Outcome.BUDGET: "decided to fund what is missing",
}


def say_number(count: int) -> str:
    """A small count as a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def sum_up(assessment: Assessment) -> str:
    """One sentence about a pilot: how it is designed, then where it stands; of one that has ended, how it ended."""
    if is_ended(assessment.stage):
        return f"{_ending(assessment)}."
    standing = _standing(assessment)
    if not assessment.answers:  # an organisation's playbook may ask no questions
        return f"{standing[:1].upper()}{standing[1:]}."
    return f"{_design(assessment)}; {standing}."


def _design(assessment: Assessment) -> str:
    total = len(assessment.answers)
    vague = sum(answer.state is AnswerState.VAGUE for answer in assessment.answers)
    answered = f"{say_number(assessment.answered)} of {say_number(total)} answered"
    if assessment.answered == total:
        return f"Designed for production: {answered}"
    return f"Wished for so far: {answered}, {say_number(vague)} vague" if vague else f"Not designed yet: {answered}"


def _standing(assessment: Assessment) -> str:
    claimed = {v.criterion.id: v for gate in assessment.gates if gate.is_claimed for v in gate.short}
    if claimed:
        return _short_of_claims(assessment, list(claimed.values()))
    match assessment.stage:
        case Stage.PROPOSED:
            return _short_of(assessment, Gate.APPROVE, "approval") or (
                f"ready to be approved{_after(assessment, Gate.START, 'starting')}"
            )
        case Stage.APPROVED:
            return _short_of(assessment, Gate.START, "starting") or "ready to start"
        case Stage.PILOTING:
            return _before_decision(assessment) if not assessment.pilot.decisions else _after_decision(assessment)
        case Stage.SCALING:
            return _short_of(assessment, Gate.SHIP, "shipping") or (
                f"ready to ship{_after(assessment, Gate.OPERATE, 'regular operation')}"
            )
        case _:
            waived = {v.criterion.id for v in assessment.verdicts if v.outcome is Finding.WAIVED}
            late = ", but its drift review is late" if assessment.clock.is_review_late else ""
            return f"in production with every gate met{f', {_things(len(waived))} waived' if waived else ''}{late}"


def _short_of_claims(assessment: Assessment, short: list[Verdict]) -> str:
    """A stage that says more than the record bears out; what merely became due with time is told by its name."""
    stands, late = _STANDS[assessment.stage], assessment.clock.is_review_late
    missing = [v for v in short if not (late and v.criterion.is_timed and v.fact.finding is Finding.UNMET)]
    if not missing:
        return f"{stands}, but its drift review is late"
    verb = "is" if len(missing) == 1 else "are"
    overdue = f", and its decision is {_overdue(assessment)}" if _overdue(assessment) else ""
    return f"{stands}, though {_things(len(missing))} {verb} not in place{overdue}"


def _before_decision(assessment: Assessment) -> str:
    """How far a running pilot is from its decision; that there is none yet is no shortcoming of its own."""
    open_ = sum(not _asks_for_decision(verdict) for verdict in assessment.gate(Gate.DECIDE).short)
    overdue = _overdue(assessment)
    if overdue and open_:
        return f"its decision is {overdue}, and {_things(open_)} {'is' if open_ == 1 else 'are'} missing for it"
    if open_:
        return f"{_things(open_)} short of a decision"
    return f"ready to decide{f' but {overdue}' if overdue else ''}{_after(assessment, Gate.SHIP, 'shipping')}"


def _asks_for_decision(verdict: Verdict) -> bool:
    return any(field.partition(".")[0] == "decisions" for field in verdict.criterion.fields)


def _after_decision(assessment: Assessment) -> str:
    short = len(assessment.gate(Gate.DECIDE).short)
    if short:
        return f"decided, though {_things(short)} {'is' if short == 1 else 'are'} not in place"
    outcome = assessment.pilot.decisions[-1].outcome
    decided = _DECIDED[outcome] if outcome is not None else "decided"
    return decided if outcome is Outcome.KILL else f"{decided}{_after(assessment, Gate.SHIP, 'shipping')}"


def _short_of(assessment: Assessment, gate: Gate, doing: str) -> str:
    short = len(assessment.gate(gate).short)
    return f"{_things(short)} short of {doing}" if short else ""


def _after(assessment: Assessment, gate: Gate, doing: str) -> str:
    """What a gate further on still wants: a pilot that is ready to decide may be short of shipping."""
    short = _short_of(assessment, gate, doing)
    return f", {short}" if short else ""


def _overdue(assessment: Assessment) -> str:
    days = assessment.clock.days_left
    is_overdue = assessment.stage is Stage.PILOTING and assessment.clock.is_overdue
    return f"{_days(-days)} overdue" if is_overdue and days is not None else ""


def _ending(assessment: Assessment) -> str:
    """How a pilot ended. A decision that came late is told as that, for nobody can mend it any more."""
    is_stopped = assessment.stage is Stage.STOPPED
    what = "Stopped" if is_stopped else "Retired"
    if not assessment.pilot.decisions:
        return f"{what} without a decision that others could learn from"
    due, decided = assessment.clock.decision_due, assessment.clock.decided_on
    late = (decided - due).days if due is not None and decided is not None else 0
    short = [v for v in assessment.gate(Gate.DECIDE).short if not (late > 0 and _asks_for_punctuality(v))]
    if short:
        return f"{what}, but {_things(len(short))} short of a decision that others can learn from"
    how = ("in time" if late <= 0 else f"{_days(late)} late") if is_stopped and due is not None else ""
    is_killed = any(decision.outcome is Outcome.KILL for decision in assessment.pilot.decisions)
    record = "with a decision and its reason on record" if is_killed else "with its decisions on record"
    return f"{what} {how}, {record}" if how else f"{what}, {record}"


def _asks_for_punctuality(verdict: Verdict) -> bool:
    return verdict.fact.finding is Finding.UNMET and "clock.decided_on" in verdict.criterion.check


def _things(count: int) -> str:
    return f"{say_number(count)} {'thing' if count == 1 else 'things'}"


def _days(count: int) -> str:
    return f"{count:,} {'day' if count == 1 else 'days'}"
