"""Says how a piece of text is marked for a person: by the name of its role, never by a colour."""

from collections.abc import Callable

Style = Callable[[str, str], str]
"""Marks a piece of text with the name of its role: error, warning, note, place, quiet or good."""


def plain(text: str, _role: str) -> str:
    """The style of a file or a pipe: none."""
    return text
