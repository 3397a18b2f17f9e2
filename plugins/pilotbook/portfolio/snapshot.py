"""Holds the files of a portfolio at one moment: as they lie on the disk, or as a commit has them."""

import os
from collections.abc import Iterable
from pathlib import Path

from pilotbook.frozen import frozen
from pilotbook.history.checkout import Checkout
from pilotbook.history.commit_files import read_texts
from pilotbook.history.file_change import Version
from pilotbook.portfolio.repository import Repository
from pilotbook.records.pilot_file import ReadText, is_meant_as_pilot, list_pilot_files
from pilotbook.records.playbook_folder import PlaybookFolder, PlaybookTexts
from pilotbook.records.text_file import read_text_file


@frozen
class Snapshot:
    """The pilot files of a repository, what reads their texts, and the organisation's own playbook."""

    files: tuple[Path, ...]
    read_text: ReadText
    playbook: PlaybookFolder | PlaybookTexts


@frozen
class Places:
    """Where git has the two folders that matter; `playbook` is empty where that folder is outside of the repository."""

    repository: Repository
    checkout: Checkout

    @property
    def pilots(self) -> str:
        """The folder of the pilots."""
        return self.checkout.path_in_git("pilots")

    @property
    def playbook(self) -> str:
        """The folder of the organisation's own articles."""
        path = self.checkout.path_in_git(os.path.relpath(self.repository.playbook.folder, self.repository.root))
        return "" if path.startswith("../") else path

    @property
    def folders(self) -> tuple[str, ...]:
        """Both of them."""
        return tuple(filter(None, (self.pilots, self.playbook)))

    def find_pilot(self, version: Version | None) -> Path | None:
        """The file on the disk that a version is one of, where it is, or looks as if it were meant as, a pilot's."""
        inner = _below(self.pilots, version.path) if version is not None else ""
        return self.repository.pilots / inner if is_meant_as_pilot(inner) else None

    def is_of_playbook(self, version: Version | None) -> bool:
        """Whether it is a version of a file of the playbook."""
        return bool(self.playbook and version is not None and _below(self.playbook, version.path))


def _below(folder: str, path: str) -> str:
    """A path as it is counted from a folder; empty where it leads elsewhere."""
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else ""


def snapshot_disk(repository: Repository) -> Snapshot:
    """The files as they lie there."""
    files = tuple(list_pilot_files(repository.pilots))
    return Snapshot(files=files, read_text=read_text_file, playbook=repository.playbook)


def snapshot_commit(places: Places, versions: Iterable[Version]) -> Snapshot:
    """Those versions of files, which a commit has; what else there is in it is left out."""
    listed = tuple(versions)
    texts = read_texts(places.checkout, listed)
    pilots = {file: texts[version.path] for version in listed if (file := places.find_pilot(version)) is not None}
    own = places.repository.playbook
    playbook = {
        _below(places.playbook, version.path): texts[version.path]
        for version in listed
        if places.is_of_playbook(version)
    }
    return Snapshot(
        files=tuple(sorted(pilots, key=Path.as_posix)),
        read_text=lambda file, _inside, _path: pilots[file],
        playbook=PlaybookTexts(playbook, own.prefix, own.is_default) if places.playbook else own,
    )
