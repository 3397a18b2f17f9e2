"""Finds the parts of a repository: the folder of `mkdocs.yml`, its pilots, and its own playbook."""

import re
from pathlib import Path

from pilotbook.frozen import frozen
from pilotbook.records.playbook_folder import PlaybookFolder

CONFIGURATION = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
_DOCS_DIR = re.compile(r"^docs_dir:[ \t]+(['\"]?)([^'\"#!\s][^'\"#\r\n]*?)\1[ \t]*(?:#.*)?\r?$", re.MULTILINE)


@frozen
class Repository:
    """The folders of one portfolio. `docs` may be another folder than `docs/` where `mkdocs.yml` says so."""

    root: Path
    docs: Path

    @property
    def configuration(self) -> Path:
        """The file that says how the site is made."""
        found = (self.root / name for name in CONFIGURATION if (self.root / name).is_file())
        return next(found, self.root / CONFIGURATION[0])

    def read_configuration(self) -> str:
        """The text of that file; "" where there is none."""
        try:
            return self.configuration.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    @property
    def pilots(self) -> Path:
        """The folder with one file per pilot."""
        return self.root / "pilots"

    @property
    def playbook(self) -> PlaybookFolder:
        """The organisation's own articles; the folder need not exist."""
        folder = self.docs / "playbook"
        return PlaybookFolder(folder, self.name_file(folder))

    def name_file(self, file: Path) -> str:
        """What a diagnostic calls a file: its path below the root with `/`, or the whole path outside of it."""
        return (file.relative_to(self.root) if file.is_relative_to(self.root) else file).as_posix()


def find_repository(start: Path) -> Repository | None:
    """The repository in which `start`, an absolute path, stands: the nearest folder upwards with a `mkdocs.yml`."""
    here = start if start.is_dir() else start.parent
    for folder in (here, *here.parents):
        configuration = next((folder / name for name in CONFIGURATION if (folder / name).is_file()), None)
        if configuration is not None:
            return Repository(root=folder, docs=folder / _docs_folder(configuration))
    return None


def _docs_folder(configuration: Path) -> str:
    """The `docs_dir` that a configuration names. Only MkDocs can read all of that file, whose tags run Python."""
    try:
        found = _DOCS_DIR.search(configuration.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        found = None
    return found.group(2) if found else "docs"
