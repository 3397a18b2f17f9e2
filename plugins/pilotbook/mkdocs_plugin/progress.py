"""Says how far a long build has come."""

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

from mkdocs.plugins import get_plugin_logger

PageT = TypeVar("PageT")
_LOG = get_plugin_logger("pilotbook")
_SECONDS_OF_SILENCE = 2.0
"""How long a build goes on before it says how far it has come."""


def log_progress(done: str, pages: Iterable[PageT], count: int) -> Iterator[PageT]:
    """Say now and then how far a long build has come; `done` is what was done to a page, such as "Finished"."""
    said = monotonic()
    for number, page in enumerate(pages):
        if monotonic() - said > _SECONDS_OF_SILENCE:
            said = monotonic()
            _LOG.info("%s %s of %s pages", done, f"{number:,}", f"{count:,}")
        yield page
