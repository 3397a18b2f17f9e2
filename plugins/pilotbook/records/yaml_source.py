"""Holds what a YAML file says: a tree of plain text with a line and a column for every key and value."""

from collections.abc import Iterator
from typing import NamedTuple

from pilotbook.diagnostic import Place

_ABSENT = ("", "~", "null", "Null", "NULL")  # what YAML's core schema reads as nothing


class Scalar(NamedTuple):
    """A piece of text. `is_plain` says that it was written without quotes."""

    text: str
    line: int
    column: int
    is_plain: bool = True

    @property
    def is_absent(self) -> bool:
        """Whether the file says that there is no value: nothing at all, `~` or `null`, without quotes."""
        return self.is_plain and self.text in _ABSENT


class Entry(NamedTuple):
    """A key's value, and where the key stands."""

    value: "Node"
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys with their entries, in the order of the file."""

    entries: dict[str, Entry]
    line: int
    column: int


class Sequence(NamedTuple):
    """Values in order."""

    items: "list[Node]"
    line: int
    column: int


Node = Scalar | Mapping | Sequence
Path = tuple[str | int, ...]


class Source(NamedTuple):
    """A file that was read: its path relative to the repository, and its tree and its text."""

    path: str
    root: Mapping
    text: str = ""

    def locate(self, path: Path) -> Place:
        """Where the value at `path` stands; where it is missing, the key of its nearest parent that exists."""
        place = Place(self.path, self.root.line, self.root.column)
        node: Node = self.root
        for step in path:
            match node, step:
                case Mapping(entries=entries), str() if step in entries:
                    entry = entries[step]
                    node = entry.value
                    place = Place(self.path, *_position_of(entry))
                case Sequence(items=items), int() if 0 <= step < len(items):
                    node = items[step]
                    place = Place(self.path, node.line, node.column)
                case _:
                    break
        return place

    @property
    def words(self) -> str:
        """Text that holds every word of every value, whole, and may hold more: the file itself where it can."""
        is_literal = self.text and "\\" not in self.text and "''" not in self.text
        return self.text if is_literal else "\n".join(self._texts())

    def _texts(self) -> Iterator[str]:
        waiting: list[Node] = [self.root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Scalar):
                yield node.text
            elif isinstance(node, Mapping):
                waiting.extend(entry.value for entry in node.entries.values())
            else:
                waiting.extend(node.items)

    def find(self, path: Path) -> Node | None:
        """The node at `path`, or None where the file does not go that far."""
        node: Node = self.root
        for step in path:
            match node, step:
                case Mapping(entries=entries), str() if step in entries:
                    node = entries[step].value
                case Sequence(items=items), int() if 0 <= step < len(items):
                    node = items[step]
                case _:
                    return None
        return node


def _position_of(entry: Entry) -> tuple[int, int]:
    """The place of a text, or that of the key where the value is nothing or holds more values."""
    value = entry.value
    if isinstance(value, Scalar) and not value.is_absent:
        return value.line, value.column
    return entry.line, entry.column


def name_path(path: Path) -> str:
    """A path as a person would say it: items are counted from 1."""
    if not path:
        return "the record"
    return "'" + ".".join(str(step + 1) if isinstance(step, int) else step for step in path) + "'"
