"""Draws real answers from the inventories of AI use cases of US federal agencies, to be labelled by hand.

    python -m tests.assessment.labels.draw ../shared/data/us-federal-2024/inventory.csv
    python -m tests.assessment.labels.draw 2025_individually_reported_AI_use_cases.csv --known answers.csv

The first gives sets 1 to 4, the second sets 5 to 7, without the wordings of the earlier ones. It prints the answers as
CSV, without labels. The order in which they are drawn is that of a hash, so that the same inventory gives the same
sample with every version of Python.
"""

import csv
import hashlib
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

SUBJECTS = (22, 26, 27, 28, 29, 30, 44, 46, 47, 48, 49, 50, 51, 52, 53, 54, 56, 57, 58, 59, 60, 61, 62)
"""The columns on data, monitoring, fallback and risks whose answers are words, counted from 1."""
OUTPUTS, RESOURCES, NAMES, DAYS = 9, (38, 40, 42), (6, 17, 19, 20, 33, 35), (12, 13, 14, 15)
LATER = 100
"""What is added to a column of the inventory of 2025, to tell it from one of 2024."""
LATER_COLUMNS = (10, 15, 18, 20, 21, 22, 24, 27, 30)
OF_ANY_LENGTH = {10: 25, 21: 80, 30: 20}
"""How many answers of any length each set has from a column of 2025."""
LATER_SETS = (5, 6)
LAST_SHARES = {10: (None, 0), 13: (0, 120), 14: (0, 120), 15: (100, 0), 21: (None, 0), 30: (None, 0)}
"""For each column of 2025, how many answers of any length set 7 has, or all that are left, and how many short ones."""
_SEED = "pilotbook-1"
_HALVES = "2"
_EDGES = " \t\n.,;:!?…\"'()[]-–—"
_CLOSED = re.compile(r"(is|are|do|does|has|have|for this particular use case, can|where practicable)\b", re.IGNORECASE)
_WORDS_OF_FLAGS = frozenset({"yes", "no", "true"})


class Drawn(NamedTuple):
    """One answer: the set and the stratum it was drawn for, its column, its row (without the heading), and its text.

    `times` says in how many records it stands in that column.
    """

    set: int
    column: int
    row: int
    stratum: str
    times: int
    text: str

    @property
    def half(self) -> str:
        """The half that its text belongs to, whatever the column: no text stands in both."""
        digest = hashlib.sha256(f"{_HALVES}:{_normal(self.text)}".encode()).digest()
        return "held-out" if digest[0] % 2 else "tuning"


class _Column:
    """The distinct answers of one column in the order of their hash, each of which is drawn once."""

    def __init__(self, number: int, headings: list[str], rows: list[list[str]]) -> None:
        self._number = number
        self._first: dict[str, tuple[int, str]] = {}
        self._times: Counter[str] = Counter()
        is_closed = _CLOSED.match(headings[number - 1])
        for row, cells in enumerate(rows, 1):
            text = cells[number - 1].strip()
            normal = _normal(text)
            if text and not (is_closed and normal in _WORDS_OF_FLAGS):
                self._first.setdefault(normal, (row, text))
                self._times[normal] += 1
        self._left = sorted(self._first, key=lambda normal: _hash(f"{_SEED}:{number - 1}:{normal}"))

    def __len__(self) -> int:
        return len(self._left)

    def leave_out(self, known: Container[str]) -> None:
        """Draw none of these, given as `_normal` gives them."""
        self._left = [normal for normal in self._left if normal not in known]

    def take(
        self, of_set: int, stratum: str, count: int | None = None, fits: Callable[[str], bool] = bool
    ) -> Iterator[Drawn]:
        """The next answers that fit, `count` of them or all."""
        taken = [normal for normal in self._left if fits(normal)][:count]
        self._left = [normal for normal in self._left if normal not in set(taken)]
        for normal in taken:
            row, text = self._first[normal]
            yield Drawn(of_set, self._number, row, stratum, self._times[normal], text)

    def count(self, fits: Callable[[str], bool]) -> int:
        """How many answers are left that fit."""
        return sum(map(fits, self._left))


