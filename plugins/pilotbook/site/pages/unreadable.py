"""The page of a file that tells of no pilot: why, where, and what to do."""

from collections.abc import Iterator

from pilotbook.portfolio.addresses import has_address
from pilotbook.records.pilot_file import PilotFile
from pilotbook.site.page import Page
from pilotbook.site.site import ADD_GUIDE, REGISTER, Site, pilot_source
from pilotbook.site.verdict_view import show_problem
from pilotbook.site.view import Link

_DESCRIPTION = "The file of this pilot cannot be read."


def make_unreadable_pages(site: Site) -> Iterator[Page]:
    """One page for each file of `pilots/` that could not be read and whose name is an id."""
    for file in filter(has_address, site.portfolio.unreadable):
        yield _unreadable_page(site, file)


def _unreadable_page(site: Site, file: PilotFile) -> Page:
    source = pilot_source(file.id)
    guide = site.link_if_there(source, ADD_GUIDE)
    html = site.templates.render(
        "unreadable.html",
        crumbs=[Link("Portfolio", site.link(source, REGISTER))],
        edit_href=site.addresses.edit(file.path),
        title=file.id,
        path=file.path,
        problems=[show_problem(site, each, source) for each in file.diagnostics],
        guide=Link("How to write a pilot's file", guide) if guide else None,
    )
    return Page(
        source=source,
        title=file.id,
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        edit_path=file.path,
        parent=REGISTER,
        hide=("navigation", "toc"),
    )
