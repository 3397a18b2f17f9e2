"""The table of contents of a page, as MkDocs keeps it."""

from collections.abc import Iterable
from html import escape

from mkdocs.structure.toc import AnchorLink, TableOfContents

from pilotbook.site.page import Completion, Heading


def add_headings(toc: TableOfContents, completion: Completion) -> None:
    """Add the headings of what was added to a page; they stand below its first one, if that is the page's title."""
    added = list_anchors(completion.headings)
    if completion.leads:  # the title is one of ours, and the page's own has gone
        own = toc.items[0].children + toc.items[1:] if _has_title(toc) else toc.items
        toc.items[:] = [*added, *own]
    else:
        (toc.items[0].children if _has_title(toc) else toc.items).extend(added)


def _has_title(toc: TableOfContents) -> bool:
    return bool(toc.items) and toc.items[0].level == 1


def list_anchors(headings: Iterable[Heading]) -> list[AnchorLink]:
    """Headings as lines of a table of contents."""
    return [AnchorLink(escape(heading.title), heading.id, 2) for heading in headings]
