"""The pilots behind a figure, as a list of links."""

from collections.abc import Iterable

from pilotbook.assessment.verdict import Assessment
from pilotbook.site.homes import title_in_group
from pilotbook.site.site import Site
from pilotbook.site.view import Link


def list_pilots(site: Site, pilots: Iterable[Assessment], source: str) -> list[Link]:
    """A link to each pilot from the page `source`, by title."""
    ordered = sorted(pilots, key=lambda each: (each.pilot.title.casefold(), each.id))
    return [Link(title_in_group(each), site.link_pilot(source, each)) for each in ordered]
