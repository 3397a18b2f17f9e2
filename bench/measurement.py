"""Runs commands and measures what they take: processor time, time on the clock, memory."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one run took: seconds of the processor (user and system) and on the clock, and the peak in MiB."""

    processor: float
    clock: float
    memory: float


class CommandFailed(RuntimeError):  # noqa: N818 - reads as what it says
    """A command ended with another exit code than it should, so that what it took means nothing."""


def measure(command: list[str], folder: Path, fine: tuple[int, ...] = (0,)) -> Measurement:
    """Run a command in a folder, with its output thrown away; it has to end with one of the codes that are `fine`."""
    begin = perf_counter()
    process = os.fork()
    if process == 0:
        _become(command, folder)
    _, status, usage = os.wait4(process, 0)
    clock = perf_counter() - begin
    code = os.waitstatus_to_exitcode(status)
    if code not in fine:
        raise CommandFailed(f"{' '.join(command[:3])} … ended with {code}")
    return Measurement(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024)


def _become(command: list[str], folder: Path) -> None:
    try:
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.execv(command[0], command)  # noqa: S606 - a shell would be measured as well
    finally:
        os._exit(127)


def take_median(measurements: Iterable[Measurement]) -> Measurement:
    """The median of each figure, taken by itself."""
    taken = tuple(measurements)
    return Measurement(
        median(each.processor for each in taken),
        median(each.clock for each in taken),
        max(each.memory for each in taken),
    )
