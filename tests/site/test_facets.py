"""The ways to narrow the register, and the addresses that lead to a narrowed one."""

from urllib.parse import parse_qs

from pilotbook.site.facets import FACETS, RegisterFacets
from tests.site.made_site import GOOD, draw_portfolio, draw_site

BY_KEY = {facet.key: facet for facet in FACETS}


def draw(pilots: dict[str, str]) -> RegisterFacets:
    return RegisterFacets(draw_portfolio(pilots).assessments)


def test_query_leads_to_the_value_that_the_row_carries() -> None:
    site = draw_site({"a": f'{GOOD}unit: "R&D"\n', "b": f'{GOOD}unit: "r d"\n', "c": f'{GOOD}unit: "研究"\n'})
    for assessment in site.portfolio.assessments:
        query = site.facets.query("unit", assessment.pilot.unit)
        assert parse_qs(query.removeprefix("?")) == {"unit": site.facets.slugs_of(BY_KEY["unit"], assessment)}
        assert site.link_pilots("portfolio/due.md", "unit", assessment.pilot.unit) == f"../../pilots/{query}"


def test_query_of_a_value_that_no_pilot_has_leads_to_the_whole_register() -> None:
    facets = draw({"a": GOOD})
    assert facets.query("unit", "Finance") == facets.query("tag", "one") == facets.query("no-facet", "x") == ""
    assert facets.query("unit", "no unit given") == "?unit=no-unit-given"


def test_gaps_are_the_answers_that_are_vague_or_missing() -> None:
    facets = draw({"a": f"{GOOD}owner: {{name: To be determined, role: Head}}\ntools: []\n"})
    gaps = {value.title: value.slug for value in facets.values(BY_KEY["gap"])}
    assert gaps["Owner: vague"] == "owner-vague"
    assert gaps["Data: unanswered"] == "data-unanswered"
    assert not [gap for gap in gaps if gap.startswith("Tools")]


def test_facets_without_pilots_are_none() -> None:
    assert draw({}).there == ()
