"""Holds a row that gives a pilot, worked out as far as it can be before it is known which pilot that is."""

from pilotbook.frozen import frozen
from pilotbook.importing.sheet import Row


@frozen
class Candidate:
    """A row, the text of the file that it gives, and what tells it from other rows.

    `mark` is that of its cells, and `leaves` are those of its values, joined. The values themselves are left out: the
    row gives them again where they are needed, and most often they are not.
    """

    row: Row
    key: tuple[str, ...]
    own_id: str
    title: str
    mark: str
    text: str
    leaves: str
