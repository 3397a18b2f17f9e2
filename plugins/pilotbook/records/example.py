"""Makes blank and filled records from the descriptions of their fields, to try conditions and documentation on."""

from typing import Any, TypeVar

from pilotbook.records.reading import Reader
from pilotbook.records.shape import Field, Kind, fields_of
from pilotbook.records.yaml_source import Entry, Mapping, Node, Scalar, Sequence

RecordT = TypeVar("RecordT")


def filled_record(of: type[RecordT]) -> RecordT:
    """A record whose every field holds its example, and every list one item."""
    reader = Reader("example")
    filled, _ = reader.read(of, filled_tree(of))
    if reader.diagnostics:
        raise ValueError(f"an example of {of.__name__} does not fit: {reader.diagnostics[0].message}")
    return filled


def filled_tree(of: type[Any]) -> Mapping:
    """The tree of a file in which every field holds its example."""
    return Mapping({field.name: Entry(_example(field), 1, 1) for field in fields_of(of)}, 1, 1)


def _example(field: Field) -> Node:
    if field.record is not None:
        filled = filled_tree(field.record)
        return Sequence([filled], 1, 1) if field.kind is Kind.RECORDS else filled
    if field.kind is Kind.NAMED_TEXTS:
        name, _, text = field.example.partition(": ")
        return Mapping({name: Entry(Scalar(text, 1, 1), 1, 1)}, 1, 1)
    scalar = Scalar(field.example, 1, 1)
    return Sequence([scalar], 1, 1) if field.kind is Kind.TEXTS else scalar
