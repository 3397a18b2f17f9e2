"""Shows a change of pilots without another build of the whole site, while MkDocs serves it."""

import gzip
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from pilotbook.mkdocs_plugin.written_feeds import WrittenFeeds
from pilotbook.mkdocs_plugin.written_pages import remove_page, write_page, write_search
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.site.framed_pages import FramedPages
from pilotbook.site.live_site import LiveSite
from pilotbook.site.portfolio_reader import PortfolioReader
from pilotbook.site.site import Site

_TIME_OF_GZIP = slice(4, 8)
"""Where a packed file holds its time, in seconds since 1970 (RFC 1952, section 2.3.1)."""
Snapshot = dict[str, tuple[int, int]]
"""Each file with the time of its last change, in nanoseconds, and its size."""


class LiveBuild:
    """One build of the whole site, and what is needed to show other pilots in it."""

    def __init__(
        self, site: Site, reader: PortfolioReader, framed: FramedPages, live: LiveSite, feeds: WrittenFeeds
    ) -> None:
        self.live = live
        self.sitemap, self.search = "", ""
        self._site, self._reader, self._framed, self._feeds = site, reader, framed, feeds

    def show_pilots(self, folder: Path, report: Callable[[Portfolio], None]) -> bool:
        """Write into a folder what looks otherwise now; False where only a build of the whole site would do."""
        portfolio = self._reader.read()
        site = self._reader.show(portfolio, self._site)
        renewed = self.live.renew(site)
        if renewed is None:
            return False
        report(portfolio)
        for address, html in renewed:
            write_page(folder, address, html)
        for address in self._framed.drop_gone():
            remove_page(folder, address)
        self._feeds.write(folder, site)
        if self.search:
            write_search(folder, self._framed.complete_search(self.search))
        if self.sitemap:
            _write_sitemap(folder / "sitemap.xml", self._framed.complete_sitemap(self.sitemap))
        return True


def _write_sitemap(file: Path, text: str) -> None:
    """Write the sitemap, plain and packed, as MkDocs does, and with the time that it gave the packed one."""
    file.write_bytes(text.encode())
    packed = file.with_name(f"{file.name}.gz")
    if packed.is_file():
        time = int.from_bytes(packed.read_bytes()[_TIME_OF_GZIP], "little")
        with packed.open("wb") as opened:
            stream = gzip.GzipFile(filename=str(packed), fileobj=opened, mode="wb", mtime=time)
            with stream as written:
                written.write(text.encode())


def take_snapshot(paths: Iterable[str], without: Path) -> Snapshot:
    """The state of files and of the files in folders, but for those in the folder `without`."""
    found: Snapshot = {}
    for path in dict.fromkeys(paths):
        for inner, folders, files in os.walk(path):
            folders[:] = [name for name in folders if Path(inner, name) != without]
            if Path(inner) != without:
                found.update(_look_at(Path(inner, name)) for name in files)
        if Path(path).is_file():
            found.update([_look_at(Path(path))])
    return found


def _look_at(file: Path) -> tuple[str, tuple[int, int]]:
    try:
        state = file.stat()
    except OSError:  # it has gone since it was listed
        return str(file), (0, 0)
    return str(file), (state.st_mtime_ns, state.st_size)
