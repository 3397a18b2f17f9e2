"""The page that says where the pilots of other portfolios come from."""

from dataclasses import replace
from datetime import timedelta

from pilotbook.portfolio.other_portfolio import Home, OtherPortfolio, SourceState
from pilotbook.site.feeds.portfolio_json import stream_portfolio_json
from pilotbook.site.pages.sources import OLD_AFTER, make_sources_pages, say_sources
from pilotbook.site.site import Site
from tests.site.group_site import draw_group, publish, take
from tests.site.made_site import GOOD, TODAY
from tests.site.read_page import ReadPage, read_page

NEVER = OtherPortfolio(
    home=Home(key="legal", name="legal", site="https://legal.example/"),
    address="https://legal.example/portfolio.json",
    state=SourceState.NEVER,
    reason="it answers with 404 (Not Found)",
)


def page_of(site: Site) -> ReadPage:
    (page,) = make_sources_pages(site)
    return read_page(page.html)


def test_page_is_not_there_without_sources() -> None:
    site = draw_group({"a": GOOD})
    assert list(make_sources_pages(site)) == []
    assert say_sources(site) == ""


def test_page_tells_of_each_source_with_its_state_and_its_days() -> None:
    kept = replace(
        take(publish({"a": GOOD, "b": GOOD})),
        state=SourceState.KEPT,
        taken_on=TODAY - timedelta(days=12),
        reason="the connection failed: 'Connection refused'",
    )
    site = draw_group({"own": GOOD}, kept, NEVER)
    page = page_of(site)
    assert "2 pilots come from 2 other portfolios, of which 1 is a kept copy and 1 is missing." in page.text
    assert [each.text for each in page.all(klass="pb-chip")] == ["its own", "kept copy", "never loaded"]
    assert "12 days ago 10 Nov 2026" in page.text
    assert "Not taken in this build: the connection failed: 'Connection refused'." in page.text
    assert "Not taken in this build: it answers with 404 (Not Found)." in page.text
    assert {"source-finance", "source-legal"} <= set(page.ids)
    assert "https://finance.example/pilots/" in page.links


def test_page_points_out_what_is_old() -> None:
    told = take(publish({"a": GOOD}))
    assert told.told is not None
    for days, flags in ((OLD_AFTER, ["fresh"]), (OLD_AFTER + 1, ["fresh", "old"])):
        old = replace(told, told=replace(told.told, today=TODAY - timedelta(days=days)))
        page = page_of(draw_group({}, old))
        assert [each.text for each in page.all(klass="pb-chip")] == ["its own", *flags]


def test_page_tells_of_a_source_without_pilots_and_of_one_that_passes_others_on() -> None:
    group = b"".join(stream_portfolio_json(draw_group({}, {"a": GOOD})))
    page = page_of(draw_group({}, {}, take(group, Home(key="legal", name="Legal"))))
    assert "0 pilots come from 2 other portfolios." in page.text
    assert "It has no pilots." in page.text
    assert "1 pilot that it shows for other portfolios is left out here." in page.text


def test_page_says_why_a_copy_could_not_be_kept() -> None:
    fresh = replace(take(publish({})), reason="no copy of it could be kept: read-only file system")
    assert "No copy of it could be kept: read-only file system." in page_of(draw_group({}, fresh)).text
