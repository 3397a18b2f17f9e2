"""Finds where a portfolio stands in the world: the address of its site, and its folder within the checkout."""

import re
from pathlib import Path, PurePath

from pilotbook.frozen import frozen
from pilotbook.portfolio.repository import CONFIGURATION
from pilotbook.records.scalar_values import ADDRESS

_SITE_URL = re.compile(rf"^site_url:[ \t]+(['\"]?)({ADDRESS})\1[ \t]*(?:[ \t]#.*)?\r?$", re.MULTILINE)

_SITE_NAME = re.compile(r"^site_name:[ \t]+(['\"]?)([^\r\n#]*?)\1[ \t]*(?:[ \t]#.*)?\r?$", re.MULTILINE)

_FOR_PUBLIC = re.compile(r"^[^#\r\n]*\baudience:[ \t]*['\"]?public\b", re.MULTILINE)


@frozen
class Publication:
    """The address of the site, which ends with `/`, its name, and the folder within the checkout; "" if not known.

    `is_for_public` says that the configuration names the public as its audience.
    """

    site_address: str = ""
    name: str = ""
    is_for_public: bool = False
    folder: str = ""

    def path_in_checkout(self, path: str) -> str:
        """The path of a diagnostic as the top folder of the checkout counts it; one outside of it stays whole."""
        return path if not self.folder or PurePath(path).is_absolute() else f"{self.folder}/{path}"


def find_publication(root: Path) -> Publication:
    """What is known of the portfolio whose paths are counted from the folder `root`."""
    text = _read_configuration(root)
    named = _SITE_NAME.search(text)
    name = named.group(2) if named else ""
    return Publication(
        site_address=_read_site_address(text),
        name=name,
        is_for_public=_FOR_PUBLIC.search(text) is not None,
        folder=_find_folder(root),
    )


def _read_configuration(root: Path) -> str:
    """The text of the configuration; only MkDocs can read all of that file, whose tags run Python."""
    configuration = next((root / name for name in CONFIGURATION if (root / name).is_file()), None)
    try:
        return configuration.read_text(encoding="utf-8", errors="replace") if configuration is not None else ""
    except OSError:
        return ""


def _read_site_address(text: str) -> str:
    """The `site_url` of the configuration."""
    found = _SITE_URL.search(text)
    address = found.group(2) if found else ""
    is_of_a_site = address.lower().startswith("http") and not {"?", "#"} & set(address)
    return f"{address.rstrip('/')}/" if is_of_a_site else ""


def _find_folder(root: Path) -> str:
    """The path of `root` below the nearest folder with a `.git`, which is what reviewers' tools count paths from."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    folder = root.relative_to(top).as_posix()
    return "" if folder == "." else folder
