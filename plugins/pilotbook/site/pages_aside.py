"""Puts finished pages aside until the theme's frame for them is there: in a file, since there may be thousands."""

from contextlib import suppress
from functools import partial
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize

from pilotbook.frozen import replace
from pilotbook.site.page import Page, PlannedPage


class PagesAside:
    """Pages that were made before their turn. What is kept of each is where its text stands in the file."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - it is closed when the last page that stands in it is let go
        finalize(self, _close, self._file)
        self._end = 0

    def put(self, planned: PlannedPage) -> PlannedPage:
        """Make a page, and put it aside; what is planned instead is to fetch it."""
        page = planned.make()
        html, search_html = (text.encode("utf-8", errors="surrogatepass") for text in (page.html, page.search_html))
        start = self._end
        self._file.seek(start)
        self._file.write(html + search_html)
        self._end += len(html) + len(search_html)
        bare = replace(page, html="", search_html="")
        return replace(planned, make=partial(self._fetch, bare, start, len(html), len(search_html)))

    def _fetch(self, bare: Page, start: int, *lengths: int) -> Page:
        self._file.seek(start)
        html, search_html = (self._file.read(length).decode("utf-8", errors="surrogatepass") for length in lengths)
        return replace(bare, html=html, search_html=search_html)


def _close(file: IO[bytes]) -> None:
    with suppress(OSError):  # what a full disk did not take is lost, and has been told of
        file.close()
