"""Works out what an import does, before it does any of it: which files it writes, what it remembers, what it says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pilotbook.diagnostic import Code, Diagnostic
from pilotbook.frozen import frozen
from pilotbook.importing.candidate import Candidate
from pilotbook.importing.clean_cells import clean_row
from pilotbook.importing.columns import Columns
from pilotbook.importing.draft import Draft, RowReader
from pilotbook.importing.fingerprint import join_marks, mark_leaves, mark_path, mark_text, mark_value, split_marks
from pilotbook.importing.ledger import Entry
from pilotbook.importing.matching import Match, match_rows
from pilotbook.importing.merging import merge
from pilotbook.importing.pilot_remarks import (
    remark_changed,
    remark_conflict,
    remark_no_file,
    remark_unreadable,
    remark_without_row,
)
from pilotbook.importing.pilots_folder import PilotsFolder
from pilotbook.importing.record_text import write_record
from pilotbook.importing.remark import Kind, Remark
from pilotbook.importing.sheet import Row, Sheet
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.shape import Field
from pilotbook.records.text_file import MAX_BYTES, decode_text
from pilotbook.records.yaml_source import Path


@frozen
class Change:
    """A file to be written: the pilot's id and the whole new text."""

    id: str
    text: str
    is_new: bool


@frozen
class Plan:
    """Everything that an import will do. `unchanged` is how many pilots stay as they are."""

    rows: int
    changes: tuple[Change, ...]
    unchanged: int
    entries: tuple[Entry, ...]
    remarks: tuple[Remark, ...]


@frozen
class Terms:
    """What holds for all rows: the schema's address, the organisation's own fields, and what is asked for.

    `is_taken` says of an id whether a page has its address. With `settles`, edits count as right from now on.
    """

    schema: str = ""
    added: tuple[Field, ...] = ()
    is_taken: Callable[[str], bool] = lambda _identifier: False
    settles: bool = False


def make_plan(sheet: Sheet, columns: Columns, folder: PilotsFolder, terms: Terms, advance: Callable[[], None]) -> Plan:
    """Work the rows of a sheet out; `advance` is called for each."""
    planner = _Planner(folder, terms, RowReader(columns, sheet.headings))
    candidates = [each for row in _each(sheet.rows, advance) if (each := planner.read(row)) is not None]
    matched = match_rows(candidates, folder.entries, planner.is_free)
    for match in matched.matches:
        planner.take(match)
    planner.remember_gone(matched.gone)
    pilots = {each.candidate.row.number: each.id for each in matched.matches}
    doubted = [planner.reader.point(each, columns.key[:1]) for each in matched.remarks]
    remarks = [*sheet.remarks, *columns.remarks, *planner.remarks, *doubted]
    named = [each if each.pilot else replace(each, pilot=pilots.get(each.row, "")) for each in remarks]
    return Plan(
        rows=len(sheet.rows),
        changes=tuple(planner.changes),
        unchanged=planner.unchanged,
        entries=tuple(planner.entries),
        remarks=tuple(sorted(named, key=lambda each: (each.row, each.column, each.kind, each.message))),
    )


def _each(rows: Iterable[Row], advance: Callable[[], None]) -> Iterator[Row]:
    for row in rows:
        yield row
        advance()


