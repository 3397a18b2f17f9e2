"""Says in one sentence how a pilot stands, as a person would."""

from pilotbook.assessment.gates import GateState, is_ended, next_gate
from pilotbook.assessment.verdict import AnswerState, Assessment
from pilotbook.records.vocabulary import Gate, Outcome, Stage

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_VERBS = {
    Gate.APPROVE: ("ready to be approved", "approval"),
    Gate.START: ("ready to start", "starting"),
    Gate.DECIDE: ("ready to decide", "a decision"),
    Gate.SHIP: ("ready to ship", "shipping"),
    Gate.OPERATE: ("in order", "running in good order"),
}


def say_number(count: int) -> str:
    """A small count as a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def sum_up(assessment: Assessment) -> str:
    """One sentence about a pilot: how it is designed, then where it stands."""
    if is_ended(assessment.stage):
        return _sum_up_ended(assessment)
    return f"{_design(assessment)}; {_standing(assessment)}."


def _design(assessment: Assessment) -> str:
    total = len(assessment.answers)
    vague = sum(answer.state is AnswerState.VAGUE for answer in assessment.answers)
    answered = f"{say_number(assessment.answered)} of {say_number(total)} answered"
    if assessment.answered == total:
        return f"Designed for production: {answered}"
    if vague and assessment.answered + vague < total or vague:
        return f"Wished for so far: {answered}, {say_number(vague)} vague"
    return f"Not designed yet: {answered}"


def _standing(assessment: Assessment) -> str:
    claimed_short = sum(len(gate.short) for gate in assessment.gates if gate.is_claimed)
    if claimed_short:
        return f"{_things(claimed_short)} short of what its stage claims"
    overdue = _overdue(assessment)
    following = next_gate(assessment.stage)
    if following is None:
        late = ", its drift review is late" if assessment.clock.is_review_late else ""
        return f"in production with every gate met{late}"
    short = len(assessment.gate(following).short)
    ready, doing = _VERBS[following]
    if short:
        return f"{overdue}{_things(short)} short of {doing}"
    return f"{overdue}{ready}{_after(assessment, following)}"


def _overdue(assessment: Assessment) -> str:
    if not assessment.clock.is_overdue or assessment.clock.days_left is None:
        return ""
    days = -assessment.clock.days_left
    return f"its decision is {_days(days)} overdue, and it is " if assessment.stage is Stage.PILOTING else ""


def _after(assessment: Assessment, following: Gate) -> str:
    """What the gate after the next one still wants: a pilot that is ready to decide may be short of shipping."""
    gates = list(Gate)
    later = gates[gates.index(following) + 1 :]
    if not later:
        return ""
    beyond = assessment.gate(later[0])
    if beyond.short and beyond.state is GateState.NOT_YET:
        return f", {_things(len(beyond.short))} short of {_VERBS[later[0]][1]}"
    return ""


def _sum_up_ended(assessment: Assessment) -> str:
    ends = [decision for decision in assessment.pilot.decisions if decision.outcome is Outcome.KILL]
    what = "Stopped" if assessment.stage is Stage.STOPPED else "Retired"
    short = len(assessment.gate(Gate.DECIDE).short)
    if short:
        return f"{what}, but {_things(short)} short of a decision that others can learn from."
    due, decided = assessment.clock.decision_due, assessment.clock.decided_on
    in_time = " in time" if due is not None and decided is not None and decided <= due else ""
    with_reason = " with a decision and its reason on record" if ends else " with its decisions on record"
    return f"{what}{in_time if assessment.stage is Stage.STOPPED else ''},{with_reason}."


def _things(count: int) -> str:
    return f"{say_number(count)} {'thing' if count == 1 else 'things'}"


def _days(count: int) -> str:
    return f"{count:,} {'day' if count == 1 else 'days'}"
