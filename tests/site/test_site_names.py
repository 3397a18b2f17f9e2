"""The names of pages, and what a site knows of its playbook."""

from dataclasses import replace

import pytest

from pilotbook.records.vocabulary import Gate
from pilotbook.site.site import article_source, checklist_source, is_pilot_address, pilot_source
from tests.site.made_site import default_bench, draw_site


def test_sources_of_pages() -> None:
    article = next(each for each in default_bench().playbook.articles if each.id == "owner")
    assert article_source(article) == "playbook/questions/owner.md"
    assert pilot_source("invoice-triage") == "pilots/invoice-triage.md"
    assert checklist_source(Gate.APPROVE) == "checklists/approve.md"


@pytest.mark.parametrize(
    ("source", "is_one"),
    [("pilots/index.md", True), ("pilots/a.md", True), ("pilots.md", False), ("a/pilots/b.md", False)],
)
def test_address_of_a_pilot(source: str, is_one: bool) -> None:  # noqa: FBT001 - what is expected
    assert is_pilot_address(source) is is_one


def test_link_to_a_page_that_may_be_missing() -> None:
    site = draw_site({}, other_sources=frozenset({"guide/a.md"}))
    assert site.link_if_there("index.md", "guide/a.md") == "guide/a/"
    assert site.link_if_there("index.md", "guide/b.md") == ""


def test_link_to_a_criterion_leads_to_the_article_that_declares_it() -> None:
    site = draw_site({})
    assert site.link_criterion("pilots/a.md", site.criteria["DATA-03"]) == "../../playbook/questions/data/#data-03"


def test_articles_of_one_id_are_told_apart_by_their_sources() -> None:
    site = draw_site({})
    owner = site.articles["playbook/questions/owner.md"]
    twin = replace(owner, address="zoo/owner")
    playbook = replace(site.portfolio.playbook, articles=(*site.portfolio.playbook.articles, twin))
    both = replace(site, portfolio=replace(site.portfolio, playbook=playbook))
    assert both.articles["playbook/zoo/owner.md"] is twin
    assert both.articles_by_id["owner"].address == "questions/owner"
