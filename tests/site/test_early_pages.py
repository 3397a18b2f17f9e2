"""Pages of pilots that are made first are the same, and so is everything that is made after them."""

from pilotbook.frozen import replace
from pilotbook.portfolio.audience import open_to_public
from pilotbook.site.early_pages import make_early
from pilotbook.site.feeds.all_feeds import plan_feeds
from pilotbook.site.make import make_pages
from pilotbook.site.page import Page
from pilotbook.site.site import Site
from tests.site.made_site import TODAY, default_bench, draw_site
from tests.site.varied_pilots import write_varied

VARIED = write_varied(60, TODAY)


def draw_public() -> tuple[Site, Site]:
    """The site as it was read, and as the public may see it."""
    site = draw_site(VARIED)
    return site, replace(site, portfolio=open_to_public(site.portfolio, default_bench()), offers_files=False)


def make_early_pages(site: Site, read: Site) -> dict[str, Page]:
    return {source: planned.make() for source, planned in make_early(site, read.portfolio)}


def read_all(site: Site, early: dict[str, Page]) -> dict[str, Page | bytes]:
    pages = {page.source: early.get(page.source, page) for page in make_pages(site)}
    return {**pages, **{feed.address: feed.read() for feed in plan_feeds(site)}}


def test_pages_and_feeds_are_as_if_nothing_had_been_let_go() -> None:
    site = draw_site(VARIED)
    early = make_early_pages(site, site)
    assert len(early) == len(VARIED)
    assert read_all(site, early) == read_all(draw_site(VARIED), {})


def test_public_pages_and_feeds_are_as_if_nothing_had_been_let_go() -> None:
    (read, shown), (_, whole) = draw_public(), draw_public()
    assert read_all(shown, make_early_pages(shown, read)) == read_all(whole, {})


def test_what_was_read_is_let_go_as_well_where_the_public_sees_less() -> None:
    read, shown = draw_public()
    make_early_pages(shown, read)
    portfolios = (read.portfolio, shown.portfolio)
    assert not any(v.fact.answers for each in portfolios for a in each.assessments for v in a.verdicts)


def test_what_is_wrong_is_still_told() -> None:
    site = draw_site(VARIED)
    make_early_pages(site, site)
    assert site.portfolio.diagnostics == draw_site(VARIED).portfolio.diagnostics
