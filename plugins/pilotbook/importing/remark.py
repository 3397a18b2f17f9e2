"""Says what became of a row of a spreadsheet where it is more than a new file: the one form of such a remark."""

from enum import StrEnum

from pilotbook.diagnostic import Severity
from pilotbook.frozen import frozen


class Kind(StrEnum):
    """What happened. The values are public words: they stay the same from one release to the next."""

    REFUSED = "refused"
    """The spreadsheet cannot be used, and nothing was written."""
    SKIPPED = "skipped"
    """The row gave no pilot."""
    CONFLICT = "conflict"
    """The sheet says something new where a person edited the file, so the file was left as it is."""
    DOUBTFUL = "doubtful"
    """The row was used, but something in it was not, or may be wrong."""
    GONE = "gone"
    """A pilot of an earlier import has no row any more, or its file is no longer there."""
    ADAPTED = "adapted"
    """A text was made to fit its field; the whole of it is kept."""
    CHANGED = "changed"
    """A file that an earlier import wrote was brought up to date."""


_SEVERITIES = {
    Kind.REFUSED: Severity.ERROR,
    Kind.SKIPPED: Severity.ERROR,
    Kind.CONFLICT: Severity.ERROR,
    Kind.DOUBTFUL: Severity.WARNING,
    Kind.GONE: Severity.WARNING,
    Kind.ADAPTED: Severity.NOTE,
    Kind.CHANGED: Severity.NOTE,
}


@frozen
class Remark:
    """One remark. Row and column count from 1, as a spreadsheet shows them; 0 stands for none in particular."""

    kind: Kind
    message: str
    hint: str = ""
    row: int = 0
    column: int = 0
    heading: str = ""
    pilot: str = ""
    field: str = ""

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return _SEVERITIES[self.kind]


class SheetRefused(Exception):  # noqa: N818 - it ends the reading of one spreadsheet, it is no error of ours
    """The spreadsheet cannot be used, for the reason that `remark` gives."""

    def __init__(self, message: str, hint: str, row: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.remark = Remark(kind=Kind.REFUSED, message=message, hint=hint, row=row, column=column)
