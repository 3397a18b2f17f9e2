"""Writes made-up pilots in which every field is filled and nothing is wrong; the same seed gives the same files."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

TODAY = date(2026, 11, 22)
"""The day on which the pilots are valid."""

_FIRST = ("Amara", "Jonas", "Lena", "Tomas", "Priya", "Ingrid", "Mateo", "Noor", "Chen", "Fatima", "Sofia", "Henrik")
_LAST = (
    "Okafor",
    "Lind",
    "Fischer",
    "Novak",
    "Raman",
    "Solberg",
    "Vargas",
    "Haddad",
    "Wei",
    "Adeyemi",
    "Conti",
    "Dahl",
)
_WORK = ("invoices", "claims", "orders", "permits", "letters", "tickets", "readings", "contracts", "samples", "routes")
_UNITS = ("Finance", "Customer service", "Field operations", "Purchasing", "Water quality", "Human resources")
_SYSTEMS = (
    "mailbox (Exchange Online)",
    "ledger",
    "asset register",
    "case system",
    "archive of scans",
    "data warehouse",
)
_ROLES = ("Head of Accounts Payable", "Dispatch Lead", "Laboratory Manager", "Head of Claims", "Depot Manager")
_FORUMS = ("operations review", "weekly stand-up of the shift", "quality circle", "service review")
_CADENCES = ("weekly", "fortnightly", "monthly")
_STAGES = {"piloting": "budget", "scaling": "budget", "production": "ship"}
"""The stages, each with the decision that it rests on."""

_TEMPLATE = """\
title: Sorting of {work} {number}
summary: Reads the {work} of {unit}, sorts them by urgency and drafts an answer for the {role}.
stage: {stage}
unit: {unit}
tags: [{work}, documents]
owner:
  name: {owner}
  role: {role}
  email: {owner_address}
  accepted_on: {accepted}
  deputy: {deputy}
project_manager: {{name: {manager}, role: Project Manager, email: {manager_address}}}
sponsor: {{name: {sponsor}, role: Director, email: {sponsor_address}}}
timebox:
  start: {start}
  weeks: {weeks}
  extensions: [{{weeks: 2, reason: The archive was moved, granted_by: {sponsor}, granted_on: {decided}}}]
volume: {{pilot: {small} {work} a month, production: {large} {work} a month}}
success:
  - {{measure: {work} done without a touch, about: workflow, baseline: {low} %, target: 60 %, result: {high} %}}
data:
  - source: {system} of {unit} {number}
    schedule: every {minutes} minutes
    transport: automated
    sample: live
    permission: {{granted_by: Data owner of {unit}, granted_on: {accepted}, reference: DG-{number}}}
    steward: {deputy}
    personal_data: true
tools:
  - name: Draft of an answer to {work}
    action: write
    interface: api
    identity: service
    log: https://example.com/logs/{number}
    reversal: {{method: Delete the draft within {minutes} hours, tested_on: {accepted}}}
policy:
  must_not_decide: [Release of a payment, Refusal of {work}]
  document: https://example.com/policies/{number}
  approved_by: Policy board
  approved_on: {accepted}
  reviewed_on: {reviewed}
  escalation: {role}, then the duty controller
  legal: {counsel}
  privacy: {{reviewer: Data-protection office, reference: DPIA-{number}}}
review:
  forum: {unit} {forum}
  cadence: {cadence}
  held: [{{on: {reviewed}, outcome: {few} misread {work}; prompt changed, minutes: https://example.com/m/{number}}}]
relies_on: [scheduled-pipelines]
decisions:
  - on: {decided}
    outcome: {outcome}
    by: {sponsor}
    rationale: {high} % without a touch; the gateway has to log every call first
    budget: [{{capability: tool-gateway, cost: {few} kEUR, due: {due}}}]
    revisit_on: {due}
waivers:
  - criterion: DATA-05
    reason: The post is filled soon
    requested_by: {manager}
    approved_by: {sponsor}
    granted_on: {reviewed}
    expires: {due}
links: [{{title: Design note {number}, url: https://example.com/n/{number}}}]
notes: The contract for {work} ends in {few} months.
sample: false
public: true
"""


def write_pilots(folder: Path, count: int, seed: int = 7) -> int:
    """Write `count` pilots into a new folder, and give their size in bytes."""
    folder.mkdir(parents=True)
    random = Random(seed)  # noqa: S311 - the files are to be the same in every run
    return sum(
        (folder / f"pilot-{number:05}.yml").write_bytes(make_pilot(random, number).encode()) for number in range(count)
    )


def make_pilot(random: Random, number: int) -> str:
    """The text of one pilot's file."""
    names = [f"{first} {last}" for first, last in zip(random.sample(_FIRST, 5), random.sample(_LAST, 5), strict=True)]
    roles = dict(zip(("owner", "deputy", "manager", "sponsor", "counsel"), names, strict=True))
    start = TODAY - timedelta(days=random.randint(100, 200))
    return _TEMPLATE.format(
        number=number,
        **roles,
        **{f"{role}_address": f"{name.lower().replace(' ', '.')}@example.com" for role, name in roles.items()},
        **_choose_words(random),
        small=random.randint(20, 900),
        large=random.randint(1_000, 90_000),
        low=random.randint(1, 30),
        high=random.randint(60, 95),
        minutes=random.choice((5, 10, 15, 30, 60)),
        few=random.randint(2, 40),
        weeks=random.randint(6, 12),
        start=start,
        accepted=start - timedelta(days=random.randint(1, 40)),
        decided=start + timedelta(days=random.randint(30, 42)),
        reviewed=TODAY - timedelta(days=random.randint(0, 7)),
        due=TODAY + timedelta(days=random.randint(5, 25)),
    )


def _choose_words(random: Random) -> dict[str, str]:
    kinds = {
        "work": _WORK,
        "unit": _UNITS,
        "system": _SYSTEMS,
        "role": _ROLES,
        "forum": _FORUMS,
        "cadence": _CADENCES,
        "stage": tuple(_STAGES),
    }
    chosen = {kind: random.choice(words) for kind, words in kinds.items()}
    return chosen | {"outcome": _STAGES[chosen["stage"]]}
