"""Writes the files for other programs into the folder of the site; of those that are many, only what has changed."""

from collections.abc import Iterable
from pathlib import Path

from pilotbook.mkdocs_plugin.written_pages import remove_page, write_file
from pilotbook.site.feeds.all_feeds import plan_feeds
from pilotbook.site.site import Site


class WrittenFeeds:
    """The files of one build. `taken` are the addresses at which files of the docs folder stand: those win.

    `is_served` says that they may be written again, when pilots have changed. Only then it is kept what each was made
    from: there are seven for each pilot.
    """

    def __init__(self, taken: Iterable[str], *, is_served: bool) -> None:
        self._taken, self._is_served = frozenset(taken), is_served
        self._written: dict[str, tuple[object, ...]] = {}

    def write(self, folder: Path, site: Site) -> list[str]:
        """Write each file that may have changed since it was written last, and delete those that are no more.

        Returned are the addresses at which a file of the docs folder stands in the way.
        """
        written: dict[str, tuple[object, ...]] = {}
        displaced = []
        for feed in plan_feeds(site):
            if feed.address in self._taken:
                displaced.append(feed.address)
                continue
            if not feed.is_made_from(self._written.get(feed.address)):
                write_file(folder, feed.address, feed.pieces())
            if self._is_served:
                written[feed.address] = feed.made_from
        for address in self._written.keys() - written.keys():
            remove_page(folder, address)
        self._written = written
        return displaced
