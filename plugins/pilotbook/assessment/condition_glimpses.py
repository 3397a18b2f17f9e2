"""Finds the texts of which a condition only asks whether they are empty, or what a function says of them.

Two such texts of which the same is said get the same answer. So answers are remembered by what is said, and not by the
text, which is another one in each record: that one name is a person's and another is not, for example.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from pilotbook.assessment.condition_names import Chain, blank_out, bound_name, find_chains
from pilotbook.assessment.condition_needs import ASK_ITEMS
from pilotbook.assessment.condition_plan import IS_EMPTY, Glimpse
from pilotbook.assessment.functions import FUNCTION_NAMES

_NAME = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*"
_CALL = re.compile(rf"(?<![\w.])({'|'.join(FUNCTION_NAMES)})\(\s*({_NAME})\s*(?:,\s*({_NAME})\s*)?\)")
_BEFORE, _BEHIND = r"(?:^|(?<=[(&|,?:\[]))\s*", r"(?=\s*(?:$|[)&|,?:\]]))"
"""Between these, a comparison is no part of a longer one, nor of a sum."""
_COMPARISON = re.compile(rf"{_BEFORE}({_NAME})\s*[!=]=")
_EMPTY = re.compile(rf"""\s*(?:""(?!")|''(?!')){_BEHIND}""")
_OF_TWO = re.compile(rf"{_BEFORE}({_NAME})\s*([!=<>]=|[<>])\s*({_NAME}){_BEHIND}")


class Sight(NamedTuple):
    """What a condition looks at: its glimpses, and `rest`, which is the condition without them."""

    glimpses: tuple[Glimpse, ...]
    rest: str


def find_sight(condition: str, texts: Container[str], lists: Mapping[str, Container[str]]) -> Sight:
    """What a condition looks at. `texts` are the variables that hold a text, `lists` such fields of items."""
    binders = _find_binders(condition, lists)
    glimpses, rest = [], condition
    for start, end, asks, names in _find_candidates(condition) if binders is not None else ():
        glimpse = _place(asks, names, texts, lists, binders or {})
        if glimpse is not None:
            glimpses.append(glimpse)
            rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
    return Sight(tuple(dict.fromkeys(glimpses)), rest)


def _find_binders(condition: str, lists: Mapping[str, Container[str]]) -> dict[str, str] | None:
    """The names that macros give to the items of lists; None where one of them hides a variable or means two things."""
    bound = [(found[0], chain) for chain in find_chains(condition) if (found := bound_name(condition, chain))]
    counts = Counter(name for name, _ in bound)
    if any(count > 1 or name in _ROOTS for name, count in counts.items()):
        return None
    listed = ((name, ".".join(step for step, _ in chain.fields)) for name, chain in bound if _asks_items(chain))
    return {name: each for name, each in listed if each in lists}


def _asks_items(chain: Chain) -> bool:
    return chain.steps[-1][0] in ASK_ITEMS


_ROOTS = frozenset({"pilot", "item", "clock", "playbook", "today"})


def _find_candidates(condition: str) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Every place where something is asked of names alone."""
    quiet = blank_out(condition)
    for call in _CALL.finditer(quiet):
        if not quiet[: call.start()].rstrip().endswith("."):
            yield call.start(), call.end(), call.group(1), tuple(filter(None, call.group(2, 3)))
    for found in _COMPARISON.finditer(quiet):
        empty = _EMPTY.match(condition, found.end())
        if empty:
            yield found.start(1), empty.end(), IS_EMPTY, (found.group(1),)
    for found in _OF_TWO.finditer(quiet):
        yield found.start(1), found.end(), found.group(2), found.group(1, 3)


def _place(
    asks: str,
    names: tuple[str, ...],
    texts: Container[str],
    lists: Mapping[str, Container[str]],
    binders: Mapping[str, str],
) -> Glimpse | None:
    """What is asked of names, where all of them are texts of the record, or of one item."""
    if all(name in texts for name in names):
        return Glimpse(asks, names)
    parts = [name.split(".") for name in names]
    listed = {binders.get(part[0], "") for part in parts}
    each = listed.pop() if len(listed) == 1 else ""
    if each and all(len(part) == 2 and part[1] in lists[each] for part in parts):  # noqa: PLR2004 - the item, and its field
        return Glimpse(asks, tuple(part[1] for part in parts), each)
    return None
