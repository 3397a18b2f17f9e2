"""The ways to narrow the register, and the addresses that lead to a narrowed one."""

from dataclasses import replace
from urllib.parse import parse_qs

from pilotbook.assessment.stall_risk import Evidence, StallRisk
from pilotbook.assessment.verdict import Assessment
from pilotbook.site.facets import CLEAR_OF_ALL, FACETS, RegisterFacets
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


def test_stall_risks_are_those_that_a_pilot_is_not_clear_of() -> None:
    manual = f"{GOOD}data: [{{source: Ledger, schedule: hourly, transport: manual}}]\ntools: []\n"
    facets = draw({"a": manual, "b": "title: B\nstage: stopped\n"})
    values = {value.title: (value.slug, value.count) for value in facets.values(BY_KEY["stall"])}
    assert values == {
        "At risk: Manual data": ("at-risk-manual-data", 1),
        "Cannot be told: Chat sign-off": ("cannot-be-told-chat-sign-off", 1),
        "Cannot be told: Model only": ("cannot-be-told-model-only", 1),
        "Cannot be told: No owner": ("cannot-be-told-no-owner", 1),
    }
    assert next(iter(values)).startswith("At risk")


def test_stall_risk_of_a_pilot_that_is_clear_of_all() -> None:
    (exemplary,) = (replace(each, find_stalls=_clear) for each in draw_portfolio({"a": GOOD}).assessments)
    assert BY_KEY["stall"].values_of(exemplary) == [CLEAR_OF_ALL]


def _clear(assessment: Assessment) -> tuple[StallRisk, ...]:
    source = assessment.file.source
    assert source is not None
    piece = Evidence(says="It holds.", source=source, path=())
    return tuple(StallRisk(article=each, speaks_against=(piece,)) for each in assessment.questions)
