"""Says how output is coloured: for a person at a terminal, and plain for everybody else."""

import os
import sys

from pilotbook.reports.style import Style, plain

_COLOURS = {"error": "red", "warning": "yellow", "note": "blue", "good": "green"}


def choose_style() -> Style:
    """Colours for a person at a terminal who has not said no to them (https://no-color.org)."""
    is_wanted = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return _colour if is_wanted else plain


def _colour(text: str, role: str) -> str:
    import click

    return click.style(text, fg=_COLOURS.get(role), bold=role in ("error", "place"), dim=role == "quiet")
