"""Adds to a pilot's file what is wrong with it beyond its form: names, days and decisions that cannot be right."""

from dataclasses import replace
from datetime import date

from pilotbook.assessment.day_sense import check_days
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.pilot_names import check_names
from pilotbook.assessment.stage_sense import check_stage
from pilotbook.diagnostic import Diagnostic, add_diagnostic
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Playbook


def check_record(file: PilotFile, playbook: Playbook, phrases: PhraseBook, today: date) -> PilotFile:
    """The file with a diagnostic for each thing in it that cannot be as it is written."""
    checked = check_names(file, playbook, phrases)
    if checked.pilot is None or checked.source is None:
        return checked
    found = [
        *check_days(checked.pilot, checked.source, checked.id, today),
        *check_stage(checked, checked.pilot, checked.source, playbook.asked_fields),
    ]
    return _with_more(checked, found) if found else checked


def _with_more(file: PilotFile, found: list[Diagnostic]) -> PilotFile:
    diagnostics = list(file.diagnostics)
    for problem in found:
        if not add_diagnostic(diagnostics, problem):
            break
    return replace(file, diagnostics=tuple(diagnostics))
