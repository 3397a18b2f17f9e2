"""Holds what a check of many files found, without the files: enough for every report that shows no verdicts."""

from datetime import date

from pilotbook.diagnostic import Diagnostic
from pilotbook.frozen import frozen


@frozen
class Findings:
    """Everything that is wrong with any file, in order; `files` is how many pilots were looked at."""

    today: date
    files: int
    diagnostics: tuple[Diagnostic, ...]
