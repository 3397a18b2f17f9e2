"""Words about pilots that an earlier import wrote: what was brought up to date in them, and what was left alone."""

from collections.abc import Sequence

from pilotbook.importing.leaf import Value, name_path
from pilotbook.importing.merging import Conflict
from pilotbook.importing.remark import Kind, Remark
from pilotbook.records.quote import quote_text
from pilotbook.records.yaml_source import Path

_NAMED = 3
"""How many of the fields that changed are named."""


def remark_changed(pilot: str, row: int, changed: Sequence[Path]) -> Remark:
    """That a file was brought up to date."""
    names = [quote_text(name_path(path)) for path in changed[:_NAMED]]
    more = len(changed) - len(names)
    listed = ", ".join([*names, *([f"{more} more"] if more else [])]) or "what the sheet no longer says"
    return Remark(kind=Kind.CHANGED, row=row, pilot=pilot, message=f"brought up to date: {listed}")


def remark_conflict(conflict: Conflict, pilot: str, row: int) -> Remark:
    """That a value was left as a person has it, though the sheet says something new."""
    field = name_path(conflict.path)
    here, there = _show(conflict.here), _show(conflict.there)
    if conflict.is_layout:
        message = f"cannot change {quote_text(field)} from {here} to {there}: the file is laid out in another way"
        hint = "change it by hand; the next import sees that it is done"
    else:
        message = f"expected {quote_text(field)} as the last import wrote it, found {here}: the sheet now says {there}"
        hint = "take over by hand what is right; to keep all edits and be asked no more, import with --settle"
    return Remark(kind=Kind.CONFLICT, row=row, pilot=pilot, field=field, message=message, hint=hint)


def _show(value: Value | None) -> str:
    if value is None:
        return "nothing"
    return quote_text(value if isinstance(value, str) else ", ".join(value))


def remark_unreadable(pilot: str, row: int) -> Remark:
    """That a file cannot be read, and so was left as it is."""
    message = "expected a file that can be read, found one that has to be mended first"
    hint = "pilotbook check says what is wrong with it; then import again"
    return Remark(kind=Kind.CONFLICT, row=row, pilot=pilot, message=message, hint=hint)


def remark_no_file(pilot: str, row: int) -> Remark:
    """That somebody deleted or renamed the file of a pilot: it is not written again."""
    message = "expected the file that an earlier import wrote, found none: the row was left out"
    hint = "to have it written again, delete its line in the ledger of the import"
    return Remark(kind=Kind.GONE, row=row, pilot=pilot, message=message, hint=hint)


def remark_without_row(pilot: str) -> Remark:
    """That the sheet has no row any more for a pilot."""
    message = "expected a row for this pilot, found none: its file was left as it is"
    hint = "stop or retire the pilot in its file, if that is what the missing row means"
    return Remark(kind=Kind.GONE, pilot=pilot, message=message, hint=hint)
