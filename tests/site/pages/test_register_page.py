"""The register."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

import pytest

from pilotbook.site.pages.register import make_register_pages
from tests.site.made_site import GOOD, draw_site, make_all
from tests.site.read_page import Element, ReadPage, read_page

REGISTER = "pilots/index.md"


def register(pilots: Mapping[str, str], **options: Any) -> ReadPage:
    (page,) = make_register_pages(draw_site(pilots, **options))
    return read_page(page.html)


def pilot(title: str, **fields: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in ({"stage": "proposed"} | fields).items())
    return f"title: {title}\n{lines}"


def rows(page: ReadPage) -> list[Element]:
    return [each for each in page.all(tag="tr") if "data-stage" in each.attributes]


def titles(page: ReadPage) -> list[str]:
    return [each.text for each in page.all(klass="pb-rows__title")]


def values(page: ReadPage, key: str) -> dict[str, str]:
    """The values of a facet with their slugs, in order."""
    slugs = [each.attributes["value"] for each in page.all(tag="input") if each.attributes.get("name") == key]
    start = page.html.index(f'data-pb-facet="{key}"')
    part = page.html[start : page.html.index("</fieldset>", start)]
    names = re.findall(r'pb-facet__title">(.*?)</span>', part)
    assert len(names) == len(slugs)
    return dict(zip(map(unescape, names), slugs, strict=True))


def test_register_without_pilots_says_what_to_do() -> None:
    page = register({})
    assert "No pilots yet" in page.text
    assert page.all(tag="table") == []
    assert page.all(tag="form") == []


def test_register_with_one_pilot_has_one_row() -> None:
    text = pilot("Invoice triage", summary="Reads.", unit="Finance", owner="{name: Amara Okafor}", sample="true")
    page = register({"invoice-triage": text})
    assert titles(page) == ["Invoice triage"]
    assert page.all(klass="pb-rows__title")[0].attributes["href"] == "invoice-triage/"
    (row,) = rows(page)
    for word in ("Reads.", "Finance", "Proposed", "Amara Okafor", "no timebox", "sample"):
        assert word in row.text
    assert page.all(klass="pb-register__count")[0].text == "1 pilot"


def test_register_says_nobody_where_no_owner_is_named() -> None:
    assert "nobody named" in rows(register({"a": GOOD}))[0].text


def test_register_orders_by_stage_then_title_then_id() -> None:
    pilots = {
        "e": pilot("beta", stage="proposed"),
        "d": pilot("Alpha", stage="retired"),
        "c": pilot("alpha", stage="piloting"),
        "b": pilot("Beta", stage="proposed"),
        "a": pilot("gamma", stage="proposed"),
    }
    page = register(pilots)
    assert [each.attributes["href"] for each in page.all(klass="pb-rows__title")] == ["b/", "e/", "a/", "c/", "d/"]
    assert [each.attributes["data-stage"] for each in rows(page)] == ["0", "0", "0", "2", "6"]


@pytest.mark.parametrize(
    ("record", "shown", "sorted_by"),
    [
        ("timebox: {start: 2026-10-19, weeks: 6}", "in 8 days", "2026-11-30"),
        ("timebox: {start: 2026-10-19}", "no timebox", None),
        ("decisions: [{on: 2026-11-02, outcome: kill}]", "decided 2 Nov 2026", None),
        ("timebox: {start: 2026-10-19, weeks: 6}\ndecisions: [{on: 2026-11-02}]", "decided 2 Nov 2026", None),
    ],
)
def test_register_says_when_the_decision_is_due(record: str, shown: str, sorted_by: str | None) -> None:
    (row,) = rows(register({"a": f"title: A\nstage: piloting\n{record}\n"}))
    assert shown in row.text
    assert row.attributes.get("data-due") == sorted_by


def test_register_lists_files_that_cannot_be_read() -> None:
    page = register({"good": GOOD, "broken": "title: [\n", "empty": ""})
    listed = page.all(klass="pb-unreadable")[0].text
    assert "pilots/broken.yml" in listed
    assert "pilots/empty.yml" in listed
    links = {each.text: each.attributes["href"] for each in page.all(tag="a", inside="pb-unreadable")}
    assert links["pilots/broken.yml"] == "broken/"
    assert titles(page) == ["A pilot"]


def test_register_of_unreadable_files_alone_still_says_that_there_are_no_pilots() -> None:
    page = register({"broken": "- x\n"})
    assert "No pilots yet" in page.text
    assert "pilots/broken.yml" in page.text


def test_register_leads_to_the_form_that_proposes_a_pilot() -> None:
    for page in (register({}), register({"a": pilot("A pilot")})):
        links = {each.attributes["href"] for each in page.all(tag="a") if each.text == "Propose a pilot"}
        assert links == {"../portfolio/propose/"}


def test_register_gives_each_odd_unit_a_slug_of_its_own() -> None:
    units = ["R&D", "r d", "R-D", "r&d", "研究", "開発", "Büro", "Buro", "-", "???", "😀", "other", "value"]
    found = values(register({f"p{n}": pilot("P", unit=f'"{unit}"') for n, unit in enumerate(units)}), "unit")
    assert set(found) == set(units)
    assert len(set(found.values())) == len(units)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in found.values())
    assert found["Buro"] == "buro"


def test_slug_stays_the_same_when_other_units_come_and_go() -> None:
    few = values(register({"a": pilot("A", unit="研究"), "b": pilot("B", unit="Zoo")}), "unit")
    more = {f"p{n}": pilot("P", unit=f'"{unit}"') for n, unit in enumerate(["Arts", "あ", "研究", "Zoo", "開発"])}
    many = values(register(more), "unit")
    assert {name: many[name] for name in few} == few


def test_facets_list_stages_in_their_order_and_units_by_the_alphabet() -> None:
    page = register(
        {
            "a": pilot("A", stage="stopped", unit="zebra"),
            "b": pilot("B", stage="approved", unit="Stopped"),
            "c": pilot("C", stage="proposed", unit="Alpha"),
            "d": pilot("D", stage="proposed"),
        }
    )
    assert list(values(page, "stage")) == ["Proposed", "Approved", "Stopped"]
    assert list(values(page, "unit")) == ["Alpha", "no unit given", "Stopped", "zebra"]
    assert values(page, "stage") == {"Proposed": "proposed", "Approved": "approved", "Stopped": "stopped"}


def test_facet_counts_a_pilot_once_and_marks_its_row() -> None:
    page = register({"a": pilot("A", tags="[one, one, Two words]"), "b": pilot("B", tags="[one]"), "c": pilot("C")})
    assert values(page, "tag") == {"one": "one", "Two words": "two-words"}
    counts = {
        each.text: number.text
        for each, number in zip(page.all(klass="pb-facet__title"), page.all(klass="pb-facet__count"), strict=True)
    }
    assert counts["one"] == "2"
    assert counts["Two words"] == "1"
    names = [f"{each.attributes['name']}={each.attributes['value']}" for each in page.all(tag="input")[1:]]
    marks = [[names[int(number)] for number in each.attributes["data-values"].split()] for each in rows(page)]
    assert [[name for name in names if name.startswith("tag=")] for names in marks] == [
        ["tag=one", "tag=two-words"],
        ["tag=one"],
        [],
    ]
    assert all("stage=proposed" in names and "unit=no-unit-given" in names for names in marks)


def test_facet_without_values_is_left_out() -> None:
    page = register({"a": GOOD})
    assert 'data-pb-facet="tag"' not in page.html


def test_register_is_where_pilots_hang() -> None:
    pages = make_all(draw_site({"a": GOOD, "broken": ""}))
    assert pages["pilots/a.md"].parent == pages["pilots/broken.md"].parent == REGISTER
    assert pages[REGISTER].parent == ""


def test_register_leads_to_the_owners_that_have_a_page() -> None:
    page = register({"a": pilot("A", owner="Amara Okafor"), "b": pilot("B", owner="The team"), "c": pilot("C")})
    assert "../owners/amara-okafor/" in page.links
    assert [each for each in page.links if "owners/" in each] == ["../owners/", "../owners/amara-okafor/"]
    assert "nobody named" in page.text
