"""Does what a plan says: every file is written whole, and where one cannot be, all are as they were before."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from pilotbook.importing.ledger import FOLDER, name_ledger, write_ledger
from pilotbook.importing.plan import Plan
from pilotbook.records.pilot_file import ENDING


def write_plan(plan: Plan, folder: Path, name: str, advance: Callable[[], None]) -> None:
    """Write the files of a plan and the ledger of its import; raise OSError, with nothing changed, where that fails.

    All files are written beside their places first, where a full disk is found out; then each takes its place at once,
    the ledger last. A run that is killed in between leaves whole files, and the next one finds that they are its own.
    """
    kept = folder / FOLDER
    kept.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".writing-", dir=kept))
    try:
        files = [(f"{change.id}{ENDING}", change.text) for change in plan.changes]
        for file, text in files:
            (staging / file).write_bytes(text.encode())
            advance()
        ledger = name_ledger(folder, name)
        _write_through(staging / ledger.name, write_ledger(name, plan.entries))
        moves = [(staging / file, folder / file) for file, _ in files]
        for _, place in moves:
            _expect_writable(place)
        _move_all([*moves, (staging / ledger.name, ledger)], staging)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _write_through(file: Path, text: str) -> None:
    """Write a file that must not be lost when the machine stops: the ledger, without which no pilot is found again."""
    with file.open("wb") as opened:
        opened.write(text.encode())
        opened.flush()
        os.fsync(opened.fileno())


def _expect_writable(place: Path) -> None:
    """Respect what somebody made read-only, which moving another file into its place would not."""
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(13, "permission denied", place.name)


def _move_all(moves: Iterable[tuple[Path, Path]], staging: Path) -> None:
    """Put every file into its place; where one cannot be put there, take the others back."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for number, (new, place) in enumerate(moves):
            before = None
            if place.exists():
                before = staging / f"before-{number}"
                shutil.copy2(place, before)
                shutil.copymode(place, new)
            new.replace(place)
            done.append((place, before))
    except OSError:
        for place, before in reversed(done):
            if before is None:
                place.unlink(missing_ok=True)
            else:
                before.replace(place)
        raise
