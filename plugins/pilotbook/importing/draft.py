"""Turns one row into a draft of a pilot: the values of its fields, what no field takes, and what is to be said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pilotbook.frozen import frozen
from pilotbook.importing.cell_value import CellValue, find_option, fit_text, fold, is_blank, read_cell
from pilotbook.importing.columns import Columns, MappedField
from pilotbook.importing.days import read_cell_days
from pilotbook.importing.leaf import Leaf, Value
from pilotbook.importing.remark import Kind, Remark
from pilotbook.importing.sheet import Row
from pilotbook.records.pilot import Pilot
from pilotbook.records.quote import quote_text
from pilotbook.records.shape import Kind as FieldKind
from pilotbook.records.shape import shorthand_of, walk_fields
from pilotbook.records.yaml_source import Path

SOURCE = "source"
"""The field of the record that keeps what no other field takes."""
_BARE = (FieldKind.DAY, FieldKind.NUMBER, FieldKind.FLAG, FieldKind.CHOICE)


@frozen
class Draft:
    """What a row says of a pilot.

    `key` tells it from other rows; `own_id` is the id that the sheet gives it.
    """

    key: tuple[str, ...]
    own_id: str
    title: str
    leaves: tuple[Leaf, ...]
    remarks: tuple[Remark, ...]


class _Filled(NamedTuple):
    """A field with its value from one row; `carried` are the columns whose words it holds."""

    field: MappedField
    value: Value
    carried: frozenset[int]


class RowReader:
    """Makes drafts of the rows of one sheet."""

    def __init__(self, columns: Columns, headings: Sequence[str]) -> None:
        self._columns, self.headings = columns, headings
        self._order = {path: number for number, (path, _) in enumerate(walk_fields(Pilot))}

    def draft(self, row: Row) -> Draft:
        """The draft of one row."""
        cells, remarks = row.cells, list[Remark]()
        filled: list[_Filled] = []
        for field in self._columns.fields:
            found = self._fill(field, cells, row.number, remarks)
            if found is not None:
                filled.append(found)
        filled = list(_without_empty_items(filled))
        remarks.extend(self._check_order(cells, row.number))
        leaves = list(_number_items(filled))
        carried = frozenset(column for each in filled for column in each.carried)
        leaves.extend(self._keep(cells, carried))
        title = next((each.value for each in leaves if each.path == ("title",)), "")
        own_id = " ".join(cells[at].strip() for at in self._columns.id).strip()
        named = title if isinstance(title, str) else ""
        is_without_id = bool(self._columns.id) and not own_id
        return Draft(
            key=("", fold(named)) if is_without_id else tuple(fold(cells[at]) for at in self._columns.key),
            own_id=own_id,
            title=named,
            leaves=tuple(sorted(leaves, key=self._place)),
            remarks=tuple(remarks),
        )

    def find_missing(self, draft: Draft) -> tuple[int, ...]:
        """The columns that should give a draft the first field which it lacks, and no pilot can do without."""
        has = {leaf.path for leaf in draft.leaves}
        lacks = (each for each in self._columns.fields if each.target.field.is_required and each.target.path not in has)
        return next((each.columns for each in lacks), ())

    def point(self, remark: Remark, columns: Sequence[int]) -> Remark:
        """A remark that points at the first of some columns, if there are any."""
        return replace(remark, column=columns[0] + 1, heading=self.headings[columns[0]]) if columns else remark

    def _place(self, leaf: Leaf) -> tuple[int, tuple[int, ...], int]:
        """Where a leaf stands among others: in the order of the record, the items of a list one after another."""
        names = [step for step in leaf.path if isinstance(step, str)]
        last = len(self._order)
        numbers = tuple(step for step in leaf.path if isinstance(step, int))
        return self._order.get(names[0], last), numbers, self._order.get(".".join(names), last)

    def _fill(self, field: MappedField, cells: Sequence[str], row: int, remarks: list[Remark]) -> _Filled | None:
        if field.mapping.constant:
            constant = field.mapping.constant
            is_list = field.target.field.kind is FieldKind.TEXTS
            return _Filled(field, (constant,) if is_list else constant, frozenset())
        answered = [at for at in field.columns if not is_blank(cells[at], self._columns.blank)]
        if field.target.field.kind is FieldKind.TEXTS:
            return _fill_list(field, cells, answered, self._columns.blank)
        if len(field.columns) > 1:
            found = _join(field, [cells[at] for at in answered])
        else:
            text = cells[field.columns[0]] if answered else ""
            found = read_cell(field.target.field, text, field.mapping.options, field.days) if answered else CellValue()
        found = _or_otherwise(found, field, cells[field.columns[0]])
        if found.message:
            remarks.append(self._remark(found, field, row))
        if not found.value:
            return None
        return _Filled(field, found.value, frozenset() if found.is_kept else frozenset(answered))

    def _remark(self, found: CellValue, field: MappedField, row: int) -> Remark:
        column = field.columns[0]
        return Remark(
            kind=found.kind,
            row=row,
            column=column + 1,
            heading=self.headings[column],
            field=field.mapping.field,
            message=found.message,
            hint=found.hint,
        )

    def _keep(self, cells: Sequence[str], carried: frozenset[int]) -> Iterator[Leaf]:
        """What no field took, below the headings of its columns."""
        for at, (heading, cell) in enumerate(zip(self.headings, cells, strict=True)):
            text = cell.strip()
            if text and at not in carried:
                yield Leaf((SOURCE, heading), text)

    def _check_order(self, cells: Sequence[str], row: int) -> Iterator[Remark]:
        """A remark where a day is earlier than one that should come before it."""
        before, before_at = None, 0
        for at, days in self._columns.in_order:
            found = read_cell_days(cells[at], days)
            if len(found) != 1:
                continue
            if before is not None and found[0] < before:
                message = (
                    f"expected a day after that of {quote_text(self.headings[before_at])}, {before.isoformat()}, "
                    f"found {found[0].isoformat()}"
                )
                hint = "one of the two is wrong; both were taken over as they stand"
                yield Remark(
                    kind=Kind.DOUBTFUL, row=row, column=at + 1, heading=self.headings[at], message=message, hint=hint
                )
            before, before_at = found[0], at


def _number_items(filled: Sequence[_Filled]) -> Iterator[Leaf]:
    """The leaves, with the items of each list numbered anew: one that was left out leaves no gap."""
    items: dict[Path, list[Path]] = {}
    for item in sorted({each.field.target.item for each in filled} - {()}, key=lambda path: path[-1]):
        items.setdefault(item[:-1], []).append(item)
    for each in filled:
        target = each.field.target
        path = target.path
        if target.item:
            lists = target.item[:-1]
            path = (*lists, items[lists].index(target.item), *path[len(target.item) :])
        yield Leaf(path, each.value, target.field.kind in _BARE)


def _join(field: MappedField, texts: Sequence[str]) -> CellValue:
    """The texts of several cells as one."""
    options = [find_option(text, field.mapping.options) for text in texts]
    pieces = [option or " ".join(text.split()) for option, text in zip(options, texts, strict=True)]
    found = fit_text(field.target.field, (field.mapping.join or ", ").join(pieces))
    return found._replace(is_kept=found.is_kept or any(option is not None for option in options))


def _or_otherwise(found: CellValue, field: MappedField, cell: str) -> CellValue:
    """The value that the mapping gives where a cell gives none, with a word about that."""
    otherwise = field.mapping.otherwise
    if found.value or not otherwise:
        return found
    message = found.message or f"expected an answer, found {quote_text(cell.strip()) if cell.strip() else 'nothing'}"
    return CellValue(
        otherwise, is_kept=True, message=f"{message}; '{otherwise}' is written instead", hint=found.hint or _FILL_IN
    )


_FILL_IN = "fill it in, in the sheet or in the pilot's file"


def _fill_list(field: MappedField, cells: Sequence[str], answered: list[int], blank: frozenset[str]) -> _Filled | None:
    """The texts of a list, each once."""
    texts: dict[str, str] = {}
    for at in answered:
        separator = field.mapping.split
        for piece in cells[at].split(separator) if separator else [cells[at]]:
            found = read_cell(field.target.field, piece, field.mapping.options, None).value
            if found and not is_blank(found, blank):
                texts.setdefault(fold(found), found)
    return _Filled(field, tuple(texts.values()), frozenset(answered)) if texts else None


def _without_empty_items(filled: list[_Filled]) -> Iterator[_Filled]:
    """Leave out the items of lists that say nothing: their naming field, or else every column of theirs, is blank."""
    named = {each.field.target.item for each in filled if _names_its_item(each.field)}
    for each in filled:
        if not each.field.target.item or each.field.target.item in named:
            yield each


def _names_its_item(field: MappedField) -> bool:
    """Whether an item of a list may stand for the sake of this value: by its naming field, where it has one."""
    steps = field.target.path[len(field.target.item) :]
    listed = field.target.list_record
    name = shorthand_of(listed) if listed is not None else None
    return steps == (name,) if name else bool(field.columns)
