"""Finds for each row the pilot that an earlier import made of it, or else a new id that was never used before."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pilotbook.importing.candidate import Candidate
from pilotbook.importing.ledger import Entry
from pilotbook.importing.remark import Kind, Remark
from pilotbook.records.pilot_file import LONGEST_ID, propose_id
from pilotbook.records.quote import quote_text

IsFree = Callable[[str, Candidate], bool]
"""Says whether a candidate may have an id: whether nothing else has it, or had it once."""


class Match(NamedTuple):
    """A row with the id of its pilot, and the entry of the import that made it; None where it is new."""

    candidate: Candidate
    id: str
    entry: Entry | None = None


class Matched(NamedTuple):
    """The matches in the order of the rows, the entries without a row, and what is to be said."""

    matches: tuple[Match, ...]
    gone: tuple[Entry, ...]
    remarks: tuple[Remark, ...]


def match_rows(candidates: Sequence[Candidate], ledger: Iterable[Entry], is_free: IsFree) -> Matched:
    """Match rows by their keys.

    Rows of the same key are told apart by what is in them, and then by their order. Where the sheet has ids of its own,
    the second row of the same id is skipped.
    """
    remarks: list[Remark] = []
    candidates = list(_each_id_once(candidates, remarks))
    by_key: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_key[candidate.key].append(candidate)
    entries: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in ledger:
        entries[entry.key].append(entry)
    found: dict[int, Entry] = {}
    for key, group in by_key.items():
        if len(group) > 1:
            remarks.extend(_remark_same_key(group))
        found |= _pair(group, entries[key])
    ids = _NewIds(is_free, {entry.id for group in entries.values() for entry in group})
    matches = tuple(_match(candidate, found.get(candidate.row.number), ids) for candidate in candidates)
    matched = {entry.id for entry in found.values()}
    gone = tuple(entry for group in entries.values() for entry in group if entry.id not in matched)
    remarks.extend(_remark_namesakes(matches, gone))
    return Matched(matches, gone, tuple(remarks))


def _each_id_once(candidates: Iterable[Candidate], remarks: list[Remark]) -> Iterator[Candidate]:
    rows: dict[str, int] = {}
    for candidate in candidates:
        proposed = propose_id(candidate.own_id) if candidate.own_id else ""
        if proposed and proposed in rows:
            message = f"expected each id once, found {quote_text(candidate.own_id)} again, as in row {rows[proposed]}"
            hint = "give one of the two rows another id, or delete it"
            remarks.append(Remark(kind=Kind.SKIPPED, row=candidate.row.number, message=message, hint=hint))
            continue
        if proposed:
            rows[proposed] = candidate.row.number
        yield candidate


def _pair(candidates: Sequence[Candidate], entries: Sequence[Entry]) -> dict[int, Entry]:
    """The entry of each row, by the row's number: first where nothing in the row has changed, then in order."""
    by_mark: dict[str, deque[Entry]] = defaultdict(deque)
    for entry in entries:
        by_mark[entry.row].append(entry)
    same = {each.row.number: by_mark[each.mark].popleft() for each in candidates if by_mark[each.mark]}
    taken = {entry.id for entry in same.values()}
    left = (entry for entry in entries if entry.id not in taken)
    others = (each.row.number for each in candidates if each.row.number not in same)
    return same | dict(zip(others, left, strict=False))


def _remark_same_key(group: Sequence[Candidate]) -> Iterator[Remark]:
    first = group[0]
    for candidate in group[1:]:
        yield Remark(
            kind=Kind.DOUBTFUL,
            row=candidate.row.number,
            message=f"expected rows that can be told apart, found the same key as in row {first.row.number}",
            hint="each became a pilot of its own; name more columns under key, or one with an id under id",
        )


def _remark_namesakes(matches: Iterable[Match], gone: Iterable[Entry]) -> Iterator[Remark]:
    """A remark for each new pilot that has the title of one without a row: perhaps only its key has changed."""
    ids = {entry.id for entry in gone}
    for match in matches:
        proposed = propose_id(match.candidate.own_id or match.candidate.title)
        if match.entry is None and proposed in ids:
            yield Remark(
                kind=Kind.DOUBTFUL,
                row=match.candidate.row.number,
                message=f"expected a new pilot, found the title of '{proposed}', which has no row now",
                hint=_SAME,
            )


class _NewIds:
    """Gives ids that nobody has had: the one that a text proposes, or that with the next free number."""

    def __init__(self, is_free: IsFree, used: set[str]) -> None:
        self._is_free, self._used = is_free, used
        self._next: dict[str, int] = defaultdict(lambda: 2)

    def give(self, candidate: Candidate) -> str:
        """A new id for a candidate."""
        proposed = identifier = propose_id(candidate.own_id or candidate.title)
        while identifier in self._used or not self._is_free(identifier, candidate):
            ending = f"-{self._next[proposed]}"
            self._next[proposed] += 1
            identifier = proposed[: LONGEST_ID - len(ending)].rstrip("-") + ending
        self._used.add(identifier)
        return identifier


def _match(candidate: Candidate, entry: Entry | None, ids: _NewIds) -> Match:
    if entry is not None:
        return Match(candidate, entry.id, entry)
    return Match(candidate, ids.give(candidate))


_SAME = (
    "if it is the same one: put the old key back into the sheet; or delete the new file with its line in the ledger, "
    "write the new key into the line of the old one, and import again"
)
