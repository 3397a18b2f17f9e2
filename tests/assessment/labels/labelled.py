"""Reads the answers that were labelled by hand, and counts how well the vague phrases of the playbook tell them apart.

    python -m tests.assessment.labels.labelled

It prints the table of `docs/development/vague-answers.md`.
"""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.assessment.exemplary import bench
from tests.assessment.labels.draw import Drawn

FILE = Path(__file__).with_name("answers.csv")
LAST_SET = 7
"""The set that was drawn last."""


class Labelled(NamedTuple):
    """An answer, and what was said of it by hand: whether it is vague, whether that was hard to say, and why."""

    drawn: Drawn
    is_vague: bool
    is_hard: bool
    reason: str


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
def read_labels() -> tuple[Labelled, ...]:
    """Every labelled answer."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Labelled(
                Drawn(
                    set=int(row["set"]),
                    column=int(row["column"]),
                    row=int(row["row"]),
                    stratum=row["stratum"],
                    times=int(row["times"]),
                    text=row["text"],
                ),
                is_vague={"vague": True, "answers": False}[row["label"]],
                is_hard={"hard": True, "": False}[row["hard"]],
                reason=row["reason"],
            )
            for row in csv.DictReader(file)
        )


def read_made_up(kind: str) -> list[str]:
    """The answers that were made up by whoever wrote the phrases: `vague` ones, or `honest` ones."""
    return FILE.with_name(f"made_up_{kind}.txt").read_text(encoding="utf-8").splitlines()


def of_set(number: int, half: str = "") -> list[Labelled]:
    """The answers of a set, or of one half of it."""
    return [each for each in read_labels() if each.drawn.set == number and half in ("", each.drawn.half)]


def score(
    answers: Iterable[Labelled], *, by_records: bool = False, is_vague: Callable[[str], bool] | None = None
) -> Score:
    """How a judgement, by default that of the playbook's phrases, compares with the labels.

    Each wording counts once, or `by_records` as often as it stands in the inventory.
    """
    judge = is_vague or _is_vague
    counts = {(found, vague): 0 for found in (True, False) for vague in (True, False)}
    for each in answers:
        counts[judge(each.drawn.text), each.is_vague] += each.drawn.times if by_records else 1
    return Score(counts[True, True], counts[True, False], counts[False, True], counts[False, False])


def _is_vague(text: str) -> bool:
    return bench().phrases.find_vague(text) is not None


def list_figures() -> Iterator[str]:
    """The rows of a Markdown table: one for each set or half, by wording and by record."""
    yield "| answers | counted by | right | wrong | missed | left alone | precision | recall |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    halves = [(1, "tuning"), (1, "held-out"), *((number, "") for number in range(2, LAST_SET + 1))]
    for number, half in halves:
        for by_records in (False, True):
            found = score(of_set(number, half), by_records=by_records)
            name = " ".join(filter(None, (f"set {number}", half)))
            counts = " | ".join(f"{count:,}" for count in found)
            by = "record" if by_records else "wording"
            yield f"| {name} | {by} | {counts} | {found.precision:.3f} | {found.recall:.3f} |"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in list_figures())
