"""A record in which everything that feeds tell of has happened, and sites of it."""

from dataclasses import replace
from datetime import date

from pilotbook.history.events import EventKind, PilotEvent
from pilotbook.records.playbook import AddedField, Playbook
from pilotbook.records.vocabulary import AddedType
from pilotbook.site.address import Addresses
from pilotbook.site.site import Site
from tests.site.made_site import draw_site

ROOT = "https://book.example/team/"
FULL = """\
title: Invoice triage
summary: Reads invoices.
stage: piloting
unit: Finance
tags: [documents, ledger]
owner: {name: Amara Okafor, role: Head of Accounts, email: amara@example.com, deputy: Jonas Lind}
timebox: {start: 2026-10-05, weeks: 6}
volume: {pilot: 400 a month}
tools: []
review: {forum: Accounts board, cadence: monthly, held: [{on: 2026-10-20, outcome: Prompt changed}]}
waivers:
  - criterion: OWN-04
    reason: She signs when she is back from leave.
    requested_by: Lena Fischer
    approved_by: Tomas Novak
    granted_on: 2026-11-01
    expires: 2026-12-01
decisions: [{on: 2026-11-10, outcome: budget, by: Tomas Novak, revisit_on: 2027-01-11}]
links: [{title: A note, url: https://example.com/n}]
notes: Only for us.
sample: true
"""
HISTORY = {
    "a": (
        PilotEvent(date(2026, 9, 1), EventKind.CREATED, "1", after="proposed"),
        PilotEvent(date(2026, 10, 5), EventKind.MOVED, "2", "proposed", "piloting"),
        PilotEvent(date(2026, 11, 10), EventKind.DECIDED, "3", after="budget"),
    ),
    "gone": (PilotEvent(date(2026, 11, 15), EventKind.DELETED, "4"),),
}


def full_site(text: str = FULL, **more: str) -> Site:
    """A site with an address, of one full pilot and of others."""
    return replace(draw_site({"a": text, **more}, addresses=Addresses(root=ROOT)), events=HISTORY)


def hide(site: Site, *paths: str, added: tuple[AddedField, ...] = ()) -> Site:
    """The same site with internal fields."""
    portfolio = site.portfolio
    settings = replace(portfolio.playbook.settings, internal=paths, fields=added)
    playbook = Playbook(settings=settings, articles=portfolio.playbook.articles)
    return replace(site, portfolio=replace(portfolio, playbook=playbook))


def added_field(name: str, *, public: bool | None) -> AddedField:
    return AddedField(name=name, type=AddedType.TEXT, label=name, description="x", public=public)
