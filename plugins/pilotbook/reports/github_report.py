"""Turns a portfolio's diagnostics into annotations that GitHub shows beside the lines of a pull request.

The form is that of workflow commands, one to a line: `::error file=…,line=…,col=…,title=…::message`.
"""

from pilotbook.diagnostic import Diagnostic, Severity
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.publication import Publication
from pilotbook.reports.help_address import address_of_help
from pilotbook.reports.safe_text import make_safe
from pilotbook.reports.text_report import count_problems, name_rule

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write_github(portfolio: Portfolio, publication: Publication) -> str:
    """One annotation for each diagnostic, then the counts for the log; ends with a line break."""
    lines = [_annotate(diagnostic, publication) for diagnostic in portfolio.diagnostics]
    return "\n".join([*lines, count_problems(portfolio)]) + "\n"


def _annotate(diagnostic: Diagnostic, publication: Publication) -> str:
    path, line, column = diagnostic.place
    properties = {
        "file": publication.path_in_checkout(path),
        "line": str(line),
        "col": str(column),
        "title": name_rule(diagnostic),
    }
    listed = ",".join(f"{name}={make_safe(value).translate(_PROPERTY)}" for name, value in properties.items())
    rows = [diagnostic.message, f"To do: {diagnostic.hint}"]
    if publication.site_address:
        rows.append(f"More: {publication.site_address}{address_of_help(diagnostic)}")
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{'%0A'.join(make_safe(row).translate(_DATA) for row in rows)}"
