"""Finds the repository that a command runs in, and the playbook that holds there."""

from pathlib import Path

import click

from pilotbook.portfolio.repository import Repository, find_repository
from pilotbook.records.playbook import Playbook


def expect_repository() -> Repository:
    """The repository of the folder in which the command runs; without one, the command is used wrongly."""
    repository = find_repository(Path.cwd())
    if repository is None:
        raise click.UsageError("expected a mkdocs.yml in this folder or one above it, found none: go to your portfolio")
    return repository


def read_nearest_playbook() -> Playbook:
    """The playbook of the nearest repository, or the one of the package."""
    from pilotbook.records.playbook_file import read_playbook

    repository = find_repository(Path.cwd())
    return read_playbook(repository.playbook if repository else None)[0]
