"""Gives each audience the portfolio that it may see: the one place that decides what is left out, for all that is made.

Whatever is made for the public takes its pilots from `open_to_public`, and feeds take theirs from `show_portfolio`. So
a new page, or a new feed, cannot forget to ask.
"""

from collections.abc import Iterable
from enum import StrEnum

from pilotbook.assessment.stall_risk import StallRisk
from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import replace
from pilotbook.history.events import EventKind
from pilotbook.portfolio.load import Bench, make_portfolio
from pilotbook.portfolio.other_portfolio import OtherPortfolio
from pilotbook.portfolio.pilot_history import Events
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.shown_assessment import show_assessment
from pilotbook.portfolio.shown_fields import Hidden, blank_fields, list_hidden
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Playbook
from pilotbook.records.vocabulary import STALL_RISKS
from pilotbook.records.yaml_source import Path

_FLAG: Path = ("public",)
_TOLD = (EventKind.CREATED, EventKind.MOVED, EventKind.DECIDED)
"""What the public hears of the past: not under which name a file stood before, and not which files are gone."""


class Audience(StrEnum):
    """For whom the site is made. The values are public words."""

    INTERNAL = "internal"
    PUBLIC = "public"


def is_public(file: PilotFile) -> bool:
    """Whether the public may know of a pilot. A file that cannot be read may say that it must not."""
    return file.pilot is not None and file.pilot.public is not False and _FLAG not in file.broken


def show_portfolio(portfolio: Portfolio) -> Portfolio:
    """The portfolio with blanks in place of internal fields, as feeds show it; verdicts are as they were."""
    hidden = list_hidden(portfolio.playbook.settings)
    if hidden <= portfolio.withheld:
        return portfolio
    shown = tuple(show_assessment(each, hidden) for each in portfolio.assessments)
    return replace(portfolio, assessments=shown, withheld=hidden)


def open_to_public(portfolio: Portfolio, bench: Bench) -> Portfolio:
    """The portfolio as people outside the organisation may see it.

    Without the pilots that are not for them, as if these had never been there; without the fields that are internal,
    and those that nobody outside need know how to declare; and without what is wrong with files.
    """
    assessed = ((each.file, each) for each in portfolio.assessments if is_public(each.file))
    anew = ((file, each if each.repeats is None else bench.assessor.assess(file)) for file, each in assessed)
    public = make_portfolio(bench, anew, None)
    settings = portfolio.playbook.settings
    hidden, has_risks = list_hidden(settings), STALL_RISKS not in settings.internal
    return Portfolio(
        playbook=_show_playbook(portfolio.playbook, hidden),
        today=portfolio.today,
        assessments=tuple(_show_publicly(each, hidden, has_risks=has_risks) for each in public.assessments),
        unreadable=(),
        withheld=hidden if has_risks else hidden | {STALL_RISKS},
        is_public=True,
    )


def show_source(other: OtherPortfolio, portfolio: Portfolio) -> OtherPortfolio:
    """Another portfolio, as those may see it who see the one that it stands beside: not where it was looked for."""
    if not portfolio.is_public:
        return other
    hidden = portfolio.withheld - {STALL_RISKS}
    told = other.told and replace(
        other.told,
        pilots=tuple(
            replace(each, pilot=blank_fields(each.pilot, hidden))
            for each in other.told.pilots
            if each.pilot.public is not False
        ),
    )
    return replace(other, told=told, address="", reason="")


def show_others(pilots: Iterable[Assessment], portfolio: Portfolio) -> tuple[Assessment, ...]:
    """Pilots of other portfolios, as those may see them who see a portfolio that they stand beside."""
    if not portfolio.is_public:
        return tuple(pilots)
    hidden, has_risks = portfolio.withheld - {STALL_RISKS}, STALL_RISKS not in portfolio.withheld
    return tuple(_show_publicly(each, hidden, has_risks=has_risks) for each in pilots if is_public(each.file))


def _show_publicly(assessment: Assessment, hidden: Hidden, *, has_risks: bool) -> Assessment:
    shown = show_assessment(assessment, hidden)
    file = replace(shown.file, diagnostics=(), broken=frozenset())
    return replace(shown, file=file, find_stalls=shown.find_stalls if has_risks else _find_nothing)


def _find_nothing(_assessment: Assessment) -> tuple[StallRisk, ...]:
    return ()


def _show_playbook(playbook: Playbook, hidden: Hidden) -> Playbook:
    """The playbook without the added fields that are not shown: their labels and examples tell of them."""
    fields = tuple(each for each in playbook.settings.fields if each.name not in hidden)
    return Playbook(settings=replace(playbook.settings, fields=fields), articles=playbook.articles)


def show_events(events: Events, portfolio: Portfolio) -> Events:
    """What git knows, as those may see it who see the portfolio."""
    if not portfolio.is_public:
        return events
    ids = [each.id for each in portfolio.assessments if each.id in events]
    return {pilot: tuple(each for each in events[pilot] if each.kind in _TOLD) for pilot in ids}
