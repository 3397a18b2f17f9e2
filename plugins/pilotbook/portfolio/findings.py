"""Holds what a check of many files found, without the files: enough for every report that shows no verdicts."""

from collections.abc import Iterable, Iterator
from datetime import date

from pilotbook.diagnostic import Diagnostic, sort_diagnostics
from pilotbook.frozen import frozen


@frozen
class Findings:
    """Everything that is wrong with any file, in order; `files` is how many pilots were looked at."""

    today: date
    files: int
    diagnostics: tuple[Diagnostic, ...]


OfFile = tuple[str, tuple[Diagnostic, ...]]
"""The path of a file, and what is wrong with it, in order."""


def arrange_by_file(of_files: Iterable[OfFile], others: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Everything in the order of the files, with others put among those of the file that they stand in."""
    found: dict[str, list[Diagnostic]] = {}
    for path, of_file in of_files:
        found.setdefault(path, []).extend(of_file)
    touched = set()
    for each in others:
        found.setdefault(each.place.path, []).append(each)
        touched.add(each.place.path)
    for path in sorted(found):
        yield from sort_diagnostics(found[path]) if path in touched else found[path]
