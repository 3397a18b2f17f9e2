"""Turns a portfolio's diagnostics into text for a person at a terminal."""

from collections import Counter
from collections.abc import Iterator

from pilotbook.diagnostic import Code, Diagnostic, Severity
from pilotbook.portfolio.findings import Findings
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.reports.safe_text import make_safe
from pilotbook.reports.source_lines import LineOf, draw_excerpt, no_line
from pilotbook.reports.style import Style, plain


def write_text(portfolio: Portfolio | Findings, style: Style = plain, line_of: LineOf = no_line) -> str:
    """Every diagnostic with its place, its line and what to do, then the counts; ends with a line break."""
    lines = [line for diagnostic in portfolio.diagnostics for line in _lines(diagnostic, style, line_of)]
    return "\n".join([*lines, *_closing(portfolio, style)]) + "\n"


def _lines(diagnostic: Diagnostic, style: Style, line_of: LineOf) -> Iterator[str]:
    path, line, column = diagnostic.place
    where = style(f"{make_safe(path)}:{line}:{column}", "place")
    kind = style(diagnostic.severity.value, diagnostic.severity.value)
    name = _criterion(diagnostic) or diagnostic.code.value
    yield f"{where}: {kind}: {make_safe(diagnostic.message)} {style(f'[{make_safe(name)}]', 'quiet')}"
    source = line_of(diagnostic)
    excerpt = draw_excerpt(source, line, column) if source is not None else None
    for row in excerpt or ():
        yield style(row, "quiet")
    yield f"    {style('do:', 'quiet')} {make_safe(diagnostic.hint)}"


def _closing(portfolio: Portfolio | Findings, style: Style) -> Iterator[str]:
    counts = Counter(diagnostic.severity for diagnostic in portfolio.diagnostics)
    day = portfolio.today.isoformat()
    if counts:
        yield ""
    found = [style(_count(counts[each], each.value), each.value) for each in Severity if counts[each]]
    result = ", ".join(found) or style("nothing to mend", "good")
    yield f"{_count(portfolio.files, 'pilot')} checked against the playbook on {day}: {result}."
    criterion = next(filter(None, map(_criterion, portfolio.diagnostics)), None)
    if criterion:
        yield f"Why a criterion matters, and what would satisfy it: pilotbook explain {make_safe(criterion)}"
    elif not portfolio.files:
        yield "To add the first pilot, see the guide: add a pilot."


def _criterion(diagnostic: Diagnostic) -> str | None:
    """The criterion that a pilot falls short of; None where a file is at fault, be it the criterion's own."""
    return diagnostic.criterion if diagnostic.code is Code.CRITERION_NOT_MET else None


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
