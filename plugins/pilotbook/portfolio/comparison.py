"""Holds what changed in a portfolio between two commits: pilots, criteria, and all of it before and after."""

from datetime import date
from enum import StrEnum
from functools import cached_property

from pilotbook.assessment.movement import MoveFault, check_move
from pilotbook.assessment.verdict import Assessment, Verdict
from pilotbook.assessment.waivers import Standing
from pilotbook.diagnostic import Diagnostic, Severity, has_problems, sort_diagnostics
from pilotbook.frozen import frozen
from pilotbook.history.checkout import Commit
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.record_changes import FieldChange, list_record_changes
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Criterion


class ChangeKind(StrEnum):
    """What happened to a file or a criterion. The values are public words."""

    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    DELETED = "deleted"
    UNCHANGED = "unchanged"


@frozen
class Side:
    """A pilot's file at one time, and what the playbook of that time says; None where it does not tell of a pilot."""

    file: PilotFile
    assessment: Assessment | None

    @property
    def pilot(self) -> Pilot | None:
        """The record."""
        return self.assessment.pilot if self.assessment is not None else None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the file, and what the pilot lacks of what its stage claims."""
        return (
            self.assessment.diagnostics if self.assessment is not None else sort_diagnostics([*self.file.diagnostics])
        )


@frozen
class PilotChange:
    """One pilot's file before and after; one of the two is None where it was added or deleted."""

    before: Side | None
    after: Side | None

    @property
    def kind(self) -> ChangeKind:
        """What happened to the file."""
        match self.before, self.after:
            case None, _:
                return ChangeKind.ADDED
            case _, None:
                return ChangeKind.DELETED
            case Side(file=before), Side(file=after) if before.path != after.path:
                return ChangeKind.RENAMED
            case _:
                return ChangeKind.CHANGED

    @property
    def file(self) -> PilotFile:
        """The file that there is now, or else the one that there was."""
        return next(side.file for side in (self.after, self.before) if side is not None)

    @property
    def is_broken(self) -> bool:
        """Whether the file that there is now does not tell of a pilot."""
        return self.after is not None and self.after.assessment is None

    @property
    def move_fault(self) -> MoveFault | None:
        """What is wrong with the change of stage, where both sides can be read."""
        before = self.before.assessment if self.before is not None else None
        after = self.after.assessment if self.after is not None else None
        return check_move(before.stage, after.stage) if before is not None and after is not None else None

    @property
    def errors(self) -> int:
        """How many errors the file has now; a stage that may not follow the one before is one as well."""
        diagnostics = self.after.diagnostics if self.after is not None else ()
        return sum(each.severity is Severity.ERROR for each in diagnostics) + (self.move_fault is not None)

    @property
    def short(self) -> tuple[Verdict, ...]:
        """What the pilot falls short of now, what binds first."""
        return self.after.assessment.short if self.after is not None and self.after.assessment is not None else ()

    @property
    def newly_short(self) -> frozenset[str]:
        """The criteria among those of which it did not fall short before; all of them for a pilot that is new."""
        before = self.before.assessment.short if self.before is not None and self.before.assessment is not None else ()
        return frozenset(each.criterion.id for each in self.short) - {each.criterion.id for each in before}

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """The fields of the record that differ, where both sides can be read."""
        before = self.before.pilot if self.before is not None else None
        after = self.after.pilot if self.after is not None else None
        return list_record_changes(before, after) if before is not None and after is not None else ()

    @property
    def waivers(self) -> tuple[Standing, ...]:
        """The waivers that are asked for: those of the record that did not stand there before, word for word."""
        asked = self.after.assessment.waivers if self.after is not None and self.after.assessment is not None else ()
        known = self.before.pilot.waivers if self.before is not None and self.before.pilot is not None else ()
        return tuple(standing for standing in asked if standing.waiver not in known)


@frozen
class CriterionChange:
    """A criterion that changed, or that pilots come out differently under, though their records are the same.

    `newly_short` are the pilots that fall short of it under the new playbook only, each with the verdict; `relieved`
    those that fell short of it under the old one only.
    """

    criterion: Criterion
    kind: ChangeKind
    newly_short: tuple[tuple[Assessment, Verdict], ...]
    relieved: tuple[Assessment, ...]


@frozen(slots=False)
class Comparison:
    """What changed from `base` to `head`, which is None for the files as they lie on the disk.

    `fork` is the commit that is compared with: the last one that base and head have in common. `criteria` is empty
    unless the playbook asks something else than before.
    """

    base: Commit
    fork: Commit
    head: Commit | None
    before: Portfolio
    after: Portfolio
    pilots: tuple[PilotChange, ...]
    criteria: tuple[CriterionChange, ...]

    @property
    def today(self) -> date:
        """The day by which both sides were judged."""
        return self.after.today

    @cached_property
    def has_errors(self) -> bool:
        """Whether a file that was touched has an error, the playbook's included."""
        touched = any(change.errors for change in self.pilots)
        return touched or has_problems((*self.after.playbook_diagnostics, *self.after.site_diagnostics))
