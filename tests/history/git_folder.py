"""A real git repository in a folder of a test, whatever the person who runs the tests has set for git."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.tree import write_tree

NOBODYS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Amara Okafor",
    "GIT_AUTHOR_EMAIL": "amara@example.com",
    "GIT_COMMITTER_NAME": "Amara Okafor",
    "GIT_COMMITTER_EMAIL": "amara@example.com",
}
Files = Mapping[str, str | bytes | None]
"""Files by their paths below the folder; None for one that is to go."""


@dataclass(frozen=True)
class GitFolder:
    """A folder that is a git repository, with its branch `main` checked out."""

    root: Path

    def git(self, *arguments: str, on: str = "2026-11-01") -> str:
        day = f"{on}T12:00:00+00:00"
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**kept, **NOBODYS, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def write(self, files: Files) -> None:
        write_tree(self.root, {name: content for name, content in files.items() if content is not None})
        for name, content in files.items():
            if content is None:
                (self.root / name).unlink()

    def commit(self, files: Files, *, on: str = "2026-11-01") -> str:
        """Write files, commit everything there is, and return the commit's hash."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "A change", on=on)
        return self.git("rev-parse", "HEAD")


def make_git_folder(root: Path) -> GitFolder:
    """A new repository without a commit."""
    root.mkdir(parents=True, exist_ok=True)
    folder = GitFolder(root)
    folder.git("init", "--quiet", "--initial-branch", "main")
    return folder
