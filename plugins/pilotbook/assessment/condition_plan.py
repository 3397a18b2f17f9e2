"""Holds what can be told from the words of a condition, as plain values."""

from typing import NamedTuple

IS_EMPTY = "is empty"
"""Stands for the comparison of a text with the empty one, beside the functions and the comparisons of two texts."""

Needs = tuple[tuple[str, tuple[str, ...] | None], ...]
"""Variables, each with the fields of its items that are needed; None stands for whole items, or for no list."""


class Glimpse(NamedTuple):
    """What a condition asks of one text, or of two: names of variables, or of the fields of the items of `listed`."""

    asks: str
    names: tuple[str, ...]
    listed: str = ""


class Plan(NamedTuple):
    """What a condition looks at: `needs` is what the runtime is given; `reads` and `glimpses` decide its answer."""

    needs: Needs
    reads: Needs
    glimpses: tuple[Glimpse, ...]
