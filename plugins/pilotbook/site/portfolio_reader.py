"""Reads a repository for the site that is made of it, and gives its audience what it may see."""

from datetime import date

from pilotbook.frozen import replace
from pilotbook.portfolio.audience import Audience, open_to_public, show_events, show_source
from pilotbook.portfolio.known_pilots import KnownPilots
from pilotbook.portfolio.load import prepare_playbook
from pilotbook.portfolio.pilot_history import read_history
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.site.site import Site


class PortfolioReader:
    """Reads the pilots of one repository, held against its playbook on one day, again and again."""

    def __init__(self, repository: Repository, today: date, audience: Audience) -> None:
        self._bench = prepare_playbook(repository.playbook, today)
        self._known = KnownPilots(repository, self._bench)
        self._events = read_history(repository, self._bench.playbook.settings)
        self._audience = audience

    def read(self) -> Portfolio:
        """Everything, as the files are now: it is for those who build the site, whose log tells what is wrong."""
        return self._known.load()

    def show(self, portfolio: Portfolio, site: Site) -> Site:
        """The site with a portfolio that was read, and its history, as the audience may see them."""
        shown = open_to_public(portfolio, self._bench) if self._audience is Audience.PUBLIC else portfolio
        others = tuple(show_source(each, shown) for each in site.others)
        events = show_events(self._events, shown)
        return replace(site, portfolio=shown, events=events, others=others, offers_files=not shown.is_public)
