"""Turns names in any script into words for addresses: small letters, digits and dashes, each name's its own."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from pilotbook.records.pilot_file import is_pilot_id

_LONGEST = 60
_OTHER = re.compile(r"[^a-z0-9]+")
_SPELT = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})  # noqa: RUF001
"""Letters of the Latin script that are no plain letter with something above or below it."""


def give_slugs(names: Iterable[str], blank: str) -> dict[str, str]:
    """Each name with its slug, in the order given; no two are the same, whatever the names are.

    A name that a slug cannot spell, that is long, or whose slug is taken by one before it, gets a digest of itself as
    well. So the slug of a name does not depend on the others, but for the rare two that are spelt the same. `blank`
    stands where no letter is left.
    """
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(names):
        slug = spelt = _spell(name)
        if not is_pilot_id(slug) or len(slug) > _LONGEST or not _is_spelt(name):
            slug = _sign(spelt, name, blank)
        digested = name
        while slug in taken:
            slug = _sign(spelt, digested, blank)
            digested += "\n"
        taken.add(slug)
        slugs[name] = slug
    return slugs


def _spell(name: str) -> str:
    return _OTHER.sub("-", _fold(name).encode("ascii", "ignore").decode("ascii")).strip("-")


def _is_spelt(name: str) -> bool:
    """Whether no letter and no digit of a name is lost in its slug."""
    return not any(letter.isalnum() for letter in _fold(name) if not letter.isascii())


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKD", name.casefold().translate(_SPELT))


def _sign(slug: str, name: str, blank: str) -> str:
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{slug[:_LONGEST].rstrip('-') or blank}-{digest}"
