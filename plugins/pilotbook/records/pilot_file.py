"""Turns the folder `pilots/` into pilot records: one file, one pilot, whose id is the file's stem."""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.frozen import frozen, replace
from pilotbook.records.ordinary_pilot import read_ordinary_pilot
from pilotbook.records.pilot import Pilot
from pilotbook.records.quote import make_printable, quote_text
from pilotbook.records.shape import Field
from pilotbook.records.text_file import read_text_file
from pilotbook.records.withholding import withhold_secrets
from pilotbook.records.yaml_source import Mapping, Source
from pilotbook.records.yaml_source import Path as KeyPath

ENDING = ".yml"
LONGEST_ID = 80
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
ReadText = Callable[[Path, Path, str], str | Diagnostic]
"""Reads a file that must not leave a folder, and that diagnostics call by a path: as `read_text_file` does."""
ReadPilot = Callable[[str, str, str, tuple[Field, ...]], "PilotFile"]
"""Reads the text of a pilot's file: as `read_pilot` does."""
RESERVED = {"index": "the register of all pilots"} | dict.fromkeys(_DEVICES, "Windows, which keeps it for a device")
"""Words that are no ids, with what they are taken by."""


@frozen
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
    return bool(_ID.fullmatch(word)) and len(word) <= LONGEST_ID and word not in RESERVED


def propose_id(word: str) -> str:
    """The id nearest to a word."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode("ascii").lower()
    proposed = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].rstrip("-") or "my-pilot"
    return f"{proposed}-pilot" if proposed in RESERVED else proposed


def list_pilot_files(folder: Path) -> list[Path]:
    """Everything below a folder that is, or looks as if it were meant as, a pilot's file."""
    found: list[Path] = []
    for inner, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(inner)
        found.extend(here / name for name in (*folders, *files) if is_meant_as_pilot(name))
    return sorted(found, key=Path.as_posix)


def is_meant_as_pilot(path: str) -> bool:
    """Whether a path below a folder is, or looks as if it were meant as, a pilot's file."""
    return path.lower().endswith((".yml", ".yaml")) and not any(part.startswith(".") for part in path.split("/"))


def read_pilot_files(files: list[Path], folder: Path, root: Path, added: tuple[Field, ...]) -> tuple[PilotFile, ...]:
    """Read files of one folder. `root` is the repository's folder, from which paths are counted."""
    return tuple(stream_pilot_files(files, folder, root, added))


def stream_pilot_files(  # noqa: PLR0913 - where the files are, and how they are read
    files: Sequence[Path],
    folder: Path,
    root: Path,
    added: tuple[Field, ...],
    read_text: ReadText = read_text_file,
    *,
    read: ReadPilot | None = None,
) -> Iterator[PilotFile]:
    """The same, one file after another, so that not all of them have to be kept.

    `read_text` gives the text of a file, for files that are not on the disk; `read` makes of it what `read_pilot`
    would.
    """
    read = read or read_pilot
    same = _files_of_same_name(files)
    begin, inside = _relative(folder, root), _boundary(folder, root)
    for file in files:
        path = f"{begin}/{file.name}" if file.parent == folder and begin != "." else _relative(file, root)
        name = make_printable(path)
        refused = _refuse_name(file, folder, name, same.get(file))
        text = refused if refused is not None else read_text(file, inside, name)
        identifier = make_printable(file.stem)
        if isinstance(text, Diagnostic):
            yield PilotFile(id=identifier, path=name, diagnostics=(replace(text, pilot=identifier),))
        else:
            yield read(text, identifier, name, added)


def _boundary(folder: Path, root: Path) -> Path:
    """The folder that no link may leave: that of the pilots, or all of the repository where that folder is a link."""
    if folder.is_relative_to(root) and not folder.resolve().is_relative_to(root.resolve()):
        return root
    return folder


def _files_of_same_name(files: Sequence[Path]) -> dict[Path, Path]:
    """Each file that some file system could not tell from another one, with that other one; a good name goes first."""
    by_name: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    for file in files:
        by_name[file.parent, file.stem.casefold()].append(file)
    groups = (sorted(group, key=_preference) for group in by_name.values() if len(group) > 1)
    return {file: group[0] for group in groups for file in group[1:]}


def _preference(file: Path) -> tuple[bool, str]:
    return not _has_good_name(file), file.as_posix()


def group_names(folder: Path) -> dict[str, list[Path]]:
    """The pilot files directly in a folder, by what is left of their names without capitals and ending."""
    groups: dict[str, list[Path]] = {}
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if file.suffix.lower() in (".yml", ".yaml"):
            groups.setdefault(file.stem.casefold(), []).append(file)
    return groups


def _has_good_name(file: Path) -> bool:
    return file.suffix == ENDING and is_pilot_id(file.stem)


def _relative(file: Path, root: Path) -> str:
    try:
        return file.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        return file.as_posix()


def _refuse_name(file: Path, folder: Path, path: str, same: Path | None) -> Diagnostic | None:
    code, found = Code.FILE_NAME, quote_text(file.name)
    hint = f"rename it to {propose_id(file.stem)}{ENDING}: small letters, digits and dashes, ending in .yml"
    if file.parent != folder:
        message = f"expected pilots directly in {quote_text(folder.name)}, found one in a folder below it"
        hint = "move the file up; departments are told apart by the field 'unit'"
    elif same is not None:
        code = Code.SAME_ID
        message = (
            f"expected names that differ in more than capitals and ending, found {found} beside {quote_text(same.name)}"
        )
        hint = "rename one of the two files, or delete it"
    elif file.stem.lower() in RESERVED:
        message = f"expected a name that is free, found {found}: it is taken by {RESERVED[file.stem.lower()]}"
    elif not _has_good_name(file):
        message = f"expected a name such as invoice-triage.yml, found {found}"
    else:
        return None
    return Diagnostic(code=code, place=Place(path), message=message, hint=hint)


def read_pilot(text: str, identifier: str, path: str, added: tuple[Field, ...] = ()) -> PilotFile:
    """Read the text of one pilot's file."""
    text, found = withhold_secrets(text, path)
    ordinary = read_ordinary_pilot(text, added) if not found else None
    if ordinary is not None:
        source = Source(path, lambda: _read_tree(text, path), text, ordinary.empty_lists)
        return PilotFile(id=identifier, path=path, pilot=ordinary.pilot, source=source)
    return _read_closely(text, identifier, path, added, found)


def _read_tree(text: str, path: str) -> Mapping:
    from pilotbook.records.close_reading import read_tree

    return read_tree(text, path)


def _read_closely(
    text: str, identifier: str, path: str, added: tuple[Field, ...], found: list[Diagnostic]
) -> PilotFile:
    from pilotbook.records.close_reading import read_closely

    pilot, source, broken, diagnostics = read_closely(text, identifier, path, added, found)
    return PilotFile(id=identifier, path=path, pilot=pilot, source=source, broken=broken, diagnostics=diagnostics)
