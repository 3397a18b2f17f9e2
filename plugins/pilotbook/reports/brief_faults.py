"""Tells in Markdown what is wrong with a pilot's file, and what the pilot falls short of."""

from collections.abc import Iterator

from pilotbook.assessment.verdict import Verdict
from pilotbook.diagnostic import Code, Diagnostic, Place, Severity
from pilotbook.portfolio.comparison import PilotChange
from pilotbook.reports.inert_markdown import write_code, write_inert

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE, None)
_REASONS = {Severity.ERROR: "✗ its stage says that it holds", Severity.WARNING: "! advised, or it became due"}


def tell_diagnostic(diagnostic: Diagnostic) -> str:
    """One problem of a file in a line: what is wrong, what to do, and where."""
    sign = "✗ " if diagnostic.severity is Severity.ERROR else ""
    what, cure = write_inert(diagnostic.message), write_inert(diagnostic.hint)
    return f"{sign}{what}. To do: {cure} ({_tell_place(diagnostic.place)})"


def tell_faults(change: PilotChange) -> Iterator[str]:
    """What is wrong with the file itself, as it is now."""
    diagnostics = change.after.diagnostics if change.after is not None else ()
    return (tell_diagnostic(each) for each in diagnostics if each.code is not Code.CRITERION_NOT_MET)


def tell_shortcomings(change: PilotChange) -> Iterator[str]:
    """What the pilot falls short of: what its stage claims first, and of that and of the rest what is new."""
    diagnostics = change.after.diagnostics if change.after is not None else ()
    severities = {each.criterion: each.severity for each in diagnostics if each.code is Code.CRITERION_NOT_MET}

    def rank(verdict: Verdict) -> tuple[int, bool]:
        name = verdict.criterion.id
        return _ORDER.index(severities.get(name)), name not in change.newly_short

    for verdict in sorted(change.short, key=rank):
        name, cure = verdict.criterion.id, write_inert(verdict.criterion.fix)
        severity = severities.get(name)
        reason = _REASONS[severity] if severity is not None else f"○ asked for by gate '{verdict.gate.value}'"
        new = "new, " if change.before is not None and name in change.newly_short else ""
        where = _tell_place(verdict.place)
        yield f"{write_code(name)} {write_inert(verdict.reason)} To do: {cure} ({new}{reason}; {where})"


def _tell_place(place: Place) -> str:
    return write_code(f"{place.path}:{place.line}")
