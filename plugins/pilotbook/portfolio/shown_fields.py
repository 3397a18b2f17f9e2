"""Takes out of a portfolio what only people inside the organisation may see, before it is handed to other programs."""

import dataclasses
from typing import TypeVar

from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Settings
from pilotbook.records.shape import Kind, fields_of

RecordT = TypeVar("RecordT")


def list_hidden(settings: Settings) -> frozenset[str]:
    """The dotted paths that are not shown: what the settings call internal, and added fields that are not public."""
    return frozenset(settings.internal) | {each.name for each in settings.fields if each.public is False}


def show_portfolio(portfolio: Portfolio) -> Portfolio:
    """The portfolio with blanks in place of what is hidden; verdicts, and days worked out from it, are as they were."""
    hidden = list_hidden(portfolio.playbook.settings)
    if not hidden:
        return portfolio
    shown = tuple(_show_assessment(each, hidden) for each in portfolio.assessments)
    return dataclasses.replace(portfolio, assessments=shown)


def _show_assessment(assessment: Assessment, hidden: frozenset[str]) -> Assessment:
    return dataclasses.replace(assessment, pilot=blank_fields(assessment.pilot, hidden))


def blank_fields(pilot: Pilot, hidden: frozenset[str]) -> Pilot:
    """The record with nothing in the fields at these paths. The title and the stage stay: nothing is without them."""
    added = tuple(each for each in pilot.added if each.name not in hidden)
    return dataclasses.replace(_blank(pilot, hidden, ""), added=added)


def _blank(record: RecordT, hidden: frozenset[str], prefix: str) -> RecordT:
    of = type(record)
    changes = {}
    for field in fields_of(of):
        path, value = f"{prefix}{field.name}", getattr(record, field.name)
        if path in hidden and not field.is_required:
            changes[field.name] = getattr(of(), field.name)
        elif field.kind is Kind.RECORD:
            changes[field.name] = _blank(value, hidden, f"{path}.")
        elif field.kind is Kind.RECORDS:
            changes[field.name] = tuple(_blank(item, hidden, f"{path}.") for item in value)
    return dataclasses.replace(record, **changes) if changes else record  # type: ignore[type-var] # every record is one
