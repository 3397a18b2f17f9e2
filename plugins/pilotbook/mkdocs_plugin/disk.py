"""Says in one sentence that the disk did not take what a build writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.exceptions import PluginError

from pilotbook.reports.safe_text import make_safe


@contextmanager
def told_of_the_disk() -> Iterator[None]:
    """Let MkDocs end the build with a sentence, and not with a traceback, where something cannot be written or read."""
    try:
        yield
    except OSError as error:
        reason = make_safe(str(error))
        raise PluginError(
            f"expected a disk that takes the site, found: {reason}. Make room, or give the temporary files another "
            "folder with TMPDIR, and build again."
        ) from error
