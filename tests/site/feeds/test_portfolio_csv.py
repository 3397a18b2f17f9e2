"""The portfolio as a table, read back with csv."""

import csv
import io
from dataclasses import replace

from pilotbook.records.named_values import Added
from pilotbook.site.feeds.portfolio_csv import make_portfolio_csv_feeds
from pilotbook.site.site import Site
from tests.site.feeds.full_pilot import added_field, full_site, hide
from tests.site.made_site import GOOD, draw_site


def read(site: Site) -> list[dict[str, str]]:
    (feed,) = make_portfolio_csv_feeds(site)
    assert feed.address == "portfolio.csv"
    return list(csv.DictReader(io.StringIO(feed.read().decode("utf-8-sig"), newline="")))


def test_table_has_a_row_for_each_pilot() -> None:
    first, second = read(full_site(b=GOOD))
    assert first["title"] == "Invoice triage"
    assert first["tags"] == "documents; ledger"
    assert (first["owner"], first["deputy"], first["forum"]) == ("Amara Okafor", "Jonas Lind", "Accounts board")
    assert (first["start"], first["weeks"], first["decision_due"]) == ("2026-10-05", "6", "2026-11-16")
    assert (first["decided_on"], first["last_decision"]) == ("2026-11-10", "budget")
    assert (first["review_due"], first["answer_owner"], first["answer_data"]) == (
        "2026-11-20",
        "answered",
        "unanswered",
    )
    assert (first["gate_operate"], first["waived"], first["sample"]) == ("not-yet", "OWN-04", "yes")
    assert "waiver ending" in first["flags"]
    assert first["page"] == "https://book.example/team/pilots/a/"
    assert (second["start"], second["weeks"], second["last_decision"], second["sample"]) == ("", "", "", "no")


def test_table_of_no_pilots_has_its_headings() -> None:
    (feed,) = make_portfolio_csv_feeds(draw_site({}))
    (headings,) = csv.reader(io.StringIO(feed.read().decode("utf-8-sig"), newline=""))
    assert headings[0] == "id"


def test_table_says_a_relative_address_where_nobody_knows_the_site_s() -> None:
    assert read(draw_site({"a": GOOD}))[0]["page"] == "pilots/a/"


def test_table_has_a_column_for_each_added_field_that_is_shown() -> None:
    site = full_site()
    (assessment,) = site.portfolio.assessments
    values = (Added(name="budget_line", value="4711"), Added(name="secret_line", value="007"))
    pilot = replace(assessment.pilot, added=values)
    portfolio = replace(site.portfolio, assessments=(replace(assessment, pilot=pilot),))
    added = (added_field("budget_line", public=None), added_field("secret_line", public=False))
    other = added_field("not_given", public=True)
    (row,) = read(hide(replace(site, portfolio=portfolio), "owner.name", added=(*added, other)))
    assert (row["budget_line"], row["not_given"], row["owner"]) == ("4711", "", "")
    assert "secret_line" not in row
    assert "007" not in str(row)
