"""Writes the files for other programs into the folder of the site; of those that are many, only what has changed."""

from collections.abc import Iterable
from pathlib import Path

from pilotbook.mkdocs_plugin.written_pages import remove_page, write_file
from pilotbook.site.feeds.all_feeds import plan_feeds
from pilotbook.site.feeds.feed import Feed
from pilotbook.site.site import Site


class WrittenFeeds:
    """The files of one build. `taken` are the addresses at which files of the docs folder stand: those win."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = frozenset(taken)
        self._written: dict[str, Feed] = {}

    def find_displaced(self, site: Site) -> list[str]:
        """The addresses at which a file of the docs folder stands in the way."""
        return [feed.address for feed in plan_feeds(site) if feed.address in self._taken]

    def write(self, folder: Path, site: Site) -> None:
        """Write each file that may have changed since it was written last, and delete those that are no more."""
        planned = {feed.address: feed for feed in plan_feeds(site) if feed.address not in self._taken}
        for address, feed in planned.items():
            if not feed.is_made_as(self._written.get(address)):
                write_file(folder, address, feed.make())
        for address in self._written.keys() - planned.keys():
            remove_page(folder, address)
        self._written = planned
