"""Finds the columns of a sheet that a mapping names, and makes ready what every row needs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pilotbook.diagnostic import Code, Diagnostic
from pilotbook.frozen import frozen
from pilotbook.importing.cell_value import fold_blank
from pilotbook.importing.days import DayReader, choose_forms
from pilotbook.importing.mapping_file import MappingFile
from pilotbook.importing.remark import Kind, Remark
from pilotbook.importing.sheet import Sheet, clean_heading, name_column
from pilotbook.importing.sheet_mapping import FieldMapping
from pilotbook.importing.target import Target, find_target
from pilotbook.records.nearest import nearest_word
from pilotbook.records.quote import quote_text
from pilotbook.records.shape import Field
from pilotbook.records.shape import Kind as FieldKind
from pilotbook.records.yaml_source import Path


class DatedColumn(NamedTuple):
    """The index of a column that holds days, and how they are read."""

    column: int
    days: DayReader


@frozen
class MappedField:
    """A field of the mapping with its place in the record, the indices of its columns, and how its days are read."""

    mapping: FieldMapping
    target: Target
    columns: tuple[int, ...]
    days: DayReader | None = None


@frozen
class Columns:
    """Everything that is looked up once for all rows; columns are indices, from 0."""

    fields: tuple[MappedField, ...]
    id: tuple[int, ...]
    key: tuple[int, ...]
    in_order: tuple[DatedColumn, ...]
    blank: frozenset[str]
    remarks: tuple[Remark, ...] = ()


class ColumnFinder:
    """Finds columns of a sheet by what a mapping calls them.

    One that is not there becomes a diagnostic of the mapping where no import is possible without it, else a remark.
    """

    def __init__(self, sheet: Sheet, file: MappingFile) -> None:
        self._sheet, self._file = sheet, file
        named = {name_column(at + 1): at for at in range(len(sheet.headings))}
        self._index = named | {each.casefold(): at for at, each in enumerate(sheet.headings)}
        self.diagnostics: list[Diagnostic] = []
        self.remarks: list[Remark] = []

    def find(self, names: Sequence[str], where: Path, *, is_required: bool) -> tuple[int, ...]:
        """The indices of the columns of those names, without those that are not there."""
        found = []
        for number, name in enumerate(names):
            index = self._index.get(clean_heading(name).casefold())
            if index is not None:
                found.append(index)
            elif is_required:
                message, hint = self._explain(name)
                self.diagnostics.append(self._file.report(Code.UNKNOWN_COLUMN, (*where, number), message, hint))
            else:
                message, hint = self._explain(name)
                row = self._sheet.heading_row
                self.remarks.append(Remark(kind=Kind.DOUBTFUL, row=row, heading=name, message=message, hint=hint))
        return tuple(found)

    def _explain(self, name: str) -> tuple[str, str]:
        headings = self._sheet.headings
        near = nearest_word(clean_heading(name), headings)
        message = (
            f"expected the heading {quote_text(name)} in row {self._sheet.heading_row} of the spreadsheet, found none"
        )
        return message, f"did you mean {quote_text(near)}?" if near else f"the first one is {quote_text(headings[0])}"


def find_columns(file: MappingFile, sheet: Sheet, added: tuple[Field, ...]) -> tuple[Columns, tuple[Diagnostic, ...]]:
    """The columns of a mapping in a sheet; where there are diagnostics, the two do not belong together."""
    mapping, finder = file.mapping, ColumnFinder(sheet, file)
    fields = tuple(_map_fields(file, sheet, finder, added))
    title = next((each.columns for each in fields if each.target.path == ("title",)), ())
    ids = finder.find(mapping.id, ("id",), is_required=True)
    columns = Columns(
        fields=fields,
        id=ids,
        key=ids or finder.find(mapping.key, ("key",), is_required=True) or title,
        in_order=tuple(
            DatedColumn(at, choose_forms(mapping.dates, (row.cells[at] for row in sheet.rows)))
            for at in finder.find(mapping.in_order, ("in_order",), is_required=False)
        ),
        blank=fold_blank(mapping.blank),
    )
    remarks = (*finder.remarks, *_remark_settled(fields, sheet))
    return replace(columns, remarks=remarks), tuple(finder.diagnostics)


def _map_fields(
    file: MappingFile, sheet: Sheet, finder: ColumnFinder, added: tuple[Field, ...]
) -> Iterator[MappedField]:
    for number, each in enumerate(file.mapping.fields):
        target = find_target(each.field, each.item or 1, added)
        if target is None:
            continue  # the mapping was checked before; without a target it is not used
        where = ("fields", number, "columns")
        columns = finder.find(each.columns, where, is_required=target.field.is_required)
        days = None
        if target.field.kind is FieldKind.DAY and columns:
            days = choose_forms(each.dates or file.mapping.dates, (row.cells[columns[0]] for row in sheet.rows))
        if columns or each.constant:
            yield MappedField(mapping=each, target=target, columns=columns, days=days)


def _remark_settled(fields: Sequence[MappedField], sheet: Sheet) -> Iterator[Remark]:
    for each in fields:
        if each.days is not None and each.days.order:
            column, order = each.columns[0], each.days.order
            yield Remark(
                kind=Kind.ADAPTED,
                row=sheet.heading_row,
                column=column + 1,
                heading=sheet.headings[column],
                field=each.mapping.field,
                message=f"days that could be read two ways have the {order} first, as others of the column must have",
                hint="to be sure, name the form in the mapping, for example dates: M/D/YYYY",
            )
