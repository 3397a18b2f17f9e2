"""Runs `check` with ordinary arguments, without what reads arguments of every kind: that takes longer than a check.

Whatever is not ordinary is left to `check.py`: wrong or rare arguments, help, `--fix`. For the rest both do the same.
"""

import os
import sys
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from pilotbook.commands.checking import FORMATS, LEAST, check_pilots
from pilotbook.commands.terminal import choose_style
from pilotbook.diagnostic import Severity, has_problems
from pilotbook.portfolio.repository import find_repository
from pilotbook.portfolio.selection import Selection, SeveralRepositories, select_all, select_paths
from pilotbook.today import NotADay, read_today

_UNUSUAL = frozenset("*?[]~$%")
"""Characters that a Windows shell leaves to the program to expand."""
_CHOICES = {"--format": FORMATS, "--fail-on": LEAST}


class CheckArguments(NamedTuple):
    """The arguments of `check`; see there."""

    paths: tuple[Path, ...]
    form: str
    least: str
    today: date


def run_ordinary_check(arguments: Sequence[str]) -> int | None:
    """The exit code of `check` with these arguments; None, before anything is printed, where they are not ordinary."""
    asked = read_ordinary_arguments(arguments)
    if asked is None or "_PILOTBOOK_COMPLETE" in os.environ or not isinstance(sys.stdout, TextIOWrapper):
        return None
    selection = _select(asked.paths)
    if selection is None:
        return None
    checked = check_pilots(selection, asked.paths, asked.today, asked.form, choose_style())
    _write(sys.stdout, checked.output)
    return 1 if has_problems(checked.diagnostics, Severity(asked.least)) else 0


def read_ordinary_arguments(arguments: Sequence[str]) -> CheckArguments | None:
    """The paths and options of a command line in which nothing is wrong or unusual."""
    given: dict[str, str] = {}
    paths: list[str] = []
    remaining = iter(arguments)
    for argument in remaining:
        name, equals, value = argument.partition("=")
        if not argument.startswith("-"):
            paths.append(argument)
        elif name in _CHOICES or name == "--today":
            given[name] = value if equals else next(remaining, "")
        else:
            return None
    today = _read_day(given.get("--today"))
    chosen = all(given.get(name, values[0]) in values for name, values in _CHOICES.items())
    if today is None or not chosen or not all(map(_is_ordinary_path, paths)):
        return None
    form, least = given.get("--format", "text"), given.get("--fail-on", "error")
    return CheckArguments(tuple(map(Path, paths)), form, least, today)


def _is_ordinary_path(path: str) -> bool:
    return path != "" and _UNUSUAL.isdisjoint(path) and os.path.exists(path)  # noqa: PTH110 - the text is at hand


def _read_day(given: str | None) -> date | None:
    try:
        return read_today(given)
    except NotADay:
        return None


def _select(paths: tuple[Path, ...]) -> Selection | None:
    if not paths:
        repository = find_repository(Path.cwd())
        return select_all(repository) if repository else None
    try:
        return select_paths(paths, Path.cwd())
    except SeveralRepositories:
        return None


def _write(stream: TextIOWrapper, output: str | bytes) -> None:
    if isinstance(output, bytes):
        stream.buffer.write(output)
    else:
        stream.write(output)
    stream.flush()
