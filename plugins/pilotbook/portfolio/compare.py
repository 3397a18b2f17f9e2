"""Compares a portfolio with what it was at another commit; a pilot that did not change is assessed once."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import frozen, replace
from pilotbook.history.checkout import Commit, find_commit, find_fork, open_checkout
from pilotbook.history.commit_files import list_versions
from pilotbook.history.file_change import FileChange, list_changes
from pilotbook.history.working_tree import snapshot_working_tree
from pilotbook.portfolio.compare_criteria import Sides, asks_the_same, compare_criteria
from pilotbook.portfolio.comparison import Comparison, CriterionChange, PilotChange, Side
from pilotbook.portfolio.load import Bench, make_portfolio, prepare_playbook, stream_assessments
from pilotbook.portfolio.repository import Repository
from pilotbook.portfolio.snapshot import Places, Snapshot, snapshot_commit, snapshot_disk
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook_file import read_playbook


def compare(repository: Repository, base: str, head: str | None, today: date) -> Comparison:
    """What a repository changed since it left `base`: up to the commit `head`, or to the files on the disk.

    Raises GitProblem where git cannot tell.
    """
    places = Places(repository=repository, checkout=open_checkout(repository.root))
    from_commit, to_commit = (find_commit(places.checkout, name) for name in (base, head or "HEAD"))
    fork = find_fork(places.checkout, from_commit, to_commit)
    if head is None:
        with snapshot_working_tree(places.checkout, places.folders) as (apart, tree):
            changes = list_changes(apart, fork.hash, tree, places.folders)
        now = snapshot_disk(repository)
    else:
        changes = list_changes(places.checkout, fork.hash, to_commit.hash, places.folders)
        now = snapshot_commit(places, list_versions(places.checkout, to_commit.hash, places.folders))
    bench = prepare_playbook(now.playbook, today)
    after = _assess(bench, now, repository)
    past = _look_back(places, fork, changes, now, bench, after)
    return Comparison(
        base=from_commit,
        fork=fork,
        head=to_commit if head is not None else None,
        before=make_portfolio(past.bench, _in_order(past.sides), None),
        after=make_portfolio(bench, _in_order(after), repository if head is None else None),
        pilots=tuple(_pair(places, changes, past.sides, after)),
        criteria=past.criteria,
    )


@frozen
class _Past:
    """What was before, and what would come out otherwise under the playbook of that time."""

    bench: Bench
    sides: Sides
    criteria: tuple[CriterionChange, ...] = ()


def _look_back(  # noqa: PLR0913, PLR0917 - both sides of a comparison
    places: Places, fork: Commit, changes: Iterable[FileChange], now: Snapshot, bench: Bench, after: Sides
) -> _Past:
    """Only what changed is read and assessed again, unless the playbook asks something else than before."""
    touched = {file for change in changes if (file := places.find_pilot(change.after)) is not None}
    if any(places.is_of_playbook(version) for change in changes for version in change):
        then = snapshot_commit(places, list_versions(places.checkout, fork.hash, places.folders))
        if not asks_the_same(read_playbook(then.playbook)[0], bench.playbook):
            old = prepare_playbook(then.playbook, bench.today)
            sides = _assess(old, then, places.repository)
            again = _assess(old, replace(now, files=tuple(sorted(touched))), places.repository)
            return _Past(
                bench=old, sides=sides, criteria=compare_criteria(old.playbook, bench.playbook, sides | again, after)
            )
    then = snapshot_commit(places, (c.before for c in changes if places.find_pilot(c.before) and c.before is not None))
    kept = {file: side for file, side in after.items() if file not in touched}
    return _Past(bench=bench, sides=kept | _assess(bench, then, places.repository))


def _assess(bench: Bench, snapshot: Snapshot, repository: Repository) -> Sides:
    assessed = stream_assessments(bench, snapshot.files, repository.pilots, repository.root, snapshot.read_text)
    return {
        path: Side(file=file, assessment=assessment)
        for path, (file, assessment) in zip(snapshot.files, assessed, strict=True)
    }


def _in_order(sides: Sides) -> Iterable[tuple[PilotFile, Assessment | None]]:
    return ((sides[file].file, sides[file].assessment) for file in sorted(sides, key=Path.as_posix))


def _pair(places: Places, changes: Iterable[FileChange], before: Sides, after: Sides) -> Iterator[PilotChange]:
    for change in changes:
        old, new = (places.find_pilot(version) for version in change)
        pair = PilotChange(before=before.get(old) if old else None, after=after.get(new) if new else None)
        if pair.before is not None or pair.after is not None:
            yield pair
