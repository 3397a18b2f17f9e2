"""Turns the leaves of a record into the text of a pilot's file, and of parts of one."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pilotbook.importing.leaf import Leaf
from pilotbook.records.yaml_writing import write_scalar, write_text

STEP = 2
"""How far what is within something stands further in."""


def write_record(leaves: Sequence[Leaf], schema: str) -> str:
    """The text of a file; `schema` is the address of the schema for editors, or empty."""
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return head + "".join(f"{line}\n" for line in write_leaves(leaves, 0))


def write_leaves(leaves: Sequence[Leaf], depth: int) -> Iterator[str]:
    """The lines of leaves whose paths have their first `depth` steps in common, not indented.

    Leaves that belong together have to follow one another.
    """
    for step, group in groupby(leaves, key=lambda leaf: leaf.path[depth]):
        inner = list(group)
        if isinstance(step, int):
            yield from _begin_with_dash(write_leaves(inner, depth + 1))
        elif len(inner[0].path) == depth + 1:
            yield from _write_leaf(step, inner[0])
        else:
            yield f"{write_scalar(step)}:"
            yield from (f"{' ' * STEP}{line}" if line else "" for line in write_leaves(inner, depth + 1))


def _write_leaf(key: str, leaf: Leaf) -> Iterator[str]:
    if isinstance(leaf.value, str):
        yield from f"{write_scalar(key)}: {write_value(leaf.value, 0, is_bare=leaf.is_bare)}".split("\n")
        return
    yield f"{write_scalar(key)}:"
    yield from (f"{' ' * STEP}- {write_scalar(text)}" for text in leaf.value)


def write_value(text: str, indent: int, *, is_bare: bool) -> str:
    """A value behind a key that stands `indent` columns in; bare ones, such as days, need no quotes and take none."""
    return text if is_bare else write_text(text, indent)


def _begin_with_dash(lines: Iterator[str]) -> Iterator[str]:
    mark = "- "
    for line in lines:
        yield f"{mark}{line}" if line else ""
        mark = " " * STEP
