"""Puts a new folder in the place of another in one step, so that a reader finds the old one or the new one, whole."""

import ctypes
import errno
import os
import sys
from pathlib import Path

_HERE = -100
"""What Linux takes for the current folder (AT_FDCWD, fcntl.h)."""
_SWAP = 2
"""Exchange two names: RENAME_EXCHANGE on Linux (renameat2(2)), RENAME_SWAP on macOS (renamex_np(2))."""
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
"""What a kernel or a file system answers that knows no exchange."""


def put_in_place(new: Path, published: Path, aside: Path) -> None:
    """Make `new` stand at `published`; what stood there is at `aside` afterwards. All three are in one folder.

    Where the system can exchange two names, no moment is without a site. Elsewhere there are two renamings, and
    between them the address is free; `restore` mends what a kill at that moment leaves behind.
    """
    if not published.exists():
        new.rename(published)
    elif _exchange(new, published):
        new.rename(aside)
    else:
        published.rename(aside)
        try:
            new.rename(published)
        except OSError:
            aside.rename(published)
            raise


def restore(published: Path, aside: Path) -> None:
    """Put back what a kill between two renamings left aside."""
    if aside.is_dir() and not published.exists():
        aside.rename(published)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders; False where the system cannot."""
    names = os.fsencode(one), os.fsencode(other)
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, _SWAP)
    elif hasattr(library, "renameat2"):
        failed = library.renameat2(_HERE, names[0], _HERE, names[1], _SWAP)
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
