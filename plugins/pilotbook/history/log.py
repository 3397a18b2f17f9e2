"""Reads the history of some folders: each commit that changed them, with what it changed."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from pilotbook.history.checkout import Checkout
from pilotbook.history.file_change import RAW, FileChange, read_change, split_fields

_FORMAT = "--format=%H %ct"
_MAIN_LINE = ("--first-parent", "-m", "--reverse", "--root", "--no-show-signature")
"""What came in by a merge counts on the day of the merge: from then on everybody saw it."""


class LoggedCommit(NamedTuple):
    """One commit of the main line: the UTC day on which it was made, its hash, and the files that it changed."""

    on: date
    hash: str
    changes: tuple[FileChange, ...]


def read_log(checkout: Checkout, head: str, folders: Iterable[str]) -> tuple[LoggedCommit, ...]:
    """The commits that lead to `head` and changed a file in one of the folders, named as git does; the oldest first."""
    arguments = ("log", *_MAIN_LINE, *RAW, _FORMAT, "--end-of-options", head, "--", *folders)
    return tuple(_read_commits(iter(split_fields(checkout.git.run(*arguments)))))


def _read_commits(fields: Iterator[str]) -> Iterator[LoggedCommit]:
    header, changes = "", list[FileChange]()
    for field in fields:
        text = field.lstrip("\n")
        if text.startswith(":"):
            changes.append(read_change(text, fields))
        else:
            if header:
                yield _make_commit(header, changes)
            header, changes = text, []
    if header:
        yield _make_commit(header, changes)


def _make_commit(header: str, changes: list[FileChange]) -> LoggedCommit:
    commit, _, seconds = header.partition(" ")
    return LoggedCommit(datetime.fromtimestamp(int(seconds), UTC).date(), commit, tuple(changes))
