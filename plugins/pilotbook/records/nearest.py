"""Finds the known word that a misspelt one most likely stands for."""

import difflib
from collections.abc import Iterable


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to `word`, or None when none is near enough to suggest."""
    by_folded = {each.casefold(): each for each in known}
    folded = word[:80].casefold().replace(" ", "_")
    found = difflib.get_close_matches(folded, by_folded, n=1, cutoff=0.7)
    return by_folded[found[0]] if found else None


def suggest(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that names the nearest known word, or `otherwise` followed by all of them."""
    words = list(known)
    found = nearest_word(word, words)
    return f"did you mean '{found}'?" if found else f"{otherwise} {', '.join(words)}"


def suggest_field(path: str, known: Iterable[str]) -> str:
    """A hint that names the nearest field of a pilot; there are too many to name them all."""
    near = nearest_word(path, known)
    return f"did you mean '{near}'?" if near else "the guide's page about the record lists every field"
