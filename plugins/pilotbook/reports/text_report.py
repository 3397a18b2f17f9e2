"""Turns a portfolio's diagnostics into text for a person at a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pilotbook.diagnostic import Code, Diagnostic, Severity
from pilotbook.portfolio.findings import Findings
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.reports.safe_text import make_safe
from pilotbook.reports.source_lines import LineOf, draw_excerpt, no_line
from pilotbook.reports.style import Style, plain


def write_text(
    found: Portfolio | Findings, style: Style = plain, line_of: LineOf = no_line, *, with_summaries: bool = False
) -> str:
    """Every diagnostic with its place, its line and what to do, then the counts; ends with a line break.

    With `with_summaries`, the one line about each pilot of a portfolio stands between them.
    """
    parts = [
        [line for diagnostic in found.diagnostics for line in _lines(diagnostic, style, line_of)],
        list(_summaries(found, style)) if with_summaries and isinstance(found, Portfolio) else [],
        list(_closing(found, style)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def write_diagnostics(diagnostics: Iterable[Diagnostic], style: Style = plain, line_of: LineOf = no_line) -> str:
    """Diagnostics of other files than pilots', each with its place, its line and what to do."""
    return "".join(f"{line}\n" for diagnostic in diagnostics for line in _lines(diagnostic, style, line_of))


def count_problems(found: Portfolio | Findings, style: Style = plain) -> str:
    """How many pilots were checked, on which day, and how many problems of each severity there are."""
    counts = Counter(diagnostic.severity for diagnostic in found.diagnostics)
    counted = [style(_count(counts[each], each.value), each.value) for each in Severity if counts[each]]
    result = ", ".join(counted) or style("nothing to mend", "good")
    return f"{_count(found.files, 'pilot')} checked against the playbook on {found.today.isoformat()}: {result}."


def name_rule(diagnostic: Diagnostic) -> str:
    """What was broken: the criterion that a pilot falls short of, or else the code."""
    return _criterion(diagnostic) or diagnostic.code.value


def _lines(diagnostic: Diagnostic, style: Style, line_of: LineOf) -> Iterator[str]:
    path, line, column = diagnostic.place
    where = style(f"{make_safe(path)}:{line}:{column}", "place")
    kind = style(diagnostic.severity.value, diagnostic.severity.value)
    name = style(f"[{make_safe(name_rule(diagnostic))}]", "quiet")
    yield f"{where}: {kind}: {make_safe(diagnostic.message)} {name}"
    source = line_of(diagnostic)
    excerpt = draw_excerpt(source, line, column) if source is not None else None
    for row in excerpt or ():
        yield style(row, "quiet")
    yield f"    {style('do:', 'quiet')} {make_safe(diagnostic.hint)}"


def _summaries(portfolio: Portfolio, style: Style) -> Iterator[str]:
    for assessment in portfolio.assessments:
        yield f"{style(make_safe(assessment.id), 'place')}: {make_safe(assessment.line)}"


def _closing(found: Portfolio | Findings, style: Style) -> Iterator[str]:
    yield count_problems(found, style)
    criterion = next(filter(None, map(_criterion, found.diagnostics)), None)
    if criterion:
        yield f"Why a criterion matters, and what would satisfy it: pilotbook explain {make_safe(criterion)}"
    elif not found.files:
        yield "To add the first pilot, see the guide: add a pilot."


def _criterion(diagnostic: Diagnostic) -> str | None:
    """The criterion that a pilot falls short of; None where a file is at fault, be it the criterion's own."""
    return diagnostic.criterion if diagnostic.code is Code.CRITERION_NOT_MET else None


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
