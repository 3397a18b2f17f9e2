"""Turns the paths that a person names into pilot files, each once, with the repository that they belong to."""

import os
from collections.abc import Iterable
from pathlib import Path

from pilotbook.frozen import frozen
from pilotbook.portfolio.repository import Repository, find_repository
from pilotbook.records.pilot_file import list_pilot_files


class SeveralRepositories(ValueError):  # noqa: N818 - reads as what it says
    """The paths that were named stand in different repositories, which may have different playbooks."""


@frozen
class Selection:
    """Pilot files by the folder that they are pilots of; paths of diagnostics are counted from `root`."""

    root: Path
    repository: Repository | None
    folders: tuple[tuple[Path, tuple[Path, ...]], ...]


def select_all(repository: Repository) -> Selection:
    """Every pilot of a repository."""
    pilots = repository.pilots
    return Selection(root=repository.root, repository=repository, folders=((pilots, tuple(list_pilot_files(pilots))),))


def select_paths(paths: Iterable[Path], here: Path) -> Selection:
    """The files, and the files of the folders, at `paths`, which are counted from the folder `here`.

    The folder of a repository stands for its pilots. Raises SeveralRepositories.
    """
    named = [Path(os.path.normpath(here / path)) for path in paths]
    repositories = dict.fromkeys(find_repository(path) for path in named)
    if len(repositories) > 1:
        roots = ", ".join(str(each.root) if each else "none" for each in repositories)
        raise SeveralRepositories(f"expected paths of one repository, found several: {roots}")
    repository = next(iter(repositories), None)
    folders: dict[Path, dict[Path, None]] = {}
    for path in named:
        folder, files = _files_of(path, repository)
        folders.setdefault(folder, {}).update(dict.fromkeys(files))
    return Selection(
        root=repository.root if repository else here,
        repository=repository,
        folders=tuple((folder, tuple(sorted(files))) for folder, files in sorted(folders.items())),
    )


def _files_of(path: Path, repository: Repository | None) -> tuple[Path, list[Path]]:
    """The folder that the files at `path` are pilots of, and the files."""
    if repository is not None and path == repository.root:
        path = repository.pilots
    files = [path] if path.exists() and not path.is_dir() else list_pilot_files(path)
    if repository is not None and path.is_relative_to(repository.pilots):
        return repository.pilots, files
    return (path if path.is_dir() else path.parent), files
