"""Puts a folder of made-up pilots under git and changes a few of them, as a branch does."""

import os
import subprocess
from pathlib import Path

_NOBODYS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_SOMEBODY = ("-c", "user.name=Bench", "-c", "user.email=bench@example.com")


def put_under_git(folder: Path) -> None:
    """Make a repository of a folder, with everything in it committed."""
    for arguments in (("init", "--quiet"), ("add", "--all"), (*_SOMEBODY, "commit", "--quiet", "--message", "Pilots")):
        subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **_NOBODYS}, check=True)


def change_files(folder: Path, count: int) -> None:
    """Change so many pilots, spread over all of them, without committing that."""
    files = sorted((folder / "pilots").iterdir())
    for file in files[:: len(files) // count][:count]:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("\nunit: ", "\nunit: Shared "), encoding="utf-8")
