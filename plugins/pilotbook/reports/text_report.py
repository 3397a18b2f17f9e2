"""Turns a portfolio's diagnostics into text for a person at a terminal."""

from collections import Counter
from collections.abc import Callable, Iterator

from pilotbook.diagnostic import Diagnostic, Severity
from pilotbook.portfolio.portfolio import Portfolio

Style = Callable[[str, str], str]
"""Marks a piece of text with the name of its role: error, warning, note, place, quiet or good."""


def plain(text: str, _role: str) -> str:
    """The style of a file or a pipe: none."""
    return text


def write_text(portfolio: Portfolio, style: Style = plain) -> str:
    """Every diagnostic with its place, what to do, and counts at the end; ends with a line break."""
    lines = [line for diagnostic in portfolio.diagnostics for line in _lines(diagnostic, style)]
    return "\n".join([*lines, *_closing(portfolio, style)]) + "\n"


def _lines(diagnostic: Diagnostic, style: Style) -> Iterator[str]:
    place = diagnostic.place
    where = style(f"{place.path}:{place.line}:{place.column}", "place")
    kind = style(diagnostic.severity.value, diagnostic.severity.value)
    name = diagnostic.criterion or diagnostic.code.value
    yield f"{where}: {kind}: {_safe(diagnostic.message)} {style(f'[{name}]', 'quiet')}"
    yield f"    {style('do:', 'quiet')} {_safe(diagnostic.hint)}"


def _closing(portfolio: Portfolio, style: Style) -> Iterator[str]:
    counts = Counter(diagnostic.severity for diagnostic in portfolio.diagnostics)
    files = len(portfolio.assessments) + len(portfolio.unreadable)
    checked = f"{files:,} {'pilot' if files == 1 else 'pilots'} checked against the playbook on {portfolio.today.isoformat()}"
    if counts:
        yield ""
    found = ", ".join(
        style(f"{counts[severity]:,} {severity.value}{'' if counts[severity] == 1 else 's'}", severity.value)
        for severity in Severity
        if counts[severity]
    )
    yield f"{checked}: {found or style('nothing to mend', 'good')}."
    criterion = next((d.criterion for d in portfolio.diagnostics if d.criterion), None)
    if criterion:
        yield f"Why a criterion matters, and what would satisfy it: pilotbook explain {criterion}"
    elif not files:
        yield "To add the first pilot, see the guide: add a pilot."


def _safe(text: str) -> str:
    """Text of a record without characters that could steer a terminal."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
