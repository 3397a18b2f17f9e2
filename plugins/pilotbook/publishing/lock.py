"""Lets one process at a time publish a site; the lock goes with the process, however it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    from fcntl import LOCK_EX, LOCK_NB, flock

    def _lock(number: int) -> None:
        flock(number, LOCK_EX | LOCK_NB)
except ImportError:  # Windows
    from msvcrt import LK_NBLCK, locking  # type: ignore[attr-defined,unused-ignore]

    def _lock(number: int) -> None:
        locking(number, LK_NBLCK, 1)


class AlreadyLocked(RuntimeError):  # noqa: N818 - reads as what it says
    """Another process holds the lock."""


@contextmanager
def hold_lock(file: Path) -> Iterator[None]:
    """Hold the lock that a file stands for; the file stays, because another process may wait for it."""
    with file.open("a") as opened:
        try:
            _lock(opened.fileno())
        except OSError as error:
            raise AlreadyLocked from error
        yield
