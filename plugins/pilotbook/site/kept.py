"""Keeps what was made of a pilot while a site is served, where a change of one pilot makes all lists anew."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from pilotbook.assessment.verdict import Assessment
from pilotbook.site.site import Site

MadeT = TypeVar("MadeT")


def keep(site: Site, assessment: Assessment, name: str, basis: Hashable, make: Callable[[], MadeT]) -> MadeT:
    """What `make` gives for a pilot; what it gave before, where the site is served and the `basis` is the same.

    The basis is what it depends on besides the pilot, the playbook, the day and the addresses: those are the same as
    long as the assessment is the same object. `name` tells apart what different pages keep.
    """
    if not site.is_served:
        return make()
    before = assessment.kept.get(name)
    if before is None or before[0] != basis:
        before = assessment.kept[name] = basis, make()
    found: MadeT = before[1]
    return found
