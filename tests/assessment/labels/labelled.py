"""Reads the answers that were labelled by hand, and counts how well the vague phrases of the playbook tell them apart.

    python -m tests.assessment.labels.labelled

It prints the table of `docs/development/vague-answers.md`.
"""

import csv
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.assessment.labels.draw import Drawn

FOLDER = Path(__file__).parent
HALVES = ("tuning", "held-out")
_BARE = frozenset({"n/a", "na", "not applicable"})


class Labelled(NamedTuple):
    """An answer, and what a person said of it: whether it is vague, whether that was hard to say, and why."""

    drawn: Drawn
    half: str
    is_vague: bool
    is_hard: bool
    reason: str

    @property
    def is_bare(self) -> bool:
        """Whether it is `n/a` or the like and nothing else, which any list of phrases holds."""
        return self.drawn.text.casefold().strip(" .") in _BARE


class Score(NamedTuple):
    """How many answers were found vague or not, rightly or wrongly."""

    right: int
    wrong: int
    missed: int
    left_alone: int

    @property
    def precision(self) -> float:
        """How many of those that were found are vague."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """How many of those that are vague were found."""
        return self.right / (self.right + self.missed)


@cache
def read_labels(name: str = "answers.csv") -> tuple[Labelled, ...]:
    """Every labelled answer of a file."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(
            Labelled(
                Drawn(int(row["column"]), int(row["row"]), row["stratum"], row["text"]),
                half=row["half"],
                is_vague={"vague": True, "answers": False}[row["label"]],
                is_hard=row["hard"] == "hard",
                reason=row["reason"],
            )
            for row in csv.DictReader(file)
        )


def score(answers: Iterable[Labelled], is_vague: Callable[[str], bool]) -> Score:
    """How a judgement compares with the labels."""
    counts = {(found, vague): 0 for found in (True, False) for vague in (True, False)}
    for each in answers:
        counts[is_vague(each.drawn.text), each.is_vague] += 1
    return Score(counts[True, True], counts[True, False], counts[False, True], counts[False, False])
