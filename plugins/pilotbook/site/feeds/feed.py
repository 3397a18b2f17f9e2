"""A file for other programs that is published with the site, and how its text is cleaned."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\\s]+")
"""Spaces of all kinds, control characters, and what no XML may hold."""


class Feed(NamedTuple):
    """One file. `address` is relative to the site's root; `make` gives its content, each time anew.

    A content that grows with the portfolio is given piece by piece, so that a large one never stands in memory.
    `title` and `description` tell people of the file; one that is one of many of a kind has none. `made_from` is all
    that its content depends on, or nothing where that is the whole site.
    """

    address: str
    make: Callable[[], bytes | Iterator[bytes]]
    title: str = ""
    description: str = ""
    made_from: tuple[object, ...] = ()

    def pieces(self) -> Iterable[bytes]:
        """Its content, as it is made."""
        made = self.make()
        return (made,) if isinstance(made, bytes) else made

    def read(self) -> bytes:
        """Its whole content."""
        return b"".join(self.pieces())

    def is_made_from(self, things: tuple[object, ...] | None) -> bool:
        """Whether its content depends on these things, and on nothing else."""
        return bool(self.made_from) and self.made_from == things


def write_line(text: str) -> str:
    """The text on one line, without characters that any of the formats would trip over."""
    return _UNFIT.sub(" ", text).strip()


def encode(text: str) -> bytes:
    """The text as UTF-8; half a character, which the name of a file may hold, becomes a question mark."""
    return text.encode("utf-8", errors="replace")
