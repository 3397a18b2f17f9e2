"""Tables in prescribed columns, read back with csv."""

import csv
import io
import json

import pytest

from pilotbook.exporting.export import PROFILES, Export, export_portfolio
from pilotbook.records.vocabulary import Stage
from tests.site.filled_pilot import Filler
from tests.site.made_site import GOOD, draw_portfolio
from tests.site.test_hostile_text import OWN, draw_pilots

FULL = """\
title: Invoice triage
summary: Reads invoices.
stage: piloting
unit: Finance
tags: [documents, ledger]
owner: {name: Amara Okafor, role: Head of Accounts, email: amara@example.com}
timebox: {start: 2026-10-05, weeks: 6}
volume: {pilot: 400 a month, production: 4000 a month}
success:
  - {measure: Posted untouched, baseline: 12 %, target: 60 %}
  - {measure: Hours, target: 9}
  - {measure: Errors}
data:
  - {source: Mailbox, schedule: hourly, permission: Data owner, personal_data: false}
  - {source: Ledger, schedule: hourly, permission: Data owner, personal_data: true}
tools:
  - {name: Draft, action: write, reversal: Void it}
  - {name: Lookup, action: read}
policy: {must_not_decide: [Payments, Refunds], privacy: {reviewer: Office, reference: "https://example.com/pia"}}
review: {forum: Accounts board, cadence: monthly}
links: [{title: Note}, {title: Page, url: "https://example.com/page"}]
"""


def read(made: Export) -> list[dict[str, str]]:
    rows = list(csv.reader(io.StringIO(made.content.decode("utf-8-sig"), newline="")))
    assert len(set(rows[0])) == len(rows[0])
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def export(profile: str, *texts: str) -> Export:
    return export_portfolio(draw_portfolio({f"p{number}": text for number, text in enumerate(texts)}), profile)


def row_of(profile: str, text: str) -> dict[str, str]:
    """What stands in a row, by the beginnings of the headings, blanks left aside."""
    (row,) = read(export(profile, text))
    return {
        heading.removeprefix("Tier 1: ").removeprefix("Tier 2: ")[:34]: text for heading, text in row.items() if text
    }


def test_federal_inventory_of_a_full_record() -> None:
    assert row_of("us-federal-2025", FULL) == {
        "Use Case ID": "p0",
        "Use Case Name": "Invoice triage",
        "Bureau/Component": "Finance",
        "Stage of Development": "Pilot",
        "Use Case Topic Area": "documents; ledger",
        "What problem is the AI intended to": "Reads invoices.",
        "What are the expected benefits and": "Posted untouched (from 12 % to 60 %); Hours (to 9); Errors",
        "Date when AI use case became opera": "2026-10-05",
        "Describe any data used to train, f": "Mailbox; Ledger",
        "Does this AI use case involve pers": "Yes",
        "If publicly available, provide the": "https://example.com/pia",
        "Is there a process to conduct ongo": "Yes: Accounts board, monthly",
        "Does this AI use case have an appr": "Draft: Void it",
    }


def test_transparency_record_of_a_full_record() -> None:
    assert row_of("atrs", FULL) == {
        "Name": "Invoice triage",
        "Description": "Reads invoices.",
        "Website URL": "https://example.com/page",
        "Team": "Finance",
        "Senior responsible owner": "Head of Accounts",
        "Benefits": "Posted untouched (from 12 % to 60 %); Hours (to 9); Errors",
        "Provided information": "Draft",
        "Frequency and scale of usage": "pilot: 400 a month; production: 4000 a month",
        "Human decisions and review": "Left to people: Payments; Refunds; Accounts board, monthly",
        "Phase": "piloting",
        "Maintenance": "Accounts board, monthly",
        "Source data name": "Mailbox; Ledger",
        "Sensitive attributes": "Yes",
        "Data collection": "hourly",
        "Data sharing agreements": "Data owner",
        "Impact assessments": "Office; https://example.com/pia",
        "Risks and mitigations": "Draft: Void it",
    }


def test_bare_record_answers_nothing() -> None:
    assert row_of("us-federal-2025", GOOD) == {
        "Use Case ID": "p0",
        "Use Case Name": "A pilot",
        "Stage of Development": "Pre-deployment",
    }
    assert row_of("atrs", GOOD) == {"Name": "A pilot", "Phase": "proposed"}


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_a_word(stage: Stage) -> None:
    assert row_of("us-federal-2025", f"title: A\nstage: {stage}\n")["Stage of Development"]


@pytest.mark.parametrize(
    ("told", "shown"),
    [(["true", "false"], "Yes"), (["false", "false"], "No"), (["false", ""], None), ([""], None), ([], None)],
)
def test_personal_data_is_no_only_where_every_source_says_so(told: list[str], shown: str | None) -> None:
    sources = "".join(f"  - {{source: A, personal_data: {each}}}\n" for each in told)
    row = row_of("atrs", f"{GOOD}{f'data:{chr(10)}{sources}' if sources else ''}")
    assert row.get("Sensitive attributes") == shown


def test_reference_that_is_no_link_and_a_start_that_lies_ahead_are_left_out() -> None:
    row = row_of("us-federal-2025", f"{GOOD}timebox: {{start: 2026-12-01}}\npolicy: {{privacy: {{reference: D-7}}}}\n")
    assert set(row) == {"Use Case ID", "Use Case Name", "Stage of Development"}


def test_what_is_missing_is_told() -> None:
    made = export("us-federal-2025", FULL, GOOD)
    assert made.pilots == 2
    assert "Vendor(s) Name" in made.unheld
    assert ("Bureau/Component", 1) in made.blank
    assert ("Email Address", 2) in made.blank
    assert "Use Case Name" not in dict(made.blank)
    assert not set(made.unheld) & set(dict(made.blank))


@pytest.mark.parametrize("profile", PROFILES)
def test_table_of_no_pilots_has_its_headings(profile: str) -> None:
    made = export(profile)
    (headings,) = csv.reader(io.StringIO(made.content.decode("utf-8-sig"), newline=""))
    assert tuple(headings) == tuple(column.heading for column in PROFILES[profile])
    assert (made.pilots, made.blank) == (0, ())


@pytest.mark.parametrize("profile", PROFILES)
def test_hostile_texts_are_neither_formulas_nor_lines(profile: str) -> None:
    pilots, _ = draw_pilots(["=1+1", "+1", "-1", "@A", "a\nb", *OWN, *OWN], str, 2)
    pilots["first"] = Filler(lambda _: "=1+1", lambda _: "https://example.com").write_pilot()
    pilots["second"] = f"title: {json.dumps('@SUM(1)')}\nstage: proposed\n"
    rows = read(export_portfolio(draw_portfolio(pilots), profile))
    assert len(rows) == len(pilots)
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@")) or "\n" in cell]
    assert "'=1+1" in cells
