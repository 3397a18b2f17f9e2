"""Keeps what a build of the whole site left, so that a change of pilots alone shows without another one.

The theme's frames, the text of articles and the search's part of them depend on no pilot. What does depend on pilots is
made anew; pages that are many of a kind only where what they are made from has changed.
"""

from collections.abc import Iterable, Iterator

from pilotbook.frozen import frozen
from pilotbook.site.framed_pages import FramedPages
from pilotbook.site.make import complete_page, plan_pages
from pilotbook.site.page import Heading, Page, PlannedPage, find_headings
from pilotbook.site.site import Site

CONTENT = "<h1>pblivecontent</h1>"
"""What the theme renders in the place of a page's content while the site is served."""


@frozen
class Outline:
    """What of a page stands in its frame. `search` is what the search may find of it."""

    title: str
    description: str
    headings: tuple[Heading, ...]
    search: str = ""


@frozen
class Given:
    """What a page of the docs folder is made from, besides the portfolio: see `complete_page`."""

    title: str
    description: str
    html: str


@frozen
class _Kept:
    before: str
    after: str
    outline: Outline


def outline_page(page: Page) -> Outline:
    """What of a page that we make stands in its frame."""
    return Outline(
        title=page.title, description=page.description, headings=find_headings(page.html), search=page.search_html
    )


class LiveSite:
    """The pages of one build. `framed` are those that are many of a kind.

    `taken` are the addresses at which pages stand that are not ours; `left_out` the sources of ours that give way to
    them. Where a pilot comes to such an address or goes from it, other pages have to be made as well.
    """

    def __init__(self, framed: FramedPages, taken: frozenset[str], left_out: frozenset[str]) -> None:
        self._framed, self._taken, self._left_out = framed, taken, left_out
        self._outlines: dict[str, Outline] = {}
        self._given: dict[str, Given] = {}
        self._kept: dict[str, _Kept] = {}
        self._shown: dict[str, str] = {}
        self._displacing = frozenset[str]()

    def expect_many(self, site: Site, pages: Iterable[Page | PlannedPage]) -> None:
        """Take the pages that are many of a kind."""
        self._displacing = self._find_displacing(site, pages)

    def expect_page(self, page: Page) -> None:
        """Take a page that we make, before the theme renders it."""
        self._outlines[page.source] = outline_page(page)
        self._shown[page.source] = page.html

    def expect_completion(self, source: str, given: Given, headings: tuple[Heading, ...], html: str) -> None:
        """Take a page that we complete, before the theme renders it."""
        self._given[source] = given
        self._outlines[source] = Outline(title=given.title, description=given.description, headings=headings)
        self._shown[source] = html

    def take_frame(self, source: str, output: str) -> str:
        """Take what the theme made of a page whose content was the mark, and put the content in its place."""
        before, mark, after = output.partition(CONTENT)
        if mark and CONTENT not in after:
            self._kept[source] = _Kept(before=before, after=after, outline=self._outlines[source])
        return output.replace(CONTENT, self._shown[source])

    def renew(self, site: Site) -> Iterator[tuple[str, str]] | None:
        """Each page that looks otherwise now, with its address; None where only a build of the whole site would do."""
        pages: list[Page] = []
        many: list[Page | PlannedPage] = []
        for page in plan_pages(site):
            if page.source in self._outlines:
                pages.append(page.make() if isinstance(page, PlannedPage) else page)
            elif page.source not in self._left_out:
                many.append(page)
        changed = self._find_changed(site, pages)
        if changed is None or self._find_displacing(site, many) != self._displacing or not self._framed.replace(many):
            return None
        return self._finish(site, changed)

    def _find_displacing(self, site: Site, many: Iterable[Page | PlannedPage]) -> frozenset[str]:
        return frozenset(page.source for page in many if site.addresses.of(page.source) in self._taken)

    def _find_changed(self, site: Site, pages: list[Page]) -> dict[str, str] | None:
        """The content of each page that stands in a frame of its own and has changed; None where a frame has to."""
        found = {page.source: (outline_page(page), page.html) for page in pages}
        for source, given in self._given.items():
            completion = complete_page(site, source, given.title, given.description, given.html)
            if completion is None:
                return None
            outline = Outline(title=given.title, description=given.description, headings=completion.headings)
            found[source] = outline, completion.html
        if found.keys() != self._shown.keys():
            return None
        changed = {source: html for source, (_, html) in found.items() if html != self._shown[source]}
        are_frames_right = all(
            source in self._kept and found[source][0] == self._kept[source].outline for source in changed
        )
        return changed if are_frames_right else None

    def _finish(self, site: Site, changed: dict[str, str]) -> Iterator[tuple[str, str]]:
        for source, html in changed.items():
            kept = self._kept[source]
            self._shown[source] = html
            yield site.addresses.of(source), f"{kept.before}{html}{kept.after}"
        yield from self._framed.finish_changed()
