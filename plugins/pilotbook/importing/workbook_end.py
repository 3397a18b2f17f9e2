"""How the process ends that reads a workbook, for both sides of it."""

from enum import IntEnum


class WorkbookEnd(IntEnum):
    """The exit codes; any other one is that of a process that was ended by the machine."""

    READ = 0
    PASSWORD = 3
    DAMAGED = 4
    NO_SHEET = 5
