"""Spoils a value of JSON in one place."""

from copy import deepcopy
from typing import Any

GONE = object()
"""Takes the place away."""


def spoil(value: Any, path: str, new: object) -> Any:
    """A copy of `value` with `new` at a dotted path, in which a figure counts the items of a list from 0."""
    spoilt = deepcopy(value)
    *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
    inner = spoilt
    for step in steps:
        inner = inner[step]
    if new is GONE:
        del inner[last]
    else:
        inner[last] = new
    return spoilt
