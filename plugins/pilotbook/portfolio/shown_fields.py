"""Takes out of a portfolio what only people inside the organisation may see, before it is handed to other programs."""

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Settings
from pilotbook.records.shape import Field, Kind, fields_of


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
    """The assessment of a record with blanks; what was worked out from the whole record is not worked out again."""
    return dataclasses.replace(
        assessment,
        pilot=blank_fields(assessment.pilot, hidden),
        judge=lambda _: assessment.verdicts,
        diagnose=lambda _: assessment.diagnostics,
        sum_up=lambda _: assessment.line,
        find_stalls=lambda _: assessment.stalls,
    )


def blank_fields(pilot: Pilot, hidden: frozenset[str]) -> Pilot:
    """The record with nothing in the fields at these paths. The title and the stage stay: nothing is without them."""
    shown: Pilot = _blank(pilot, _plan(hidden))
    if all(each.name not in hidden for each in pilot.added):
        return shown
    return dataclasses.replace(shown, added=tuple(each for each in pilot.added if each.name not in hidden))


class _Step(NamedTuple):
    """A field that is hidden, or, where there are steps inside, one with something hidden in its records."""

    field: Field
    blank: Any
    inside: tuple["_Step", ...]


@cache
def _plan(hidden: frozenset[str]) -> tuple[_Step, ...]:
    return tuple(_list_steps(Pilot, hidden, ""))


def _list_steps(of: type[Any], hidden: frozenset[str], prefix: str) -> Iterator[_Step]:
    for field in fields_of(of):
        path = f"{prefix}{field.name}"
        if path in hidden and not field.is_required:
            yield _Step(field, getattr(of(), field.name), ())
        elif field.record is not None:
            inside = tuple(_list_steps(field.record, hidden, f"{path}."))
            if inside:
                yield _Step(field, None, inside)


def _blank(record: Any, steps: tuple[_Step, ...]) -> Any:  # noqa: ANN401 - any record
    changes = {}
    for field, blank, inside in steps:
        value = getattr(record, field.name)
        if not inside:
            changes[field.name] = blank
        elif field.kind is Kind.RECORDS:
            changes[field.name] = tuple(_blank(item, inside) for item in value)
        else:
            changes[field.name] = _blank(value, inside)
    return dataclasses.replace(record, **changes) if changes else record
