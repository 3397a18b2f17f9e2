"""Holds values below names that no class declares: those of an organisation, or of a spreadsheet."""

from datetime import date
from typing import NamedTuple

from pilotbook.frozen import frozen


@frozen
class Added:
    """The value of a field that the organisation declared in `playbook.yml`."""

    name: str
    value: str | date | int | bool | tuple[str, ...]


class NamedText(NamedTuple):
    """One text of several, with the name that stands before its colon; the names are anybody's."""

    name: str
    text: str
