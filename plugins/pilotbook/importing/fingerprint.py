"""Turns texts into short marks by which a later import sees whether they are still the same."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from pilotbook.importing.leaf import Leaf, Value
from pilotbook.records.yaml_source import Path


def mark_text(text: str) -> str:
    """The mark of a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def mark_value(value: Value) -> str:
    """The mark of a value of a record: of a text, or of a list of texts."""
    return mark_text(value if isinstance(value, str) else "\0".join(("", *value)))


def mark_path(path: Path) -> str:
    """The mark of the way to a value."""
    return blake2b("\0".join(map(str, path)).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def join_marks(leaves: Mapping[str, str]) -> str:
    """The marks of values, by those of their paths, as one text: thousands of pilots have dozens of them each."""
    return "".join(sorted(f"{path}{value}" for path, value in leaves.items()))


def mark_leaves(leaves: Iterable[Leaf]) -> str:
    """The marks of leaves and of their paths as one text."""
    return join_marks({mark_path(leaf.path): mark_value(leaf.value) for leaf in leaves})


def split_marks(marks: str) -> dict[str, str]:
    """The marks of values, by those of their paths, out of the text that they were joined into."""
    pieces = (marks[start : start + _PATH + _VALUE] for start in range(0, len(marks), _PATH + _VALUE))
    return {piece[:_PATH]: piece[_PATH:] for piece in pieces}


_PATH, _VALUE = 8, 12
"""How many characters a mark has."""
