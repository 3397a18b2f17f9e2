"""Adds to a pilot's file what is wrong with it beyond its form: names, days and decisions that cannot be right."""

from datetime import date

from pilotbook.assessment.day_sense import check_days
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.stage_sense import check_stage
from pilotbook.diagnostic import Diagnostic, add_diagnostic
from pilotbook.frozen import replace
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Playbook


def check_record(file: PilotFile, playbook: Playbook, phrases: PhraseBook, today: date) -> PilotFile:
    """The file with a diagnostic for each thing in it that cannot be as it is written."""
    checked = file if _are_names_known(file, playbook) else _check_names(file, playbook, phrases)
    if checked.pilot is None or checked.source is None:
        return checked
    found = [
        *check_days(checked.pilot, checked.source, checked.id, today),
        *check_stage(checked, checked.pilot, checked.source, playbook.asked_fields),
    ]
    return _with_more(checked, found) if found else checked


def _are_names_known(file: PilotFile, playbook: Playbook) -> bool:
    """Whether every name in a record names something of the playbook, where the record holds all that its file does."""
    pilot, source = file.pilot, file.source
    if source is None or pilot is None:
        return source is None
    return (
        source.empty_lists is not None
        and playbook.capability_ids.issuperset(pilot.relies_on)
        and all(line.capability in playbook.capability_ids for each in pilot.decisions for line in each.budget)
        and all(waiver.criterion in playbook.homes for waiver in pilot.waivers)
    )


def _check_names(file: PilotFile, playbook: Playbook, phrases: PhraseBook) -> PilotFile:
    from pilotbook.assessment.pilot_names import check_names

    return check_names(file, playbook, phrases)


def _with_more(file: PilotFile, found: list[Diagnostic]) -> PilotFile:
    diagnostics = list(file.diagnostics)
    for problem in found:
        if not add_diagnostic(diagnostics, problem):
            break
    return replace(file, diagnostics=tuple(diagnostics))
