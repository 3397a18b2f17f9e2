"""Gathers the portfolios that the configuration names: once for a build, and once while a site is served."""

import os
from datetime import date

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from pilotbook.mkdocs_plugin.configuration import find_folders, read_addresses
from pilotbook.neighbours.fetching import fetch_all
from pilotbook.neighbours.gathering import Surroundings, gather
from pilotbook.portfolio.other_portfolio import OtherPortfolio, SourceState
from pilotbook.portfolio.publication import find_publication
from pilotbook.portfolio.source_list import OFFLINE, SourceAddress, read_sources
from pilotbook.reports.safe_text import make_safe
from pilotbook.site.days import write_day

_LOG = get_plugin_logger("pilotbook")


class GatheredSources:
    """What the sources said. A site that is served asks them again only where the configuration names others."""

    def __init__(self) -> None:
        self._asked: tuple[SourceAddress, ...] = ()
        self._others: tuple[OtherPortfolio, ...] = ()

    def gather(self, option: object, config: MkDocsConfig, today: date, *, is_kept: bool) -> tuple[OtherPortfolio, ...]:
        """The portfolios that the option names; with `is_kept`, as they were found before. Raises PluginError."""
        sources = read_option(option)
        if not is_kept or sources != self._asked:
            root = find_folders(config).root
            around = Surroundings(
                root=root,
                name=config.site_name,
                site=find_publication(root).site_address or read_addresses(config).root,
                today=today,
                fetch=None if os.environ.get(OFFLINE) else fetch_all,
            )
            self._asked, self._others = sources, gather(sources, around)
            for other in self._others:
                _report(other)
        return self._others


def read_option(option: object) -> tuple[SourceAddress, ...]:
    """The sources that an option names. Raises PluginError where it has not the form that it should have."""
    sources, problems = read_sources(option)
    if problems:
        raise PluginError("; ".join(make_safe(f"{each.message}: {each.hint}") for each in problems))
    return sources


def _report(other: OtherPortfolio) -> None:
    """Say what became of a source. That it could not be reached is no fault of this repository, so it is no warning."""
    if other.state is SourceState.FRESH and not other.reason:
        return
    what = f" of {write_day(other.taken_on)}" if other.state is SourceState.KEPT and other.taken_on else ""
    _LOG.info("source %s: %s%s: %s", other.home.key, other.state.value, what, make_safe(other.reason))
