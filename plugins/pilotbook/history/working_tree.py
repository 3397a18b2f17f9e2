"""Turns the files of a folder as they lie there, new ones included, into a tree that git can compare."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pilotbook.history.checkout import Checkout


@contextmanager
def snapshot_working_tree(checkout: Checkout, folders: Iterable[str]) -> Iterator[tuple[Checkout, str]]:
    """A checkout that knows the tree, and the tree's id; `folders` are those that are looked at, as git names them.

    Git writes what it needs for that into a folder that is gone afterwards: the index and the objects of the repository
    stay as they are. Files that `.gitignore` names are no part of it.
    """
    with TemporaryDirectory(prefix="pilotbook-") as scratch:
        index, objects = Path(scratch, "index"), Path(scratch, "objects")
        objects.mkdir()
        _copy_index(_locate(checkout, "index"), index)
        others = os.environ.get("GIT_ALTERNATE_OBJECT_DIRECTORIES", "")
        variables = {
            "GIT_INDEX_FILE": str(index),
            "GIT_OBJECT_DIRECTORY": str(objects),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": os.pathsep.join(
                filter(None, (str(_locate(checkout, "objects")), others))
            ),
        }
        apart = replace(checkout, git=replace(checkout.git, variables=variables))
        there = [folder for folder in folders if _is_known(apart, folder)]
        if there:
            apart.git.run("add", "--all", "--", *there)
        yield apart, apart.git.read("write-tree")


def _locate(checkout: Checkout, name: str) -> Path:
    """Where a part of the repository lies: other checkouts of it may have their own."""
    return Path(checkout.git.read("rev-parse", "--path-format=absolute", "--git-path", name))


def _copy_index(file: Path, to: Path) -> None:
    """The index is copied with its times, by which git knows most files without reading them."""
    if file.is_file():
        shutil.copy2(file, to)


def _is_known(checkout: Checkout, folder: str) -> bool:
    """Whether there is something to add: git refuses a path that is neither on the disk nor in the index."""
    return os.path.lexists(checkout.git.folder / folder) or bool(checkout.git.run("ls-files", "--", folder))
