"""Writes the files of a new repository into a folder: all that are missing or none, and never over another one."""

from collections.abc import Mapping
from pathlib import Path

from pilotbook.frozen import frozen


@frozen
class Plan:
    """What is to do in a folder: the files to write by their paths, those that are there, and what is in the way."""

    missing: Mapping[str, str]
    there: tuple[str, ...]
    in_the_way: tuple[str, ...]


def plan_repository(folder: Path, files: Mapping[str, str]) -> Plan:
    """Compare what is wanted with what is there: a file that says something else is in the way, as is a link out."""
    there, in_the_way, missing = [], [], {}
    for path, text in files.items():
        match _look_at(folder, path, text):
            case None:
                missing[path] = text
            case True:
                there.append(path)
            case _:
                in_the_way.append(path)
    return Plan(missing=missing, there=tuple(there), in_the_way=tuple(in_the_way))


def _look_at(folder: Path, path: str, text: str) -> bool | None:
    """Whether a file is there as it is wanted; None where nothing is there, nor in the way to it."""
    file = folder / path
    try:
        blocked = not file.parent.resolve().is_relative_to(folder.resolve()) or any(
            parent.exists() and not parent.is_dir() for parent in file.parents
        )
        if blocked or file.is_symlink():
            return False
        return file.is_file() and file.read_bytes() == text.encode() if file.exists() else None
    except OSError:
        return False


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write files that are not there; where one cannot be written, take those back and raise OSError."""
    written: list[Path] = []
    try:
        for path, text in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as opened:
                written.append(file)
                opened.write(text.encode())
    except OSError:
        for file in written:
            file.unlink(missing_ok=True)
        raise
