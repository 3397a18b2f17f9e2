"""Finds the parts of a repository: the folder of `mkdocs.yml`, its pilots, and its own playbook."""

from dataclasses import dataclass
from pathlib import Path

from pilotbook.records.playbook_file import PlaybookFolder

CONFIGURATION = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """The folders of one portfolio. `docs` may be another folder than `docs/` where `mkdocs.yml` says so."""

    root: Path
    docs: Path

    @property
    def pilots(self) -> Path:
        """The folder with one file per pilot."""
        return self.root / "pilots"

    @property
    def playbook(self) -> PlaybookFolder:
        """The organisation's own articles; the folder need not exist."""
        return PlaybookFolder(self.docs / "playbook", f"{self.docs.name}/playbook")


def find_repository(start: Path) -> Repository | None:
    """The repository that `start` stands in: the nearest folder upwards that holds a `mkdocs.yml`."""
    here = start if start.is_dir() else start.parent
    for folder in (here, *here.parents):
        if any((folder / name).is_file() for name in CONFIGURATION):
            return Repository(root=folder, docs=folder / "docs")
    return None
