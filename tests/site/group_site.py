"""Draws a site that shows the pilots of other portfolios, which are drawn as well, published and read back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pilotbook.neighbours.portfolio_reading import read_portfolio
from pilotbook.portfolio.other_portfolio import Home, OtherPortfolio, SourceState
from pilotbook.site.address import Addresses
from pilotbook.site.feeds.portfolio_json import stream_portfolio_json
from pilotbook.site.site import Site
from tests.site.made_site import TODAY, draw_site

FINANCE = "https://finance.example/pilots/"


def publish(pilots: Mapping[str, str], name: str = "Finance", site: str = FINANCE) -> bytes:
    """The `portfolio.json` of a portfolio."""
    drawn = draw_site(pilots, addresses=Addresses(root=site))
    return b"".join(stream_portfolio_json(replace(drawn, name=name)))


def take(content: bytes, home: Home | None = None, taken_on: date = TODAY) -> OtherPortfolio:
    """A portfolio as it comes from its source."""
    return OtherPortfolio(
        home=home or Home(key="finance", name="Finance", site=FINANCE),
        address="https://finance.example/pilots/portfolio.json",
        state=SourceState.FRESH,
        told=read_portfolio(content),
        taken_on=taken_on,
    )


def draw_group(own: Mapping[str, str], *others: Mapping[str, str] | OtherPortfolio) -> Site:
    """A site of own pilots and those of others; the first of these is called Finance, the second Legal."""
    homes = (
        Home(key="finance", name="Finance", site=FINANCE),
        Home(key="legal", name="Legal", site="https://legal.example/"),
    )
    taken = [
        each if isinstance(each, OtherPortfolio) else take(publish(each), home)
        for each, home in zip(others, homes, strict=False)
    ]
    return replace(draw_site(own), others=tuple(taken))
