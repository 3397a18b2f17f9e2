"""Turns what git says between two trees into changes of files, with renames understood."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pilotbook.history.checkout import Checkout
from pilotbook.history.git_command import GitProblem

RAW = ("-r", "-z", "--raw", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-color")
"""The options with which git lists changes in the form that is read here, whatever people have set for themselves."""
_FILES = ("100644", "100755", "100664")  # the last one is of old repositories
_LINK = "120000"


class Version(NamedTuple):
    """One file of one tree: its path, counted from the top of the repository, and the blob that holds its bytes."""

    path: str
    blob: str
    is_link: bool = False


class FileChange(NamedTuple):
    """A file before and after: one side is None where it was added or deleted; the paths differ where it was moved."""

    before: Version | None
    after: Version | None


def list_changes(checkout: Checkout, base: str, head: str, folders: Iterable[str]) -> tuple[FileChange, ...]:
    """What changed in some folders, named as git does, between two commits or trees, by the path that counts now."""
    paths = tuple(folders)
    output = checkout.git.run("diff-tree", *RAW, base, head, "--", *paths)
    changes = list(read_changes(iter(split_fields(output))))
    return tuple(sorted(changes, key=lambda change: (change.after or change.before or ("",))[0]))


def split_fields(output: bytes) -> list[str]:
    """The fields of what git prints with `-z`."""
    return [os.fsdecode(field) for field in output.split(b"\0")[:-1]]


def read_changes(fields: Iterator[str]) -> Iterator[FileChange]:
    """Changes from their fields: one with modes, blobs and a status, then one path, or two where a file was moved."""
    for field in fields:
        yield read_change(field, fields)


def read_change(field: str, fields: Iterator[str]) -> FileChange:
    """The change that a field such as `:100644 100644 3a… 5b… R086` begins; its paths are the fields after it."""
    modes_blobs_status = field.lstrip("\n:").split(" ")
    path = next(fields, None)
    if len(modes_blobs_status) != 5 or path is None:  # noqa: PLR2004 - see the example
        raise GitProblem("expected a list of changes from git, found something else", "use git 2.31 or later")
    old_mode, mode, old_blob, blob, status = modes_blobs_status
    new_path = next(fields, path) if status[:1] in ("R", "C") else path
    return FileChange(make_version(path, old_mode, old_blob), make_version(new_path, mode, blob))


def make_version(path: str, mode: str, blob: str) -> Version | None:
    """A file from what git says of it; None where that is no file, but nothing at all or another repository."""
    return Version(path, blob, mode == _LINK) if mode in (*_FILES, _LINK) else None
