"""Lets a large feed be written without a search for garbage in between."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Meanwhile, nobody looks for garbage.

    What is made for a feed refers to nothing that refers to it, and is let go of at once. To look at all pilots of a
    large portfolio again and again takes as long as to write them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
