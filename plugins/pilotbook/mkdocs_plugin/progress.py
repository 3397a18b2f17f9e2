"""Says how far a long build has come."""

from collections.abc import Iterable, Iterator
from time import monotonic

from mkdocs.plugins import get_plugin_logger

_LOG = get_plugin_logger("pilotbook")
_SECONDS_OF_SILENCE = 2.0
"""How long a build goes on before it says how far it has come."""


def log_progress(pages: Iterable[tuple[str, str]], count: int) -> Iterator[tuple[str, str]]:
    """Say now and then how far a long build has come."""
    said = monotonic()
    for number, page in enumerate(pages):
        if monotonic() - said > _SECONDS_OF_SILENCE:
            said = monotonic()
            _LOG.info("Finished %s of %s pages", f"{number:,}", f"{count:,}")
        yield page
