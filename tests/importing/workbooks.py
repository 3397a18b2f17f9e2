"""Writes XLSX workbooks of a few parts, good ones and hostile ones."""

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_STYLES = (
    f"""<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"""
)
DAY = "s=day"
"""Marks the number of a cell as a day."""

Cell = str | float | tuple[str, str]
"""A text, a number, or what stands within the cell's element after its attributes."""


def write_workbook(file: Path, sheets: Mapping[str, Iterable[Iterable[Cell]]]) -> Path:
    """Write a workbook with sheets of cells."""
    return write_parts(file, {name: _write_rows(rows) for name, rows in sheets.items()})


def write_parts(file: Path, sheets: Mapping[str, str], shared: str = "") -> Path:
    """Write a workbook whose sheets are given as what stands in their element `sheetData`."""
    numbered = list(enumerate(sheets.items(), start=1))
    listed = "".join(f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}"/>' for at, (name, _) in numbered)
    relations = "".join(_relation(f"r{at}", "worksheet", f"worksheets/sheet{at}.xml") for at, _ in numbered)
    relations += _relation("s", "styles", "styles.xml") + (
        _relation("t", "sharedStrings", "sharedStrings.xml") if shared else ""
    )
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}">{_relation("b", "officeDocument", "xl/workbook.xml")}</Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>')
        archive.writestr("xl/styles.xml", _STYLES)
        if shared:
            archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{shared}</sst>')
        for at, (_, rows) in numbered:
            archive.writestr(
                f"xl/worksheets/sheet{at}.xml",
                f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
            )
    return file


def _relation(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _write_rows(rows: Iterable[Iterable[Cell]]) -> str:
    return "".join(
        f'<row r="{number}">{"".join(_write_cell(cell, column, number) for column, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )


def _write_cell(cell: Cell, column: int, row: int) -> str:
    place = f'r="{chr(ord("A") + column)}{row}"'
    match cell:
        case (attributes, inner):
            return f"<c {place} {attributes}>{inner}</c>"
        case str():
            return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>' if cell else ""
        case _:
            return f"<c {place}><v>{cell}</v></c>"
