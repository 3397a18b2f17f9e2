"""Turns the criteria that changed into Markdown: which pilots newly fall short of each, and which no longer do."""

from collections import Counter
from collections.abc import Iterator

from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.comparison import ChangeKind, CriterionChange
from pilotbook.reports.inert_markdown import write_code, write_inert
from pilotbook.reports.markdown_parts import count_of, fit_blocks

_MOST_PILOTS = 8
"""How many pilots are named for one criterion."""
_KINDS = {
    ChangeKind.ADDED: "is new",
    ChangeKind.CHANGED: "is changed",
    ChangeKind.DELETED: "is gone",
    ChangeKind.UNCHANGED: "is the same, but its outcome is not",
}
_WORDS = {ChangeKind.ADDED: "new", ChangeKind.CHANGED: "changed", ChangeKind.DELETED: "gone"}


def write_playbook(criteria: tuple[CriterionChange, ...], room: int) -> str:
    """The section about the playbook in at most so many characters; the criteria that concern most pilots first."""
    ordered = sorted(criteria, key=lambda change: -len(change.newly_short))
    concerned = {assessment.id for change in criteria for assessment, _ in change.newly_short}
    lead = f"### The playbook\n\n{_tell_kinds(criteria)} {count_of(len(concerned), 'pilot')} newly "
    lead += f"{'falls' if len(concerned) == 1 else 'fall'} short of what it asks.\n\n"
    fitted = fit_blocks((_tell(change) for change in ordered), room - len(lead) - 100)
    cut = f"- … and {count_of(fitted.cut, 'more criterion', 'more criteria')}\n" if fitted.cut else ""
    return f"{lead}{''.join(fitted.blocks)}{cut}"


def _tell_kinds(criteria: tuple[CriterionChange, ...]) -> str:
    counts = Counter(change.kind for change in criteria)
    told = [f"{counts[kind]:,} {word}" for kind, word in _WORDS.items() if counts[kind]]
    return f"Criteria: {', '.join(told)}." if told else "The criteria are the same, the settings are not."


def _tell(change: CriterionChange) -> str:
    parts = [f"- {write_code(change.criterion.id)} {_KINDS[change.kind]}: {write_inert(change.criterion.title)}."]
    if change.newly_short:
        names = _name_pilots(assessment for assessment, _ in change.newly_short)
        parts.append(f"Newly short of it, {count_of(len(change.newly_short), 'pilot')}: {names}.")
    if change.relieved:
        parts.append(
            f"No longer short of it, {count_of(len(change.relieved), 'pilot')}: {_name_pilots(change.relieved)}."
        )
    return f"{' '.join(parts)}\n"


def _name_pilots(assessments: Iterator[Assessment] | tuple[Assessment, ...]) -> str:
    names = [f"{write_inert(each.pilot.title, 100)} ({write_code(each.file.path)})" for each in assessments]
    left = len(names) - _MOST_PILOTS
    return f"{', '.join(names[:_MOST_PILOTS])}{f' and {left:,} more' if left > 0 else ''}"
