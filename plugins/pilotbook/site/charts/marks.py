"""What all charts share: what is said about them, how their areas are filled, and how a length is written.

Across, everything is a share of the width, and down, it is in `em`. So a chart fits any screen and its text keeps its
size; a picture that is scaled would have tiny text on a phone.
"""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from pilotbook.frozen import frozen

LONGEST_LABEL = 43
"""How many letters of ordinary width a label and its figure have room for on the narrowest screen.

The table beside the chart has them all.
"""


class Tone(StrEnum):
    """What an area stands for; each has a colour in the styles, the same as everywhere on the site."""

    MAIN = "main"
    LATE = "late"
    MET = "met"
    VAGUE = "vague"
    MISSING = "missing"
    QUIET = "quiet"


class Fill(StrEnum):
    """How an area is filled, so that it can be told from its neighbour without its colour."""

    SOLID = "solid"
    HATCHED = "hatched"
    DOTTED = "dotted"
    EMPTY = "empty"


@frozen(kw_only=False)
class Mark:
    """The look of one kind of area, with the words for it in the key below the chart."""

    tone: Tone
    fill: Fill
    word: str


def find_patterned(marks: Iterable[Mark]) -> list[Mark]:
    """Those marks whose areas are filled with a pattern, each look once."""
    looks = {(mark.tone, mark.fill): mark for mark in marks if mark.fill in (Fill.HATCHED, Fill.DOTTED)}
    return [looks[look] for look in sorted(looks)]


@frozen(kw_only=False)
class Words:
    """What is said about a chart: to those who do not see it, and in `note`, how to read it, to those who do.

    `id` is the beginning of its ids, unique on the page.
    """

    id: str
    title: str
    description: str
    note: str = ""


def write_share(share: float) -> str:
    """A share of the width, as SVG writes it."""
    return f"{share * 100:.3f}".rstrip("0").rstrip(".") + "%"


def write_em(length: float) -> str:
    """A length in the size of the chart's letters, as SVG writes it."""
    return f"{length:.3f}".rstrip("0").rstrip(".") + "em"


def shorten(text: str, longest: int) -> str:
    """A text that fits a label: cut at the end, with an ellipsis. Letters of East Asia take the room of two."""
    text = " ".join(text.split())
    widths = [2 if unicodedata.east_asian_width(letter) in "FW" else 1 for letter in text]
    if sum(widths) <= longest:
        return text
    room, kept = longest - 1, 0
    while widths[kept] <= room:
        room -= widths[kept]
        kept += 1
    return text[:kept].rstrip() + "…"
