"""Holds one value of a record together with the way that leads to it."""

from typing import NamedTuple

from pilotbook.records.yaml_source import Path

Value = str | tuple[str, ...]
"""A value as it is written: a text, or a list of texts."""


class Leaf(NamedTuple):
    """A value and its path. A bare one, such as a day, needs no quotes and takes none."""

    path: Path
    value: Value
    is_bare: bool = False


def name_path(path: Path) -> str:
    """A path as a person would say it, without quotes; items are counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
