"""Holds what a check of many files found, without the files: enough for every report that shows no verdicts."""

from dataclasses import dataclass
from datetime import date

from pilotbook.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything that is wrong with any file, in order; `files` is how many pilots were looked at."""

    today: date
    files: int
    diagnostics: tuple[Diagnostic, ...]
