"""Says with a shape and a word how an answer or a gate stands: the same sign in every report."""

from pilotbook.assessment.gates import GateState
from pilotbook.assessment.verdict import AnswerState, Assessment, GateResult

_ANSWERS = {
    AnswerState.ANSWERED: "● answered",
    AnswerState.VAGUE: "◐ vague",
    AnswerState.UNANSWERED: "○ unanswered",
    AnswerState.DOES_NOT_APPLY: "– does not apply",
}
_GATES = {
    GateState.MET: "✓ met",
    GateState.UNMET: "✗ {} short",
    GateState.NOT_APPLICABLE: "– does not apply",
}


def show_answer(state: AnswerState) -> str:
    """One answer, such as `◐ vague`."""
    return _ANSWERS[state]


def show_strip(assessment: Assessment) -> str:
    """The shapes of all answers in their order, and how many of them stand: `●●◐○● 3 of 5`."""
    shapes = "".join(_ANSWERS[answer.state][0] for answer in assessment.answers)
    return f"{shapes} {assessment.answered} of {len(assessment.answers)}" if shapes else "no questions"


def show_gate(gate: GateResult, *, is_next: bool) -> str:
    """One gate, such as `✗ 2 short`; of those ahead, the next one says how much it lacks."""
    if gate.state is GateState.NOT_YET:
        return f"○ {len(gate.short)} to go" if is_next else "– not yet"
    return _GATES[gate.state].format(len(gate.short))
