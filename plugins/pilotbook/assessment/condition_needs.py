"""Finds out how much of the items of a list a condition looks at, so that the rest need not be made ready for it."""

from collections.abc import Iterable

from pilotbook.assessment.condition_names import Chain, bound_name, find_chains

ASK_ITEMS = frozenset({"all", "exists", "exists_one"})
"""The macros whose answer holds nothing of the items themselves."""


def find_fields_asked(condition: str, lists: Iterable[str]) -> dict[str, frozenset[str] | None]:
    """For each of the `lists`, named by its dotted path, the fields of its items that a condition may look at.

    None stands for whole items: wherever it is not plain that nothing else is looked at.
    """
    chains = find_chains(condition)
    return {each: _fields_asked(condition, chains, tuple(each.split("."))) for each in lists}


def _fields_asked(condition: str, chains: tuple[Chain, ...], listed: tuple[str, ...]) -> frozenset[str] | None:
    binders: list[tuple[str, int]] = []
    for chain in chains:
        names = tuple(name for name, _ in chain.steps)
        if names[: len(listed)] != listed:
            continue
        bound = bound_name(condition, chain)
        match names[len(listed) :]:
            case ("size",) if chain.is_call:
                pass
            case (asked,) if chain.is_call and asked in ASK_ITEMS and bound is not None and bound[0] != listed[0]:
                binders.append(bound)
            case _:
                return None
    return _fields_of_items(chains, binders)


def _fields_of_items(chains: tuple[Chain, ...], binders: list[tuple[str, int]]) -> frozenset[str] | None:
    """The first step after each name that stands for an item; None where such a name stands alone."""
    names = {name for name, _ in binders}
    fields: set[str] = set()
    for chain in chains:
        if chain.steps[0][0] not in names or chain.steps[0] in binders:
            continue
        if len(chain.fields) < 2:  # noqa: PLR2004 - the name, and a field of what it stands for
            return None
        fields.add(chain.steps[1][0])
    return frozenset(fields)
