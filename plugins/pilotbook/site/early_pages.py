"""Makes the pages of pilots before all others, and lets go of what only they tell of a pilot.

The lists, and the files for other programs, need of each pilot what was judged, and not the answers behind it. So of
thousands of pilots only one at a time is known in full.
"""

from collections.abc import Iterator

from pilotbook.assessment.abridging import Abridger
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.site.page import PlannedPage
from pilotbook.site.pages.pilot import make_pilot_pages
from pilotbook.site.pages_aside import PagesAside
from pilotbook.site.site import Site


def make_early(site: Site, read: Portfolio) -> Iterator[tuple[str, PlannedPage]]:
    """The page of each pilot by its source. `read` is the portfolio that was read; the site shows the same, or less."""
    aside, abridger = PagesAside(), Abridger()
    whole = {each.id: each for each in read.assessments}
    for shown, planned in zip(site.portfolio.assessments, make_pilot_pages(site), strict=True):
        yield planned.source, aside.put(planned)
        abridger.abridge(shown)
        if whole[shown.id] is not shown:
            abridger.abridge(whole[shown.id])
