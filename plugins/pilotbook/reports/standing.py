"""Turns an assessment into a few lines for a person: how the pilot stands, and which questions it answers."""

from pilotbook.assessment.verdict import Answer, AnswerState, Assessment, Finding
from pilotbook.reports.safe_text import make_safe
from pilotbook.reports.style import Style, plain

_WORDS = {AnswerState.DOES_NOT_APPLY: "does not apply"}
_ROLES = {AnswerState.VAGUE: "warning", AnswerState.UNANSWERED: "warning"}


def write_standing(assessment: Assessment, style: Style = plain) -> str:
    """The one line about a pilot, and below it one for each question; ends with a line break."""
    return "\n".join([make_safe(assessment.line), *(_line(each, style) for each in assessment.answers)]) + "\n"


def _line(answer: Answer, style: Style) -> str:
    state = f"{_WORDS.get(answer.state, answer.state.value):<14}"
    vague = [each.evidence for each in answer.verdicts if each.fact.finding is Finding.DEFERRED]
    said = f" (“{make_safe(vague[0])}”)" if answer.state is AnswerState.VAGUE and vague else ""
    return f"  {style(state, _ROLES.get(answer.state, 'good'))} {make_safe(answer.question.label)}{said}"
