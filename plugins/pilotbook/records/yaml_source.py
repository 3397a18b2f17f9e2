"""Holds what a YAML file says: a tree of plain text with a line and a column for every key and value."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pilotbook.diagnostic import Place

ABSENT = frozenset({"", "~", "null", "Null", "NULL"})
"""What YAML's core schema reads as nothing."""


class Scalar(NamedTuple):
    """A piece of text. `is_plain` says that it was written without quotes."""

    text: str
    line: int
    column: int
    is_plain: bool = True

    @property
    def is_absent(self) -> bool:
        """Whether the file says that there is no value: nothing at all, `~` or `null`, without quotes."""
        return self.is_plain and self.text in ABSENT


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


class Source:
    """A file that was read: its path relative to the repository, its tree and its text.

    Of a file that was read the short way the tree is made when somebody asks for it, as for most nobody does. Then
    `empty_lists` are the fields at its top that say that they are an empty list; of any other file it is None.
    """

    __slots__ = ("_given", "_made", "empty_lists", "path", "text")

    def __init__(
        self,
        path: str,
        root: Mapping | Callable[[], Mapping],
        text: str = "",
        empty_lists: frozenset[str] | None = None,
    ) -> None:
        self.path, self._given, self.text, self.empty_lists = path, root, text, empty_lists
        self._made: Mapping | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Source):
            return NotImplemented
        return (self.path, self.text, self.root) == (other.path, other.text, other.root)

    __hash__ = None  # type: ignore[assignment] # its tree can be changed

    @property
    def root(self) -> Mapping:
        """The tree."""
        if isinstance(self._given, Mapping):
            return self._given
        if self._made is None:
            self._made = self._given()
        return self._made

    def let_go(self) -> None:
        """Let go of the tree, where it can be made again."""
        self._made = None

    def says_empty(self, path: Path) -> bool:
        """Whether the file says at `path` that a list is empty, as in `tools: []`; a missing list says nothing."""
        if self.empty_lists is not None and len(path) == 1:
            return path[0] in self.empty_lists
        node = self.find(path)
        return isinstance(node, Sequence) and not node.items

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
