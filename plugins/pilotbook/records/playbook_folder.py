"""Says where a playbook stands: in a folder, or in the texts of one as it once was."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pilotbook.diagnostic import Diagnostic

SETTINGS_FILE = "playbook.yml"
Text = str | Diagnostic
"""The text of a file, or why it is not to be had."""


class PlaybookFolder(NamedTuple):
    """A folder of articles, and what paths of diagnostics begin with."""

    folder: Path
    prefix: str

    @property
    def is_default(self) -> bool:
        """Whether it is the playbook of the package itself, and overrides nothing."""
        return self.folder.resolve() == default_playbook_folder().folder.resolve()


class PlaybookTexts(NamedTuple):
    """A folder of articles as it once was: the texts of its files, by their paths below it."""

    texts: Mapping[str, Text]
    prefix: str
    is_default: bool


def default_playbook_folder() -> PlaybookFolder:
    """The playbook that comes with the package; in a checkout, the one from which the package is made."""
    packaged = Path(__file__).parents[1] / "default_playbook"
    folder = packaged if packaged.is_dir() else Path(__file__).parents[3] / "docs" / "playbook"
    return PlaybookFolder(folder, "pilotbook/default_playbook")
