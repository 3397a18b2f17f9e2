"""Says in words what was found where answers are expected."""

from collections.abc import Sequence

from pilotbook.assessment.answers import Answer

MOST_NAMED = 5
"""How many missing answers a reason names; the rest are counted."""

DOES_NOT_APPLY = "It does not apply to this pilot."
CANNOT_BE_JUDGED = "The playbook's own condition fails on this record, so nobody is judged by it."
THERE_ARE_NONE = "The record says that there are none."


def tell_vague(answer: Answer) -> str:
    """Why an answer is none."""
    return f"{answer.vague}: {_describe(answer)}."


def tell_missing(answers: Sequence[Answer]) -> str:
    """Which answers are missing."""
    return f"No answer yet: {_name_all(answers)}."


def tell_unreadable(answers: Sequence[Answer]) -> str:
    """Which answers stand in the file, but cannot be read; the file's own diagnostics say why."""
    names = f": {_name_all(answers)}" if answers else ""
    return f"What the file says of this cannot be read{names}."


def tell_evidence(answers: Sequence[Answer]) -> str:
    """The words that were judged."""
    return "; ".join(filter(None, [answer.text for answer in answers]))


def _name_all(answers: Sequence[Answer]) -> str:
    names = list(dict.fromkeys(map(_describe, answers)))
    more = len(names) - MOST_NAMED
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:MOST_NAMED])} and {more:,} more"


def _describe(answer: Answer) -> str:
    """A field's label, with the number of the item, or else the name of the part of the record, that it belongs to."""
    *above, name = answer.path
    if isinstance(name, int):
        return f"{answer.label} (entry {name + 1})"
    for place in range(len(answer.path) - 1, 0, -1):
        number = answer.path[place]
        if isinstance(number, int):
            return f"{answer.label} ({answer.path[place - 1]} {number + 1})"
    if above and answer.label == str(name).replace("_", " "):  # a label of its own says what it belongs to
        return f"{answer.label} ({str(above[-1]).replace('_', ' ')})"
    return answer.label
