"""A complete record that meets every criterion of the playbook, and the ways to change it and to judge what results."""

import json
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

import yaml

from pilotbook.assessment.verdict import Assessment, Verdict
from pilotbook.portfolio.load import Bench, prepare_playbook
from pilotbook.records.pilot_file import read_pilot

TODAY = date(2026, 11, 22)
"""The day on which the record is judged."""
GONE = object()
"""Takes a field out of the record."""

RECORD = """\
title: Invoice triage
summary: Reads the accounts-payable inbox, classifies each invoice and drafts the ledger entry.
stage: production
unit: Finance
owner:
  name: Amara Okafor
  role: Head of Accounts Payable
  email: amara.okafor@example.com
  accepted_on: 2026-06-28
  deputy: Jonas Lind
project_manager: {name: Lena Fischer}
sponsor: {name: Tomas Novak, role: Chief Financial Officer}
timebox: {start: 2026-07-06, weeks: 6}
volume: {pilot: 400 invoices a month, production: "4,000 invoices a month"}
success:
  - {measure: Invoices posted without a touch, about: workflow, baseline: 12 %, target: 60 %, result: 64 %}
  - {measure: Line items read correctly, about: model, baseline: 96 %, target: 97 %, result: 98 %}
data:
  - source: Accounts-payable mailbox (Exchange Online, Graph API)
    schedule: every 15 minutes
    transport: automated
    sample: live
    permission: {granted_by: "Data owner, Finance", granted_on: 2026-06-20, reference: DG-214}
    steward: Messaging platform team
    personal_data: true
  - source: Purchase orders
    schedule: nightly at 02:00
    transport: automated
    sample: live
    permission: {granted_by: "Data owner, Finance", granted_on: 2026-06-21, reference: DG-215}
    steward: Ingrid Solberg
    personal_data: false
tools:
  - {name: Look up an order, action: read, interface: api, identity: service, log: https://example.com/logs/lookup}
  - name: Ledger draft
    action: write
    interface: api
    identity: service
    log: https://example.com/logs/ap-agent
    reversal: {method: Void the draft within 24 hours, tested_on: 2026-07-02}
policy:
  must_not_decide: [Release of a payment, Change of a vendor's bank details]
  document: https://example.com/policies/ap-agent
  approved_by: Policy board
  approved_on: 2026-06-30
  escalation: Shift lead, then the duty controller
  legal: Priya Raman
  privacy: {reviewer: Data-protection office, reference: DPIA-77}
review:
  forum: Accounts-payable operations review
  cadence: weekly
  held:
    - {on: 2026-11-11, outcome: Two misread currencies; prompt changed}
    - {on: 2026-11-18, outcome: Nothing drifted}
relies_on: [scheduled-pipelines]
decisions:
  - {on: 2026-08-14, outcome: ship, by: Tomas Novak, rationale: 64 % without a touch}
"""

Changes = dict[str, Any]
"""Dotted paths of the record with what to put there: a value, or GONE."""


class _Loader(yaml.SafeLoader):
    """Reads `on` as the name of a field, which YAML once took for yes."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the way in which PyYAML is told
        first: [(tag, pattern) for tag, pattern in resolvers if first not in "oO" or tag != "tag:yaml.org,2002:bool"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_TREE = yaml.load(RECORD, Loader=_Loader)  # noqa: S506 - it is a safe one


def change_record(changes: Changes) -> str:
    """The text of the record, as JSON, with some of its fields changed; a number in a path is an item's, from 0."""
    tree = deepcopy(_TREE)
    for path, value in changes.items():
        *above, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        inner: Any = tree
        for step in above:
            inner = inner[step]
        if value is GONE:
            del inner[last]
        elif isinstance(inner, list) and last == len(inner):
            inner.append(deepcopy(value))
        else:
            inner[last] = deepcopy(value)  # a later change may reach into it
    return json.dumps(tree, default=str, indent=1, ensure_ascii=False)


@cache
def bench() -> Bench:
    """The default playbook, ready to judge on the day of the tests."""
    return prepare_playbook(None, TODAY)


def assess_text(text: str, pilot: str = "invoice-triage") -> Assessment:
    """The assessment of the text of a pilot's file against the default playbook."""
    assessment = bench().assessor.assess(read_pilot(text, pilot, f"pilots/{pilot}.yml"))
    assert assessment is not None
    return assessment


def assess(changes: Changes | None = None) -> Assessment:
    """The assessment of the record with some of its fields changed."""
    return assess_text(change_record(changes or {}))


def verdict_on(assessment: Assessment, criterion: str) -> Verdict:
    """What an assessment says of one criterion."""
    return next(verdict for verdict in assessment.verdicts if verdict.criterion.id == criterion)
