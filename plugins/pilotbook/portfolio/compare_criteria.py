"""Turns two playbooks, and the same records under both, into the criteria that changed and whom they concern."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pilotbook.assessment.verdict import Assessment, Verdict
from pilotbook.portfolio.comparison import ChangeKind, CriterionChange, Side
from pilotbook.records.playbook import Criterion, Playbook
from pilotbook.records.vocabulary import Kind

Sides = dict[Path, Side]
"""What there is at one time, by the files on the disk."""


def asks_the_same(one: Playbook, other: Playbook) -> bool:
    """Whether two playbooks judge every pilot alike: the words of an article may differ, its criteria may not."""
    questions = ([each.id for each in playbook.of_kind(Kind.QUESTION)] for playbook in (one, other))
    homes = ({name: article.address for name, article in playbook.homes.items()} for playbook in (one, other))
    return (
        one.criteria == other.criteria
        and one.settings == other.settings
        and next(questions) == next(questions)
        and next(homes) == next(homes)
    )


def compare_criteria(before: Playbook, after: Playbook, old: Sides, new: Sides) -> tuple[CriterionChange, ...]:
    """The criteria that changed, or whose outcome did; `old` and `new` hold the same records under either playbook.

    In the order of the new playbook, those that are gone last. A pilot that the old playbook could not judge counts
    as one that did not fall short.
    """
    known = {each.id: each for each in before.criteria}
    asked = {each.id: each for each in after.criteria}
    was_short = {file: _short_of(old.get(file)) for file in new}
    is_short = {file: _short_of(side) for file, side in new.items()}
    changes = []
    for name, criterion in {**asked, **{name: each for name, each in known.items() if name not in asked}}.items():
        change = CriterionChange(
            criterion=criterion,
            kind=_kind(known.get(name), asked.get(name)),
            newly_short=tuple(_only_in(name, is_short, was_short)),
            relieved=tuple(assessment for assessment, _ in _only_in(name, was_short, is_short)),
        )
        if change.kind is not ChangeKind.UNCHANGED or change.newly_short or change.relieved:
            changes.append(change)
    return tuple(changes)


_Short = Mapping[str, tuple[Assessment, Verdict]]


def _short_of(side: Side | None) -> _Short:
    assessment = side.assessment if side is not None else None
    return {each.criterion.id: (assessment, each) for each in assessment.short} if assessment is not None else {}


def _only_in(
    name: str, here: Mapping[Path, _Short], there: Mapping[Path, _Short]
) -> Iterator[tuple[Assessment, Verdict]]:
    for file in sorted(here, key=Path.as_posix):
        if name in here[file] and name not in there[file]:
            yield here[file][name]


def _kind(before: Criterion | None, after: Criterion | None) -> ChangeKind:
    match before, after:
        case None, _:
            return ChangeKind.ADDED
        case _, None:
            return ChangeKind.DELETED
        case _:
            return ChangeKind.UNCHANGED if before == after else ChangeKind.CHANGED
