"""Finds the one known word that a misspelt one must stand for, or none where there is any doubt."""

from collections.abc import Iterable

_SHORT, _LONG = 4, 8
"""Up to the first length one letter tells two words apart (ship, skip); from the second on two slips are plausible."""
_LONGEST, _MOST = 80, 2
"""How long a word is looked at, and how many slips in it at most."""


def find_meant(word: str, known: Iterable[str], *, takes_beginnings: bool = False) -> str | None:
    """The only known word of which `word` is a misspelling, or None where there is none, or more than one.

    This is stricter than a suggestion, which a person looks at: `biweekly` is near to `weekly`, and no misspelling of
    it. With `takes_beginnings` the first letters of a word stand for it: `pilot` for `piloting`.
    """
    folded = _fold(word)
    if not folded or len(folded) > _LONGEST:
        return None
    words = list(known)
    same = [each for each in words if _fold(each) == folded]
    found = same or [each for each in words if _is_slip(folded, _fold(each))]
    if not found and takes_beginnings and len(folded) >= _SHORT:
        found = [each for each in words if _fold(each).startswith(folded)]
    return found[0] if len(found) == 1 else None


def _fold(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")


def _is_slip(word: str, known: str) -> bool:
    """Whether a word is a known one with a slip or two in it; its first letter is right, for `un…` is no slip."""
    if word[0] != known[0] or len(known) < _SHORT - 1:
        return False
    if len(known) <= _SHORT and len(word) == len(known):
        return sorted(word) == sorted(known) and _distance(word, known) == 1
    return _distance(word, known) <= (_MOST if len(known) >= _LONG else 1)


def _distance(one: str, other: str) -> int:
    """How many letters are missing, too many, wrong, or swapped with their neighbour."""
    if abs(len(one) - len(other)) > _MOST:
        return _MOST + 1  # more than that nobody asks for
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, known in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != known))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == known:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
