"""Turns the folder `pilots/` into pilot records: one file, one pilot, whose id is the file's stem."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.records.pilot import Added, Pilot
from pilotbook.records.reading import Reader
from pilotbook.records.shape import Field
from pilotbook.records.text_file import read_text_file
from pilotbook.records.yaml_source import Mapping, Node, Scalar, Source, read_yaml
from pilotbook.records.yaml_source import Path as KeyPath

ENDING = ".yml"
LONGEST_ID = 80
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotFile:
    """One file of the folder. `pilot` and `source` are None when the file tells too little to speak of a pilot."""

    id: str
    path: str
    pilot: Pilot | None = None
    source: Source | None = None
    broken: frozenset[KeyPath] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()


def is_pilot_id(word: str) -> bool:
    """Whether a word can name a pilot: small letters, digits and single dashes, and a name on every file system."""
    return bool(_ID.fullmatch(word)) and len(word) <= LONGEST_ID and word not in _RESERVED


def propose_id(word: str) -> str:
    """The id nearest to a word."""
    return re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")[:LONGEST_ID].rstrip("-") or "my-pilot"


def list_pilot_files(folder: Path) -> list[Path]:
    """Everything below a folder that is, or looks as if it were meant as, a pilot's file."""
    found = [path for ending in ("*.yml", "*.yaml", "*.YML", "*.YAML", "*.Yml") for path in folder.rglob(ending)]
    return sorted({path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)})


def read_pilot_files(files: list[Path], folder: Path, root: Path, added: tuple[Field, ...]) -> tuple[PilotFile, ...]:
    """Read files of one folder. `root` is the repository's folder, from which paths are counted."""
    same = _files_of_same_name(files)
    return tuple(_read_file(file, folder, root, added, same.get(file)) for file in files)


def _files_of_same_name(files: list[Path]) -> dict[Path, Path]:
    """Each file whose name another file of the folder has too, but for capitals, with that other file."""
    by_name: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        by_name[file.stem.casefold()].append(file)
    return {file: group[0] for group in by_name.values() for file in group[1:]}


def _read_file(file: Path, folder: Path, root: Path, added: tuple[Field, ...], same: Path | None) -> PilotFile:
    path = _relative(file, root)
    refused = _refuse_name(file, folder, path, same)
    if refused is not None:
        return PilotFile(id=file.stem, path=path, diagnostics=(replace(refused, pilot=file.stem),))
    text = read_text_file(file, folder, path)
    if isinstance(text, Diagnostic):
        return PilotFile(id=file.stem, path=path, diagnostics=(replace(text, pilot=file.stem),))
    return read_pilot(text, file.stem, path, added)


def _relative(file: Path, root: Path) -> str:
    try:
        return file.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        return file.as_posix()


def _refuse_name(file: Path, folder: Path, path: str, same: Path | None) -> Diagnostic | None:
    place = Place(_printable(path))
    if same is not None:
        return Diagnostic(
            code=Code.SAME_ID,
            place=place,
            message=f"expected names that differ in more than capitals, found '{same.name}' beside '{_printable(file.name)}'",
            hint="rename one of the two files, or delete it",
        )
    if file.parent != folder:
        return Diagnostic(
            code=Code.FILE_NAME,
            place=place,
            message=f"expected pilots directly in {folder.name}/, found one in a folder below it",
            hint=f"move the file to {folder.name}/; departments are told apart by the field 'unit'",
        )
    if not is_pilot_id(file.stem) or file.suffix != ENDING:
        return Diagnostic(
            code=Code.FILE_NAME,
            place=place,
            message=f"expected a name such as invoice-triage.yml, found '{_printable(file.name)}'",
            hint=f"rename it to {propose_id(file.stem)}{ENDING}: small letters, digits and dashes, ending in .yml",
        )
    return None


def _printable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def read_pilot(text: str, identifier: str, path: str, added: tuple[Field, ...] = ()) -> PilotFile:
    """Read the text of one pilot's file."""
    root, problems = read_yaml(text, path)
    reader = Reader(path, list(problems))
    if not isinstance(root, Mapping):
        if not problems:
            reader.diagnostics.append(_not_a_record(root, path))
        return PilotFile(id=identifier, path=path, diagnostics=_of_pilot(reader, identifier))
    pilot, values = reader.read(Pilot, root, (), added)
    pilot = replace(
        pilot,
        title=pilot.title or identifier,
        added=tuple(Added(name=name, value=value) for name, value in values.items()),
    )
    return PilotFile(
        id=identifier,
        path=path,
        pilot=pilot if pilot.stage is not None else None,
        source=Source(path, root),
        broken=frozenset(reader.broken),
        diagnostics=_of_pilot(reader, identifier),
    )


def _of_pilot(reader: Reader, identifier: str) -> tuple[Diagnostic, ...]:
    return tuple(replace(diagnostic, pilot=identifier) for diagnostic in reader.diagnostics)


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
        hint="write one field to a line, without a dash before it: title: …",
    )
