"""Draws a folder: the way in which tests write down the files that they need."""

from collections.abc import Mapping
from pathlib import Path

CONFIGURATION = {"mkdocs.yml": "site_name: A book\n"}
"""What makes a folder a repository."""


def write_tree(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, given by their paths below `root`, and return `root`; a name that ends with / is an empty folder."""
    for name, content in files.items():
        file = root / name
        if name.endswith("/"):
            file.mkdir(parents=True)
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root
