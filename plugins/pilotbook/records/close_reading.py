"""Turns the text of a pilot's file into its record, with words and a place for whatever is unusual about it."""

from typing import NamedTuple, cast

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.frozen import replace
from pilotbook.records.named_values import Added
from pilotbook.records.pilot import Pilot
from pilotbook.records.reading import Reader
from pilotbook.records.shape import Field
from pilotbook.records.withholding import Clearing
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping, Node, Path, Scalar, Source


class CloseReading(NamedTuple):
    """What became of a file; `pilot` and `source` are None where it tells too little to speak of a pilot."""

    pilot: Pilot | None
    source: Source | None
    broken: frozenset[Path]
    diagnostics: tuple[Diagnostic, ...]


def read_tree(text: str, path: str) -> Mapping:
    """The tree of a text that was read the short way."""
    root, _ = read_yaml(text, path)
    return cast("Mapping", root)  # else it would have been left to the close look


def read_closely(
    text: str, identifier: str, path: str, added: tuple[Field, ...], found: list[Diagnostic]
) -> CloseReading:
    """Read a text in which something is unusual; `found` are its secrets, which were taken out of it."""
    root, problems = read_yaml(text, path)
    clearing = Clearing(path, found)
    if root is not None and (found or "\\" in text):
        root = clearing.clear(root)
    reader = Reader(path, list(problems))
    if not isinstance(root, Mapping):
        if not problems:
            reader.diagnostics.append(_not_a_record(root, path))
        return CloseReading(None, None, frozenset(), _of_pilot(reader, clearing, identifier))
    pilot, values = reader.read(Pilot, root, (), added)
    if values:
        pilot = replace(pilot, added=tuple(Added(name=name, value=value) for name, value in values.items()))
    if not pilot.title.strip():
        pilot = replace(pilot, title=identifier)
    source = Source(path, root, "" if found else text)  # what was found by now includes what escapes hide
    return CloseReading(
        pilot if pilot.stage is not None else None,
        source,
        frozenset(reader.broken),
        _of_pilot(reader, clearing, identifier),
    )


def _of_pilot(reader: Reader, clearing: Clearing, identifier: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a file; that words in place of a secret fit no field is not said a second time."""
    others = [each for each in reader.diagnostics if each.place[1:] not in clearing.places]
    return tuple(replace(diagnostic, pilot=identifier) for diagnostic in (*clearing.diagnostics, *others))


def _not_a_record(root: Node | None, path: str) -> Diagnostic:
    if root is None or (isinstance(root, Scalar) and root.is_absent):
        return Diagnostic(
            code=Code.EMPTY_FILE,
            place=Place(path),
            message="expected a pilot, found an empty file",
            hint="begin with two lines: title: …, and stage: proposed",
        )
    found = "text" if isinstance(root, Scalar) else "a list"
    return Diagnostic(
        code=Code.WRONG_TYPE,
        place=Place(path, root.line, root.column),
        message=f"expected the fields of one pilot, found {found}",
        hint="write one field to a line, without a dash before it, and with a colon and a space after its name",
    )
