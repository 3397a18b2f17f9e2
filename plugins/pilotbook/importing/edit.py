"""Changes one value in the text of a record, and nothing else: its letters are exchanged where they stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pilotbook.importing.leaf import Leaf, Value
from pilotbook.importing.leaves import find_leaves
from pilotbook.importing.record_text import write_leaves, write_value
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Entry, Mapping, Node, Path, Scalar, Sequence
from pilotbook.records.yaml_writing import write_scalar

_LINE_BREAK = re.compile("\r\n|[\n\r]")


class Edit(NamedTuple):
    """A value at a path, and the one that is to stand there instead; None is none at all."""

    path: Path
    before: Value | None
    after: Value | None
    is_bare: bool = False


class _Span(NamedTuple):
    """A stretch of a text, and what it is exchanged for."""

    start: int
    end: int
    text: str


def edit_text(text: str, edit: Edit) -> str | None:
    """The text with the edit; None where it is laid out in a way in which that cannot be done safely.

    The result is read again, and taken only if it says the same as before but for this value.
    """
    root = _read(text)
    if root is None:
        return None
    wanted = dict(find_leaves(root))
    if edit.after is None:
        del wanted[edit.path]
    else:
        wanted[edit.path] = edit.after
    for span in _spans(text, root, edit):
        edited = text[: span.start] + span.text + text[span.end :]
        after = _read(edited)
        if after is not None and find_leaves(after) == wanted:
            return edited
    return None


def _read(text: str) -> Mapping | None:
    root, problems = read_yaml(text, "")
    return root if isinstance(root, Mapping) and not problems else None


def _spans(text: str, root: Mapping, edit: Edit) -> Iterator[_Span]:
    """Ways to make an edit, the likeliest first."""
    places = _Places(text)
    entry = _find_entry(root, edit.path)
    if entry is not None and edit.before is None:
        yield from _fill(places, entry, edit)
    elif edit.before is None and edit.after is not None:
        yield from _add(places, root, Leaf(edit.path, edit.after, edit.is_bare))
    elif entry is not None and edit.before is not None:
        start = places.index(entry.value.line, entry.value.column)
        indent = entry.column - 1
        for pair in _written(edit, entry.value, indent):
            written, again = (each.replace("\n", places.line_break) for each in pair)
            if text.startswith(written, start):
                end = start + len(written)
                yield _Span(start, end, again) if edit.after is not None else places.whole_lines(entry, end)


def _find_entry(root: Mapping, path: Path) -> Entry | None:
    """The key with its value at a path that ends in a key."""
    node: Node = root
    entry: Entry | None = None
    for step in path:
        match node, step:
            case Mapping(entries=entries), str() if step in entries:
                entry = entries[step]
                node = entry.value
            case Sequence(items=items), int() if step < len(items):
                node, entry = items[step], None
            case _:
                return None
    return entry


def _written(edit: Edit, node: Node, indent: int) -> Iterator[tuple[str, str]]:
    """How the old value may be written in the file, each with the new one in the same manner."""
    before, after = edit.before, edit.after
    if isinstance(before, tuple):
        new = after if isinstance(after, tuple) else ()
        yield _block(before, node.column), _block(new, node.column)
        yield _flow(before), _flow(new)
        return
    old, new_text = before or "", after if isinstance(after, str) else ""
    is_bare = edit.is_bare
    again = write_value(new_text, indent, is_bare=is_bare)
    yield write_value(old, indent, is_bare=is_bare), again
    yield old, again
    yield f'"{old}"', again
    yield f"'{old}'", again


def _block(texts: tuple[str, ...], column: int) -> str:
    return f"\n{' ' * (column - 1)}".join(f"- {write_scalar(text)}" for text in texts)


def _flow(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(write_scalar, texts))}]"


def _fill(places: "_Places", entry: Entry, edit: Edit) -> Iterator[_Span]:
    """Put a value behind a key that has none: nothing at all, or a word that means as much."""
    if isinstance(entry.value, Scalar):
        start = places.index(entry.value.line, entry.value.column)
        value = _flow(edit.after) if isinstance(edit.after, tuple) else edit.after or ""
        written = value if isinstance(edit.after, tuple) else write_value(value, entry.column - 1, is_bare=edit.is_bare)
        lead = " " if places.text[start - 1] == ":" else ""
        yield _Span(start, start + len(entry.value.text), lead + written.replace("\n", places.line_break))


def _add(places: "_Places", root: Mapping, leaf: Leaf) -> Iterator[_Span]:
    """Put a value in where nothing stands: beside the first one of the mapping it belongs to, or at the end of all."""
    node: Node = root
    depth = 0
    for step in leaf.path:
        match node, step:
            case Mapping(entries=entries), str() if step in entries:
                node = entries[step].value
            case Sequence(items=items), int() if step < len(items):
                node = items[step]
            case _:
                break
        depth += 1
    if depth == len(leaf.path):
        return
    lines = list(write_leaves([leaf], depth))
    if depth == 0:
        yield places.at_end(lines)
    elif isinstance(node, Mapping) and node.entries:
        first = next(iter(node.entries.values()))
        yield places.beside(first, lines, is_below=False)
        yield places.beside(first, lines, is_below=True)  # the first one of an item shares its line with the dash


class _Places:
    """Turns lines and columns of one text into stretches of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_LINE_BREAK.finditer(text))
        self._starts = [0, *(each.end() for each in found)]
        self.line_break = found[0].group() if found else "\n"

    def index(self, line: int, column: int) -> int:
        """Where in the text a line and a column are."""
        return self._starts[line - 1] + column - 1

    def whole_lines(self, entry: Entry, end: int) -> _Span:
        """The lines of a key whose value ends at an index, with the line break behind them."""
        found = _LINE_BREAK.search(self.text, end)
        return _Span(self._starts[entry.line - 1], found.end() if found else len(self.text), "")

    def beside(self, entry: Entry, lines: list[str], *, is_below: bool) -> _Span:
        """A place above the line of a key or below it, for lines that stand as far in as it does."""
        following = self._starts[entry.line] if entry.line < len(self._starts) else len(self.text)
        start = following if is_below else self._starts[entry.line - 1]
        margin = " " * (entry.column - 1)
        lead = self.line_break if start == len(self.text) and not self.text.endswith(("\n", "\r")) else ""
        text = "".join(f"{margin}{line}{self.line_break}" if line else self.line_break for line in lines)
        return _Span(start, start, lead + text)

    def at_end(self, lines: list[str]) -> _Span:
        """The end of the text, on a line of its own."""
        lead = "" if not self.text or self.text.endswith(("\n", "\r")) else self.line_break
        end = len(self.text)
        return _Span(end, end, lead + "".join(f"{line}{self.line_break}" for line in lines))