class _Planner:
    """Goes through rows; what it finds out grows while it does."""

    def __init__(self, folder: PilotsFolder, terms: Terms, reader: RowReader) -> None:
        self._folder, self._terms, self.reader = folder, terms, reader
        self.changes: list[Change] = []
        self.entries: list[Entry] = []
        self.remarks: list[Remark] = []
        self.unchanged = 0

    def is_free(self, identifier: str, candidate: Candidate) -> bool:
        """Whether a new pilot can have an id: no file, page or pilot of another import has it, or had it once.

        A file that says exactly what the import would write is one that a run wrote which was cut off.
        """
        folder = self._folder
        if identifier in folder.others or self._terms.is_taken(identifier):
            return False
        return identifier not in folder.names or folder.read(identifier) == candidate.text

    def read(self, row: Row) -> Candidate | None:
        """Work one row out; None where it gives no pilot."""
        draft, text = self._draft(row)
        found = self._check(text)
        if any(each.code in _IN_CELLS for each in found):  # seldom, and found out together with everything else
            row, cleaned = clean_row(row, self.reader.headings)
            self.remarks.extend(cleaned)
            draft, text = self._draft(row)
            found = self._check(text)
        self.remarks.extend(draft.remarks)
        if found:
            skipped = Remark(kind=Kind.SKIPPED, row=row.number, message=found[0].message, hint=_MEND)
            self.remarks.append(self.reader.point(skipped, self.reader.find_missing(draft)))
            return None
        return Candidate(
            row=row,
            key=draft.key,
            own_id=draft.own_id,
            title=draft.title,
            mark=mark_value(row.cells),
            text=text,
            leaves=mark_leaves(draft.leaves),
        )

    def _draft(self, row: Row) -> tuple[Draft, str]:
        draft = self.reader.draft(row)
        return draft, write_record(draft.leaves, self._terms.schema)

    def _check(self, text: str) -> tuple[Diagnostic, ...]:
        """Why a file would not pass `check` as a record."""
        data = text.encode("utf-8", "surrogatepass")
        decoded = decode_text(data, "a.yml") if len(data) > MAX_BYTES else text
        if isinstance(decoded, Diagnostic):
            return (decoded,)
        return read_pilot(text, "a", "a.yml", self._terms.added).diagnostics

    def take(self, match: Match) -> None:
        """Plan what becomes of one row."""
        candidate, before = match.candidate, match.entry
        after = Entry(
            id=match.id,
            key=candidate.key,
            row=candidate.mark,
            text=mark_text(candidate.text),
            leaves=candidate.leaves,
        )
        if before is not None and before.leaves != after.leaves:
            self._update(candidate, before, after)
            return
        self.entries.append(after if before is None else replace(after, text=before.text))
        if match.id in self._folder.names:
            self.unchanged += 1
        elif before is None:
            self.changes.append(Change(id=match.id, text=candidate.text, is_new=True))
        else:
            self.remarks.append(remark_no_file(match.id, candidate.row.number))

    def _update(self, candidate: Candidate, before: Entry, after: Entry) -> None:
        """Bring a file up to date, of which the sheet says something new."""
        here, row = self._folder.read(after.id), candidate.row.number
        if here is None:
            self.entries.append(before)
            self.remarks.append(remark_no_file(after.id, row))
        elif isinstance(here, str) and mark_text(here) == before.text:
            self.entries.append(after)
            marks = split_marks(before.leaves)
            leaves = self.reader.draft(candidate.row).leaves
            changed = [leaf.path for leaf in leaves if marks.get(mark_path(leaf.path)) != mark_value(leaf.value)]
            self._write(after.id, row, candidate.text, changed)
        else:
            self._merge(here, candidate, before, after)

    def _merge(self, here: str | Diagnostic, candidate: Candidate, before: Entry, after: Entry) -> None:
        """Bring a file up to date that a person edited."""
        row, leaves = candidate.row.number, self.reader.draft(candidate.row).leaves
        marks, settles = split_marks(before.leaves), self._terms.settles
        merged = merge(here, marks, leaves, settles=settles) if isinstance(here, str) else None
        if merged is None:
            self.entries.append(before)
            self.remarks.append(remark_unreadable(after.id, row))
            return
        self.remarks.extend(remark_conflict(each, after.id, row) for each in merged.conflicts)
        self.entries.append(replace(after, leaves=join_marks(merged.leaves)))
        if merged.changed:
            self._write(after.id, row, merged.text, merged.changed)
        else:
            self.unchanged += 1

    def _write(self, identifier: str, row: int, text: str, changed: Sequence[Path]) -> None:
        self.changes.append(Change(id=identifier, text=text, is_new=False))
        self.remarks.append(remark_changed(identifier, row, changed))

    def remember_gone(self, entries: Sequence[Entry]) -> None:
        """Keep the entries of pilots that have no row any more, so that their ids are never used again."""
        for entry in entries:
            self.entries.append(entry)
            self.remarks.append(remark_without_row(entry.id))


_MEND = "mend the row in the sheet, or change the mapping"
_IN_CELLS = (Code.SECRET, Code.CONTROL_CHARACTER)
"""What cells may hold, and records may not: it is taken out of them."""
