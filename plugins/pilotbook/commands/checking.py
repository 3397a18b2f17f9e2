"""Checks pilots and words what was found, whatever the arguments were and wherever the words go."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pilotbook.diagnostic import Diagnostic
from pilotbook.portfolio.findings import Findings
from pilotbook.portfolio.load import find_problems, load_selection
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.selection import Selection
from pilotbook.reports.source_lines import SourceLines
from pilotbook.reports.style import Style
from pilotbook.reports.text_report import write_text

FORMATS = ("text", "json", "github", "sarif")
LEAST = ("warning", "error")


class Checked(NamedTuple):
    """What is to be printed, text for people or bytes for programs, and what it tells of."""

    output: str | bytes
    diagnostics: Sequence[Diagnostic]


def check_pilots(selection: Selection, paths: Sequence[Path], today: date, form: str, style: Style) -> Checked:
    """Check the pilots that were selected by some paths, and report on them in one of the formats."""
    are_files = bool(paths) and not any(path.is_dir() for path in paths)
    is_lean = form == "text" and not are_files  # nothing but the diagnostics is shown, so nothing else is kept
    found = find_problems(selection, today) if is_lean else load_selection(selection, today)
    if isinstance(found, Findings) or form == "text":
        lines = SourceLines(selection.root)
        return Checked(write_text(found, style, lines, with_summaries=are_files), found.diagnostics)
    return Checked(_write_for_programs(form, found, selection.root).encode(), found.diagnostics)


def _write_for_programs(form: str, portfolio: Portfolio, root: Path) -> str:
    match form:
        case "github":
            from pilotbook.portfolio.publication import find_publication
            from pilotbook.reports.github_report import write_github

            return write_github(portfolio, find_publication(root))
        case "sarif":
            from pilotbook.portfolio.publication import find_publication
            from pilotbook.reports.sarif_report import write_sarif

            return write_sarif(portfolio, find_publication(root))
        case _:
            from pilotbook.reports.json_report import write_json

            return write_json(portfolio)
