"""Turns the history of a repository into the events of each pilot, and knows what a clone cannot tell."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pilotbook.history.checkout import find_commit, open_checkout
from pilotbook.history.events import PilotEvent, list_events
from pilotbook.history.git_command import GitProblem
from pilotbook.history.pilot_log import read_pilot_commits
from pilotbook.portfolio.repository import Repository
from pilotbook.records.playbook import Settings
from pilotbook.records.shape import Field

Events = Mapping[str, tuple[PilotEvent, ...]]
"""The events of each pilot by its id, the oldest first."""


def read_history(repository: Repository, settings: Settings) -> Events:
    """What git knows of the pilots of a repository; nothing where there is no git, or no commit yet."""
    folder = repository.name_file(repository.pilots)
    try:
        head = find_commit(open_checkout(repository.root), "HEAD").hash
        return _read_events(repository.root, folder, settings.added_fields, head)
    except GitProblem:
        return {}


@lru_cache(maxsize=1)  # a site that is served is built again and again from one commit
def _read_events(root: Path, folder: str, added: tuple[Field, ...], head: str) -> Events:
    checkout = open_checkout(root)
    commits = read_pilot_commits(checkout, head, checkout.path_in_git(folder), added)
    events = list_events(commits)
    if not checkout.is_shallow or not commits:
        return events
    first = commits[0].hash  # in a shallow clone every file seems to be made by the commit that it begins with
    return {pilot: tuple(each for each in known if each.commit != first) for pilot, known in events.items()}
