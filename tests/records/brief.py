"""Shortens diagnostics to what most tests look at."""

from collections.abc import Iterable

from pilotbook.diagnostic import Code, Diagnostic

Brief = tuple[Code, int, int]


def brief(diagnostics: Iterable[Diagnostic]) -> list[Brief]:
    """The code, line and column of each diagnostic."""
    return [(each.code, each.place.line, each.place.column) for each in diagnostics]
