"""Says in words why an answer is none."""

from enum import StrEnum
from typing import NamedTuple

MOST_QUOTED = 120
"""How many characters of a long answer are quoted."""


class Why(StrEnum):
    """Why words do not answer a question; each is the rest of a sentence that begins with them."""

    PUTS_OFF = "puts the question off"
    SAYS_NOTHING = "says nothing by itself"
    NAMES_GROUP = "names a group, not a person"
    REPEATED = "says nothing of this one"


class Vague(NamedTuple):
    """The words of an answer that make it none, as they were typed; `others` counts other records with the same.

    Where the words are not shown they are blank.
    """

    words: str
    why: Why
    others: int = 0

    def __str__(self) -> str:
        quoted = self.words if len(self.words) <= MOST_QUOTED else f"{self.words[: MOST_QUOTED - 1].rstrip()}…"
        told = f"“{quoted}”" if self.words else "An answer that is not shown here"
        same = f"stands word for word in {self.others:,} other records, so it " if self.others else ""
        return f"{told} {same}{self.why}"
