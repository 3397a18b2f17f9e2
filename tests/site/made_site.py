"""Makes pages from drawn pilots without MkDocs, held against the playbook that comes with the package."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from pilotbook.diagnostic import Diagnostic
from pilotbook.portfolio.load import Bench, prepare_playbook
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.pilot_file import read_pilot
from pilotbook.site.address import Addresses
from pilotbook.site.make import make_pages
from pilotbook.site.page import Page
from pilotbook.site.pages.pilot import make_pilot_pages
from pilotbook.site.rendering import Templates
from pilotbook.site.site import Site
from tests.site.read_page import ReadPage, read_page

TODAY = date(2026, 11, 22)
FORGE = "https://forge.example/edit/main/"
GOOD = "title: A pilot\nstage: proposed\n"
"""The shortest record that tells of a pilot."""


@cache
def default_bench() -> Bench:
    """The playbook that comes with the package, ready to assess pilots with."""
    return prepare_playbook(None, TODAY)


@cache
def _templates() -> Templates:
    return Templates()


def draw_portfolio(pilots: Mapping[str, str], bench: Bench | None = None) -> Portfolio:
    """A portfolio of pilots given by their ids and the text of their files."""
    bench = bench or default_bench()
    read = [
        read_pilot(text, id_, f"pilots/{id_}.yml", bench.playbook.settings.added_fields) for id_, text in pilots.items()
    ]
    assessed = [(file, bench.assessor.assess(file)) for file in read]
    return Portfolio(
        playbook=bench.playbook,
        today=bench.today,
        assessments=tuple(assessment for _, assessment in assessed if assessment is not None),
        unreadable=tuple(file for file, assessment in assessed if assessment is None),
        playbook_diagnostics=(),
    )


def draw_site(
    pilots: Mapping[str, str],
    *,
    bench: Bench | None = None,
    addresses: Addresses | None = None,
    other_sources: frozenset[str] = frozenset(),
) -> Site:
    """The site of a drawn portfolio."""
    return Site(
        portfolio=draw_portfolio(pilots, bench),
        addresses=addresses or Addresses(edit_base=FORGE),
        templates=_templates(),
        name="A book",
        other_sources=other_sources,
    )


def make_all(site: Site) -> dict[str, Page]:
    """Every page that is made from the portfolio, by its source."""
    return {page.source: page for page in make_pages(site)}


def draw_pilot_page(text: str) -> ReadPage:
    """The page of one drawn pilot, read back."""
    (plan,) = make_pilot_pages(draw_site({"a": text}))
    page = plan.make()
    return read_page(page.html)


def problems_of(portfolio: Portfolio) -> list[Diagnostic]:
    """What is wrong with the files of a drawn portfolio, criteria left aside."""
    files = [*(each.file for each in portfolio.assessments), *portfolio.unreadable]
    return [diagnostic for file in files for diagnostic in file.diagnostics]
