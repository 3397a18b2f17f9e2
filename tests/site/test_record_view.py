"""The rest of the record, and what the search finds."""

from pathlib import Path

from markupsafe import escape

from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.load import prepare_playbook
from pilotbook.records.playbook_folder import PlaybookFolder
from pilotbook.site.pages.pilot import make_pilot_pages
from pilotbook.site.record_view import search_text, show_answer
from tests.site.made_site import GOOD, TODAY, draw_pilot_page, draw_portfolio, draw_site
from tests.site.read_page import read_page
from tests.tree import write_tree

ADDED = """\
fields:
  - {name: cost_centre, type: text, label: Cost centre, description: Who pays.}
  - {name: contact, type: address, label: Contact, description: Whom to ask.}
  - {name: audited_on, type: day, label: Audited on, description: When.}
  - {name: seats, type: number, label: Seats, description: How many.}
  - {name: offshore, type: flag, label: Run offshore, description: Whether.}
  - {name: regions, type: texts, label: Regions, description: Where.}
"""


def test_record_shows_what_no_section_shows() -> None:
    record = (
        "unit: Finance\ntags: [one, two]\nproject_manager: {name: Lena Fischer}\n"
        "timebox: {start: 2026-10-19, weeks: 6, extensions: [{weeks: 2, reason: Audit}]}\n"
        "success: [{measure: Touches, target: 60 %}]\nrelies_on: [tool-gateway]\n"
    )
    section = draw_pilot_page(GOOD + record).section("Record")
    for words in ("Finance", "one; two", "Lena Fischer", "6 weeks", "2 weeks", "Audit", "60 %", "tool-gateway"):
        assert words in section
    assert "Success measures: Touches" in section
    assert "Extension of the timebox" in section


def test_record_shows_what_came_from_a_spreadsheet_folded_and_as_text() -> None:
    record = "source:\n  Bureau: Office of Water\n  '<b>Code</b>': https://example.com/c\n  Blank: ' '\n"
    page = draw_pilot_page(GOOD + record)
    (folded,) = page.all(tag="details", klass="pb-sheet")
    words = "From the spreadsheet 2 columns Bureau Office of Water <b>Code</b> https://example.com/c"
    assert " ".join(folded.text.split()) == words
    assert "https://example.com/c" not in page.links


def test_record_without_a_spreadsheet_has_nothing_folded() -> None:
    assert not draw_pilot_page(f"{GOOD}unit: Finance\n").all(klass="pb-sheet")


def test_record_does_not_repeat_what_a_section_shows() -> None:
    record = "owner: {name: Amara Okafor}\nlinks: [{title: Note, url: https://example.com/n}]\nnotes: Some\n"
    page = draw_pilot_page(GOOD + record)
    facts = [each.text for each in page.all(tag="dd")]
    assert sum("Amara Okafor" in each for each in facts) == 2  # in the box, and as the answer
    assert page.section("Record").count("Stage") == 0


def test_record_shows_added_fields_below_their_labels(tmp_path: Path) -> None:
    write_tree(tmp_path, {"playbook/playbook.yml": ADDED})
    bench = prepare_playbook(PlaybookFolder(tmp_path / "playbook", "docs/playbook"), TODAY)
    record = (
        f"{GOOD}cost_centre: '4711'\ncontact: mailto:a@example.com\naudited_on: 2026-11-02\nseats: 12\n"
        "offshore: false\nregions: [North, South]\n"
    )
    (plan,) = make_pilot_pages(draw_site({"a": record}, bench=bench))
    page = plan.make()
    facts = {
        label.text: " ".join(value.text.split())
        for label, value in zip(read_page(page.html).all(tag="dt"), read_page(page.html).all(tag="dd"), strict=True)
    }
    assert facts["Cost centre"] == "4711"
    assert facts["Contact"] == "mailto:a@example.com"
    assert facts["Audited on"] == "2 Nov 2026"
    assert facts["Seats"] == "12"
    assert facts["Run offshore"] == "no"
    assert facts["Regions"] == "North; South"
    assert "mailto:a@example.com" in read_page(page.html).links


RECORD = """\
title: Invoice triage
summary: Reads & drafts.
stage: proposed
unit: Finance
tags: [documents, mail]
owner: {name: Amara <Okafor>, role: Head of Accounts, accepted_on: 2026-08-28}
sponsor: {name: Tomas Novak}
data: [{source: Mailbox, schedule: hourly, permission: {granted_by: Data owner}}]
tools: [{name: Draft, action: write, log: The log}]
policy: {must_not_decide: [Release of a payment, Bank details]}
review: {forum: Board, cadence: weekly, held: [{on: 2026-11-04, outcome: Fine}]}
notes: Nothing of this.
links: [{title: Nor of this, url: https://example.com/n}]
"""


def search(assessment: Assessment) -> str:
    return search_text(assessment, [show_answer(assessment.pilot, each) for each in assessment.answers])


def test_search_finds_exactly_what_was_chosen() -> None:
    (assessment,) = draw_portfolio({"a": RECORD}).assessments
    assert search(assessment) == (
        "<p>Reads &amp; drafts.</p>"
        "<p>Finance</p>"
        "<p>documents, mail</p>"
        f"<p>{escape(assessment.line)}</p>"
        "<p>Owner: Amara &lt;Okafor&gt;, Head of Accounts</p>"
        "<p>Data: Mailbox, hourly, Data owner</p>"
        "<p>Tools: Draft, write, The log</p>"
        "<p>Policy: Release of a payment; Bank details</p>"
        "<p>Review: Board, weekly</p>"
    )


def test_search_text_of_a_bare_record_is_short() -> None:
    (assessment,) = draw_portfolio({"a": GOOD}).assessments
    assert search(assessment) == f"<p>{escape(assessment.line)}</p>"
