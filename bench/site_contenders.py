"""Names the programs that build sites, each with the command that builds the folder it is run in."""

import sys
from dataclasses import dataclass
from pathlib import Path

from bench.site_folders import SITE

_BIN = Path(sys.executable).parent
_SUFFIX = ".exe" if sys.platform == "win32" else ""


@dataclass(frozen=True, slots=True)
class Builder:
    """A program: its name in the table, its file, what it is told, and whether it builds pilots or Markdown pages."""

    name: str
    program: str
    arguments: tuple[str, ...]
    is_ours: bool = False

    @property
    def command(self) -> list[str]:
        """The command, for the folder that it is run in."""
        return [str(self._file), *self.arguments]

    @property
    def is_there(self) -> bool:
        """Whether it could be installed."""
        return self._file.is_file()

    @property
    def _file(self) -> Path:
        return _BIN / f"{self.program}{_SUFFIX}"


OURS = Builder("Pilotbook in MkDocs with Material", "mkdocs", ("build", "--quiet", "--site-dir", SITE), is_ours=True)
MKDOCS = Builder("MkDocs with Material", "mkdocs", ("build", "--quiet", "--site-dir", SITE))
HUGO = Builder("Hugo with a bare layout", "hugo", ("--quiet", "--destination", SITE))
ZENSICAL = Builder("Zensical", "zensical", ("build",))
BUILDERS = (OURS, MKDOCS, HUGO, ZENSICAL)
