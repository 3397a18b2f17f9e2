"""Draws real answers from the inventory of AI use cases of US federal agencies, to be labelled by hand.

    python -m tests.assessment.labels.draw ../shared/data/us-federal-2024/inventory.csv

It prints the answers as CSV, without labels. The order in which they are drawn is that of a hash, so that the same
inventory gives the same sample with every version of Python.
"""

import csv
import hashlib
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

COLUMNS = (22, 26, 27, 28, 29, 30, 44, 46, 47, 48, 49, 50, 51, 52, 53, 54, 56, 57, 58, 59, 60, 61, 62)
"""The columns on data, monitoring, fallback and risks whose answers are words, counted from 1."""
LEAST_OF_COLUMN = 4
SHORT = 6
"""How many words an answer of the short stratum may have."""
_SEED = "pilotbook-1"
_HALVES = "2"
_EDGES = " \t\n.,;:!?…\"'()[]-–—"
_CLOSED = re.compile(r"(is|are|do|does|has|have|for this particular use case, can|where practicable)\b", re.IGNORECASE)
_WORDS_OF_FLAGS = frozenset({"yes", "no", "true"})


class Drawn(NamedTuple):
    """One answer: its column and row (the heading is not counted), the stratum that it was drawn for, and its text."""

    column: int
    row: int
    stratum: str
    text: str

    @property
    def half(self) -> str:
        """The half that its text belongs to, whatever the column: no text stands in both."""
        digest = hashlib.sha256(f"{_HALVES}:{_normal(self.text)}".encode()).digest()
        return "held-out" if digest[0] % 2 else "tuning"


def draw(inventory: Path) -> list[Drawn]:
    """Half of the distinct answers of each column, then half of the remaining short ones; by column and row."""
    with inventory.open(encoding="cp1252", newline="") as file:
        headings, *rows = csv.reader(file)
    drawn = (each for column in COLUMNS for each in _draw_column(column, headings[column - 1], rows))
    return sorted(drawn)


def _draw_column(column: int, heading: str, rows: list[list[str]]) -> Iterator[Drawn]:
    distinct: dict[str, tuple[int, str]] = {}
    for number, row in enumerate(rows, 1):
        text = row[column - 1].strip()
        if text and not (_CLOSED.match(heading) and _normal(text) in _WORDS_OF_FLAGS):
            distinct.setdefault(_normal(text), (number, text))
    order = sorted(distinct, key=lambda text: _rank(column, text))
    count = max(LEAST_OF_COLUMN, math.ceil(len(order) / 2))
    of_any = order[:count]
    short = [text for text in order[count:] if len(text.split()) <= SHORT]
    of_short = short[: math.ceil(len(short) / 2)]
    for stratum, texts in (("any", of_any), ("short", of_short)):
        yield from (Drawn(column, distinct[text][0], stratum, distinct[text][1]) for text in texts)


def _rank(column: int, text: str) -> str:
    return hashlib.sha256(f"{_SEED}:{column - 1}:{text}".encode()).hexdigest()


def _normal(text: str) -> str:
    """Text without capitals, needless spaces and what stands around it: what makes two answers the same."""
    flat = " ".join(text.split()).casefold()
    return flat.strip(_EDGES) or flat


def main(inventory: Path) -> None:
    """Print what is drawn."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("column", "row", "stratum", "half", "text"))
    writer.writerows((each.column, each.row, each.stratum, each.half, each.text) for each in draw(inventory))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