def draw(inventory: Path) -> list[Drawn]:
    """Every set, by set, column and row."""
    with inventory.open(encoding="cp1252", newline="") as file:
        headings, *rows = csv.reader(file)
    numbers = (*SUBJECTS, OUTPUTS, *RESOURCES, *NAMES, *DAYS)
    columns = {number: _Column(number, headings, rows) for number in numbers}
    drawn = [*_draw_first(columns), *_draw_second(columns), *_draw_third(columns), *_draw_fourth(columns)]
    return sorted(drawn)


def draw_later(inventory: Path, known: Iterable[str]) -> list[Drawn]:
    """Sets 5 to 7, from the inventory of 2025, without the wordings that are known."""
    with inventory.open(encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file)
    normal = frozenset(map(_normal, known))
    drawn: list[Drawn] = []
    columns = {number: _Column(number, headings, rows) for number in LATER_COLUMNS}
    is_short = _has_at_most(8)
    for share, of_set in zip((2, 1), LATER_SETS, strict=True):
        for number, column in columns.items():
            column.leave_out(normal)
            found = [*column.take(of_set, "any", OF_ANY_LENGTH.get(number, 0))]
            found += column.take(of_set, "short", math.ceil(column.count(is_short) / share), is_short)
            drawn += (each._replace(column=number + LATER) for each in found)
            normal |= {_normal(each.text) for each in found}
    for number, (of_any_length, short) in LAST_SHARES.items():
        column = columns.get(number) or _Column(number, headings, rows)
        column.leave_out(normal)
        found = [*column.take(7, "any", of_any_length), *column.take(7, "short", short, is_short)]
        drawn += (each._replace(column=number + LATER) for each in found)
        normal |= {_normal(each.text) for each in found}
    return sorted(drawn)


def _draw_first(columns: dict[int, _Column]) -> Iterator[Drawn]:
    """Half of the answers of each column, at least four, then half of the remaining ones of at most six words."""
    is_short = _has_at_most(6)
    for number in SUBJECTS:
        column = columns[number]
        yield from column.take(1, "any", max(4, math.ceil(len(column) / 2)))
        yield from column.take(1, "short", math.ceil(column.count(is_short) / 2), is_short)


def _draw_second(columns: dict[int, _Column]) -> Iterator[Drawn]:
    """What remains of these columns, the columns on resources, and some of the outputs."""
    yield from _take_all(2, "any", (columns[number] for number in (*SUBJECTS, *RESOURCES)))
    yield from columns[OUTPUTS].take(2, "any", 100)
    yield from columns[OUTPUTS].take(2, "short", 50, _has_at_most(6))


def _draw_third(columns: dict[int, _Column]) -> Iterator[Drawn]:
    """The columns that ask for a name, a number or an address, and more of the outputs."""
    yield from _take_all(3, "any", (columns[number] for number in NAMES))
    yield from columns[OUTPUTS].take(3, "any", 200)
    yield from columns[OUTPUTS].take(3, "short", 100, _has_at_most(6))


def _draw_fourth(columns: dict[int, _Column]) -> Iterator[Drawn]:
    """What stands in place of a day, and the remaining outputs of at most eight words."""
    for number in DAYS:
        yield from columns[number].take(4, "any", fits=lambda normal: not re.search(r"\d", normal))
    yield from columns[OUTPUTS].take(4, "short", fits=_has_at_most(8))


def _take_all(of_set: int, stratum: str, columns: Iterable[_Column]) -> Iterator[Drawn]:
    for column in columns:
        yield from column.take(of_set, stratum)


def _has_at_most(words: int) -> Callable[[str], bool]:
    return lambda normal: len(normal.split()) <= words


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _normal(text: str) -> str:
    """Text without capitals, needless spaces and what stands around it: what makes two answers the same."""
    flat = " ".join(text.split()).casefold()
    return flat.strip(_EDGES) or flat


def list_earlier(answers: Path) -> list[str]:
    """The wordings of sets 1 to 4."""
    with answers.open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file) if int(row["set"]) < min(LATER_SETS)]


def main(inventory: Path, known: Path | None = None) -> None:
    """Print what is drawn."""
    drawn = draw_later(inventory, list_earlier(known)) if known else draw(inventory)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("set", "column", "row", "stratum", "times", "text"))
    writer.writerows(drawn)


if __name__ == "__main__":
    main(*map(Path, (argument for argument in sys.argv[1:] if argument != "--known")))
