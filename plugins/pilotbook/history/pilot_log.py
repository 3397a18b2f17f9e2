"""Reads what every commit did to the pilots of a folder."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from pilotbook.history.blobs import stream_blobs
from pilotbook.history.checkout import Checkout
from pilotbook.history.events import PilotCommit, PilotStep
from pilotbook.history.file_change import FileChange, Version
from pilotbook.history.log import LoggedCommit, read_log
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import ENDING, is_pilot_id, read_pilot
from pilotbook.records.shape import Field
from pilotbook.records.text_file import MAX_BYTES, decode_text


def read_pilot_commits(
    checkout: Checkout, head: str, folder: str, added: tuple[Field, ...] = ()
) -> tuple[PilotCommit, ...]:
    """The commits that lead to `head` and touched a pilot of a folder, named as git does; the oldest first.

    Each version of a file is read once. `added` are the fields that the organisation has added to the record.
    """
    log = read_log(checkout, head, [folder])
    pilots = _read_pilots(checkout, log, folder, added)
    commits = (PilotCommit(each.on, each.hash, tuple(_steps(each.changes, folder, pilots))) for each in log)
    return tuple(commit for commit in commits if commit.steps)


def _read_pilots(
    checkout: Checkout, log: Iterable[LoggedCommit], folder: str, added: tuple[Field, ...]
) -> dict[str, Pilot | None]:
    """The record in each blob that was ever a pilot's file."""
    named: dict[str, str] = {}
    for commit in log:
        for change in commit.changes:
            identifier = _identify(change.after, folder)
            if identifier and change.after is not None:
                named[change.after.blob] = identifier
    pilots: dict[str, Pilot | None] = {}
    for blob, (data, size) in stream_blobs(checkout.git, named, MAX_BYTES + 1):
        text = decode_text(data, named[blob], size)
        pilots[blob] = read_pilot(text, named[blob], named[blob], added).pilot if isinstance(text, str) else None
    return pilots


def _steps(changes: Iterable[FileChange], folder: str, pilots: dict[str, Pilot | None]) -> Iterable[PilotStep]:
    for before, after in changes:
        step = PilotStep(_identify(before, folder), _identify(after, folder), pilots.get(after.blob) if after else None)
        if step.before or step.after:
            yield step


def _identify(version: Version | None, folder: str) -> str:
    """The id of the pilot whose file it is; empty where it is none's."""
    if version is None or version.is_link:
        return ""
    path = PurePosixPath(version.path)
    is_pilot = path.parent == PurePosixPath(folder) and path.suffix == ENDING and is_pilot_id(path.stem)
    return path.stem if is_pilot else ""
