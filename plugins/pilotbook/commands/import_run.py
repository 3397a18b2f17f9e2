"""One run of the command `import`: reads, works out, writes and says what became of every row."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from pilotbook.commands.terminal import choose_style
from pilotbook.diagnostic import Diagnostic
from pilotbook.frozen import frozen
from pilotbook.importing.columns import find_columns
from pilotbook.importing.ledger import LedgerBroken
from pilotbook.importing.mapping_file import MappingFile
from pilotbook.importing.pilots_folder import look_at_folder
from pilotbook.importing.plan import Plan, Terms, make_plan
from pilotbook.importing.read_table import read_table
from pilotbook.importing.remark import SheetRefused
from pilotbook.importing.report import SHOWN, Outcome, write_json, write_text
from pilotbook.importing.sheet import Sheet, find_row_of, frame_sheet
from pilotbook.importing.table import Table
from pilotbook.importing.writing import write_plan
from pilotbook.reports.safe_text import make_safe
from pilotbook.reports.source_lines import SourceLines
from pilotbook.reports.style import plain
from pilotbook.reports.text_report import write_diagnostics

Advance = Callable[[], None]


@frozen
class Request:
    """What was asked for on the command line."""

    file: Path
    sheet: str
    is_dry_run: bool
    form: str
    report: Path | None


@frozen
class Home:
    """Where the pilots go, and what holds there."""

    folder: Path
    terms: Terms


def run_import(request: Request, mapping: MappingFile, home: Home) -> int:
    """Import a spreadsheet, print what became of it, and give the exit code."""
    name = mapping.mapping.name
    try:
        table = read_table(
            request.file,
            sheet=request.sheet or mapping.mapping.sheet,
            encoding=mapping.mapping.encoding,
            delimiter=mapping.mapping.delimiter,
        )
        sheet = frame_sheet(table, mapping.mapping.heading_row or 0)
    except SheetRefused as refused:
        outcome = Outcome(file=str(request.file), mapping=name, remarks=(refused.remark,), is_refused=True)
    else:
        plan = _work_out(sheet, table, mapping, home)
        if not request.is_dry_run:
            _write(plan, home.folder, name)
        outcome = _sum_up(plan, table, request, name)
    _tell(outcome, request)
    return 1 if outcome.has_errors else 0


def _work_out(sheet: Sheet, table: Table, mapping: MappingFile, home: Home) -> Plan:
    columns, problems = find_columns(mapping, sheet, home.terms.added)
    if problems:
        row = find_row_of(table, (name for each in mapping.mapping.fields for name in each.columns))
        is_lower = row > sheet.heading_row
        stop_with(
            problems, f"Row {row} has such headings: write heading_row: {row} in the mapping." if is_lower else ""
        )
    try:
        folder = look_at_folder(home.folder, mapping.mapping.name)
    except LedgerBroken as error:
        raise click.UsageError(make_safe(f"{error}: take the file back from your history of versions")) from error
    with _show_progress("Rows", len(sheet.rows)) as advance:
        return make_plan(sheet, columns, folder, home.terms, advance)


def _write(plan: Plan, folder: Path, name: str) -> None:
    try:
        with _show_progress("Files", len(plan.changes)) as advance:
            write_plan(plan, folder, name, advance)
    except OSError as error:
        reason = (error.strerror or "the machine refuses").lower()
        file = f" {Path(error.filename).name}" if isinstance(error.filename, str) else ""
        raise click.UsageError(make_safe(f"cannot write{file}: {reason}; no pilot was changed")) from error


def is_watched() -> bool:
    """Whether a person looks on."""
    return sys.stderr.isatty()


@contextmanager
def _show_progress(label: str, length: int) -> Iterator[Advance]:
    """A bar for a person who waits at a terminal; nobody else is shown any."""
    if not is_watched():
        yield lambda: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _sum_up(plan: Plan, table: Table, request: Request, name: str) -> Outcome:
    new = sum(change.is_new for change in plan.changes)
    return Outcome(
        file=str(request.file),
        mapping=name,
        remarks=plan.remarks,
        rows=plan.rows,
        new=new,
        updated=len(plan.changes) - new,
        unchanged=plan.unchanged,
        part=table.part,
        encoding=table.encoding,
        is_dry_run=request.is_dry_run,
    )


def _tell(outcome: Outcome, request: Request) -> None:
    if request.report is not None:
        is_json = request.report.suffix.lower() == ".json"
        text = write_json(outcome) if is_json else write_text(outcome, plain)
        try:
            request.report.write_text(text, encoding="utf-8")
        except OSError as error:
            reason = (error.strerror or "the machine refuses").lower()
            click.echo(f"Cannot write {make_safe(str(request.report))}: {reason}.", err=True)
    shown = write_json(outcome) if request.form == "json" else write_text(outcome, choose_style(), SHOWN)
    click.echo(shown.encode(), nl=False)


def stop_with(problems: Sequence[Diagnostic], hint: str = "") -> NoReturn:
    """Say what is wrong with a mapping, and end the command."""
    text = write_diagnostics(problems, choose_style(), SourceLines(Path.cwd()))
    click.echo("\n".join([text.rstrip("\n"), *([hint] if hint else [])]), err=True)
    raise SystemExit(2)
