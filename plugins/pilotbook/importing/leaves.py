"""Finds the values in the tree of a record, each with the path that leads to it."""

from collections.abc import Iterator

from pilotbook.importing.leaf import Value
from pilotbook.records.yaml_source import Mapping, Node, Path, Scalar, Sequence


def find_leaves(root: Mapping) -> dict[Path, Value]:
    """The values of a tree in the order of the file; a list that holds nothing but texts is one of them."""
    return dict(_walk(root, ()))


def _walk(node: Node, path: Path) -> Iterator[tuple[Path, Value]]:
    match node:
        case Scalar():
            if not node.is_absent:
                yield path, node.text.rstrip("\n")
        case Mapping(entries=entries):
            for key, entry in entries.items():
                yield from _walk(entry.value, (*path, key))
        case Sequence(items=items) if all(isinstance(item, Scalar) for item in items):
            yield path, tuple(item.text.rstrip("\n") for item in items if isinstance(item, Scalar))
        case _:
            for number, item in enumerate(node.items):
                yield from _walk(item, (*path, number))
