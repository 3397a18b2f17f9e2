"""Tells what is wrong with files among the messages of MkDocs."""

import logging

from mkdocs.plugins import get_plugin_logger

from pilotbook.diagnostic import Diagnostic, Severity
from pilotbook.reports.safe_text import make_safe

_LOG = get_plugin_logger("pilotbook")
_LEVELS = {Severity.ERROR: logging.WARNING, Severity.WARNING: logging.INFO, Severity.NOTE: logging.INFO}
"""An error counts for `--strict`, as it counts for `check`; a warning does not."""


def report(diagnostic: Diagnostic) -> None:
    """Say what is wrong, where, and what to do."""
    place = diagnostic.place
    path, message, hint = map(make_safe, (place.path, diagnostic.message, diagnostic.hint))
    _LOG.log(_LEVELS[diagnostic.severity], "%s:%d:%d: %s: %s", path, place.line, place.column, message, hint)
