"""Keeps the last good copy of what a source said, with the day on which it was taken, in one file for each source."""

import json
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from pilotbook.frozen import frozen
from pilotbook.records.scalar_values import parse_day

FOLDER = ".pilotbook/sources"
"""Below the repository; a job that publishes can keep it from run to run."""


@frozen
class Copy:
    """What a source said when it was taken. `address` is where from: a copy from elsewhere is none of it."""

    address: str
    taken_on: date
    content: bytes


class Copies:
    """The copies of one repository."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / FOLDER

    def read(self, key: str, address: str) -> Copy | None:
        """The copy of a source; None where there is none that was taken from this address."""
        try:
            head, _, content = self._file(key).read_bytes().partition(b"\n")
            given = json.loads(head)
            taken_on = parse_day(given["taken_on"])
            is_right = given["address"] == address
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return Copy(address=address, taken_on=taken_on, content=content) if is_right and taken_on else None

    def write(self, key: str, copy: Copy) -> None:
        """Keep a copy in the place of the one before, at once. Raises OSError.

        A folder that is a link to somewhere outside is not written to.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self._folder.resolve().is_relative_to(self._root.resolve()):
            raise OSError(f"expected {FOLDER} in the repository, found a link that leads out of it")
        head = json.dumps({"address": copy.address, "taken_on": copy.taken_on.isoformat()})
        fresh = self._folder / f".{key}.{os.getpid()}"
        try:
            fresh.write_bytes(b"\n".join((head.encode(), copy.content)))
            fresh.replace(self._file(key))
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}.copy"
