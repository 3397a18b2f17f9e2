"""Puts lines of Markdown together: tables, lists that are cut, blocks that fit into a length."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Fitted(NamedTuple):
    """The blocks that fit, each ending with a line break, and how many did not."""

    blocks: tuple[str, ...]
    cut: int


def write_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; its cells are Markdown in which no line breaks and no bar is left."""
    return write_rows([head, ["---"] * len(head), *rows])


def write_rows(rows: Iterable[Sequence[str]]) -> str:
    """The lines of a table, without its head."""
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def write_list(items: Sequence[str], most: int) -> str:
    """A list of at most so many items, and a last one that counts those that are left out."""
    shown = [f"- {item}\n" for item in items[:most]]
    left = len(items) - most
    return "".join([*shown, f"- … and {left:,} more\n" if left > 0 else ""])


def fit_blocks(blocks: Iterable[str], room: int) -> Fitted:
    """The first blocks that fit into so many characters; none after the first that does not."""
    kept: list[str] = []
    waiting = iter(blocks)
    for block in waiting:
        if len(block) > room:
            return Fitted(tuple(kept), 1 + sum(1 for _ in waiting))
        kept.append(block)
        room -= len(block)
    return Fitted(tuple(kept), 0)


def count_of(count: int, noun: str, nouns: str = "") -> str:
    """A count with its noun: `1 pilot`, `3,000 pilots`."""
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"
