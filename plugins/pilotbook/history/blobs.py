"""Reads the bytes of files out of git, many at a time, by the ids of their blobs."""

from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from pilotbook.history.git_command import GitCommand, GitProblem

_CHUNK = 1 << 20


class Blob(NamedTuple):
    """The bytes of a file, cut off behind the most that is asked for, and how many there are."""

    data: bytes
    size: int


def stream_blobs(git: GitCommand, ids: Iterable[str], most: int) -> Iterator[tuple[str, Blob]]:
    """Each blob of those ids with at most `most` bytes of it, in their order; one call of git reads them all."""
    wanted = tuple(ids)
    if not wanted:
        return
    with git.stream("cat-file", "--batch", lines=wanted) as output:
        for each in wanted:
            yield each, _read_blob(output, each, most)


def _read_blob(output: IO[bytes], wanted: str, most: int) -> Blob:
    match output.readline().split():
        case [_, b"blob", size]:
            left = int(size)
        case _:
            raise GitProblem(f"expected the file {wanted[:12]} in the repository, found none", "run git fsck")
    data = output.read(min(left, most))
    blob = Blob(data, left)
    left -= len(data)
    while left > 0 and (dropped := output.read(min(left, _CHUNK))):
        left -= len(dropped)
    output.read(1)  # the line break behind each
    return blob
