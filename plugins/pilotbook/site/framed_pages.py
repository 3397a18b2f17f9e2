"""Keeps the pages that are many of a kind until the theme has made their frames, and then finishes them."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pilotbook.frozen import frozen
from pilotbook.site.address import Addresses
from pilotbook.site.frame import Frame, Kind, Specimen, cut_frame, kind_of
from pilotbook.site.page import Page, PlannedPage
from pilotbook.site.search_index import add_to_search, write_entry
from pilotbook.site.sitemap import repeat_entry


@frozen
class _Made:
    """What a page was made from, and what the search may find of it, as JSON."""

    basis: tuple[object, ...]
    entry: str

    def is_of(self, basis: tuple[object, ...]) -> bool:
        """Whether it was made from the very same things; nothing is known of a page without a basis."""
        pairs = zip(self.basis, basis, strict=False)
        return len(self.basis) == len(basis) > 0 and all(
            one is other or (isinstance(one, str) and one == other) for one, other in pairs
        )


class FramedPages:
    """Pages that stand in no navigation. For each kind of them there is one specimen, which the theme renders."""

    def __init__(self, addresses: Addresses) -> None:
        self._addresses = addresses
        self._pages: list[Page | PlannedPage] = []
        self._made: dict[str, _Made] = {}
        self._kinds: dict[Kind, Specimen] = {}
        self._frames: dict[Kind, Frame] = {}

    def add(self, page: Page | PlannedPage) -> None:
        """Take one more page."""
        self._pages.append(page)
        kind = kind_of(page)
        self._kinds.setdefault(kind, Specimen(kind, len(self._kinds)))

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def specimens(self) -> tuple[Specimen, ...]:
        """What the theme has to render."""
        return tuple(self._kinds.values())

    def find_specimen(self, source: str) -> Specimen | None:
        """The specimen that is called so, if it is one."""
        return next((specimen for specimen in self._kinds.values() if specimen.source == source), None)

    def take_frame(self, specimen: Specimen, html: str) -> None:
        """Take what the theme made of a specimen."""
        self._frames[specimen.kind] = cut_frame(html, specimen, self._address(specimen.source))

    def finish(self) -> Iterator[tuple[str, str]]:
        """Each page as it is written out, with its address; what the search may find of it is kept."""
        self._made.clear()
        yield from self.finish_changed()

    def finish_changed(self) -> Iterator[tuple[str, str]]:
        """The same of the pages that are made from something else than they were made from before."""
        for planned in self._pages:
            basis = planned.basis if isinstance(planned, PlannedPage) else ()
            made = self._made.get(planned.source)
            if made is None or not made.is_of(basis):
                page = planned.make() if isinstance(planned, PlannedPage) else planned
                address = self._address(page.source)
                self._made[page.source] = _Made(basis=basis, entry=write_entry(page, address))
                yield self._addresses.of(page.source), self._frames[kind_of(planned)].fill(page, address)

    def replace(self, pages: Iterable[Page | PlannedPage]) -> bool:
        """Take other pages in the place of those that are there; False, and nothing, where one has no frame."""
        taken = list(pages)
        if any(kind_of(page) not in self._frames for page in taken):
            return False
        self._pages = taken
        return True

    def drop_gone(self) -> list[str]:
        """The addresses of pages that were finished and are no longer there."""
        there = {page.source for page in self._pages}
        gone = [source for source in self._made if source not in there]
        for source in gone:
            del self._made[source]
        return [self._addresses.of(source) for source in gone]

    def complete_search(self, index: str) -> Iterator[str]:
        """The search index with these pages, once they are finished, in pieces."""
        entries = (self._made[page.source].entry for page in self._pages)
        return add_to_search(index, entries, [self._address(specimen.source) for specimen in self.specimens])

    def complete_sitemap(self, sitemap: str) -> str:
        """The sitemap with these pages in the places of their specimens."""
        for kind, specimen in self._kinds.items():
            listed = [self._address(page.source) for page in self._pages if kind_of(page) == kind]
            sitemap = repeat_entry(sitemap, self._address(specimen.source), listed)
        return sitemap

    def _address(self, source: str) -> str:
        return quote(self._addresses.of(source))
