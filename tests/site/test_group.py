"""Pages and feeds of a site that shows the pilots of other portfolios."""

import csv
import io
import json
from dataclasses import replace
from functools import cache

import jsonschema
import pytest
from icalendar import Calendar

from pilotbook.site.address import Addresses
from pilotbook.site.feeds.all_feeds import plan_feeds
from pilotbook.site.feeds.portfolio_schema import portfolio_schema
from pilotbook.site.site import SOURCES, Site
from tests.site.feeds.full_pilot import FULL, ROOT, hide
from tests.site.group_site import draw_group
from tests.site.made_site import TODAY, make_all
from tests.site.read_page import ReadPage, read_page
from tests.site.varied_pilots import write_varied

AT_HOME = "https://finance.example/pilots/pilots/a/"
PLACES = ("pilots/index.md", "portfolio/due.md", "portfolio/timeline.md", "portfolio/answers.md", "portfolio/funnel.md")


@cache
def group() -> Site:
    """A site of one pilot, which shows another portfolio's that has the same id and the same record."""
    return replace(draw_group({"a": FULL}, {"a": FULL}), addresses=Addresses(root=ROOT))


def feed(site: Site, address: str) -> bytes:
    return next(each.read() for each in plan_feeds(site) if each.address == address)


@cache
def pages() -> dict[str, ReadPage]:
    return {source: read_page(page.html) for source, page in make_all(group()).items()}


@pytest.mark.parametrize("source", [*PLACES, "portfolio/funding.md", "portfolio/changes.md", "portfolio/stalls.md"])
def test_page_shows_both_pilots_and_leads_to_the_home_of_each(source: str) -> None:
    page = pages()[source]
    links = [each.attributes.get("href") for each in page.all(tag="a") if "Invoice triage" in each.text]
    own = "a/" if source == "pilots/index.md" else "../../pilots/a/"
    assert links.count(AT_HOME) == links.count(own) >= 1
    assert "Finance" in page.text


def test_register_can_be_narrowed_to_a_portfolio() -> None:
    page = pages()["pilots/index.md"]
    (facet,) = (each for each in page.all(tag="fieldset") if each.attributes["data-pb-facet"] == "home")
    assert " ".join(facet.text.split()) == "Portfolio A book 1 Finance 1"
    assert "../portfolio/sources/" in page.links


def test_figures_count_both() -> None:
    assert "0 of 2 pilots have reached production." in pages()["portfolio/funnel.md"].text
    assert "of 2 pilots answer all 5 questions." in pages()["portfolio/answers.md"].text
    assert "of 2 pilots that can still stall" in pages()["portfolio/stalls.md"].text


def test_pilots_of_others_have_no_pages_and_no_badges_here() -> None:
    assert [source for source in pages() if source.startswith("pilots/")] == ["pilots/index.md", "pilots/a.md"]
    assert {each.address.split("/")[1] for each in plan_feeds(group()) if each.address.startswith("badges/")} == {
        "a",
        "a.svg",
    }
    assert "Amara Okafor" in pages()["owners/index.md"].text
    assert "1 pilot" in pages()["owners/amara-okafor.md"].text


def test_every_page_leads_to_the_sources() -> None:
    for source in (*PLACES, SOURCES):
        views = pages()[source].all(tag="a", inside="pb-views")
        assert [each.text for each in views][-2:] == ["Sources", "Feeds"]


def test_table_has_a_column_for_the_portfolio() -> None:
    rows = list(csv.DictReader(io.StringIO(feed(group(), "portfolio.csv").decode("utf-8-sig"))))
    assert [(each["id"], each["portfolio"], each["page"]) for each in rows] == [
        ("a", "A book", f"{ROOT}pilots/a/"),
        ("finance/a", "Finance", AT_HOME),
    ]
    own, other = rows
    assert {key for key, value in own.items() if value != other[key]} == {"id", "portfolio", "page", "sample"}


def test_table_of_a_site_without_sources_has_no_such_column() -> None:
    assert b"portfolio" not in feed(draw_group({"a": FULL}), "portfolio.csv").partition(b"\n")[0]


def test_json_names_the_home_of_each_pilot() -> None:
    found = json.loads(feed(group(), "portfolio.json"))
    jsonschema.Draft202012Validator(portfolio_schema()).validate(found)
    assert found["homes"] == [
        {"key": "finance", "name": "Finance", "url": "https://finance.example/pilots/", "today": TODAY.isoformat()}
    ]
    own, other = found["pilots"]
    assert (own["id"], own["page"], own.get("home")) == ("a", "pilots/a/", None)
    assert (other["id"], other["page"], other["home"]) == ("a", AT_HOME, "finance")
    assert {**own, "page": "", "home": ""} == {**other, "page": "", "home": ""}


def test_calendar_has_what_is_due_for_both_with_names_of_their_own() -> None:
    events = Calendar.from_ical(feed(group(), "calendar.ics")).walk("VEVENT")
    urls = [str(each["url"]) for each in events]
    assert urls.count(AT_HOME) == urls.count(f"{ROOT}pilots/a/") >= 3
    assert len({str(each["uid"]) for each in events}) == len(events)


def test_changes_tell_of_both() -> None:
    text = feed(group(), "changes.xml").decode()
    assert text.count(f'href="{AT_HOME}"') == text.count(f'href="{ROOT}pilots/a/"') >= 2
    assert "Invoice triage (Finance)" in text


def test_text_for_programs_lists_both() -> None:
    text = feed(group(), "llms.txt").decode()
    assert f"[Invoice triage]({ROOT}pilots/a/)" in text
    assert f"[Invoice triage (Finance)]({AT_HOME})" in text


def test_field_that_is_internal_here_is_left_out_of_the_pilots_of_others_as_well() -> None:
    site = hide(group(), "owner.name", "review.forum")
    for address in ("portfolio.json", "portfolio.csv", "calendar.ics", "llms.txt", "changes.xml"):
        content = feed(site, address)
        assert b"Amara Okafor" not in content, address
        assert b"Accounts board" not in content, address
    assert feed(group(), "portfolio.json").count(b"Amara Okafor") == 2


def test_pages_of_many_pilots_of_others_are_those_of_many_of_ones_own() -> None:
    """What the pages count and draw does not depend on whose the pilots are, but for what their feed does not tell."""
    pilots = write_varied(60, TODAY)
    own, others = make_all(draw_group(pilots)), make_all(draw_group({}, pilots))
    for source in ("portfolio/due.md", "portfolio/timeline.md", "portfolio/answers.md", "portfolio/funnel.md"):
        leads = [read_page(each[source].html).all(klass="pb-lead")[0].text for each in (own, others)]
        assert leads[0] == leads[1], source
