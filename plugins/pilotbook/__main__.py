"""Where the command `pilotbook` begins: it runs the command, and ends with an exit code."""

import gc
import os
import sys
from io import TextIOWrapper
from typing import NoReturn

_GARBAGE_AFTER = 200_000
"""How many values are made before one looks for garbage among them: those of about a hundred pilots."""


class Checked(SystemExit):
    """An ordinary check has ended, and everything is written."""


def start() -> NoReturn:
    """Run the command as the program that is installed.

    After an ordinary check Python is left at once: to take apart what was loaded takes a sixth of the time.
    """
    try:
        main()
    except Checked as end:
        sys.stderr.flush()
        os._exit(int(end.code or 0))


def main() -> NoReturn:
    """Run the command; a bug of ours ends with a sentence and exit code 3, never with a traceback."""
    gc.set_threshold(_GARBAGE_AFTER)  # to look for garbage often costs more than there is to be found
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no dash of ours is no reason to stop
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")  # bytes that are no text are refused where they are asked for
    try:
        _run(sys.argv[1:])
    except Exception as error:  # noqa: BLE001 - the last line of defence, at the edge
        sys.stderr.write(f"{_apologise(error)}\n")
    sys.exit(3)


def _run(arguments: list[str]) -> NoReturn:
    if arguments[:1] == ["check"]:
        _run_ordinary_check(arguments[1:])
    from pilotbook.cli import cli

    cli.main(standalone_mode=True)


def _run_ordinary_check(arguments: list[str]) -> None:
    from pilotbook.commands.ordinary_check import run_ordinary_check

    try:
        code = run_ordinary_check(arguments)
    except BrokenPipeError:  # the reader has seen enough, such as `head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.stderr.write("\nAborted!\n")
        sys.exit(1)
    if code is not None:
        raise Checked(code)


def _apologise(error: Exception) -> str:
    from pathlib import Path
    from traceback import extract_tb

    from pilotbook.reports.safe_text import make_safe

    last = extract_tb(error.__traceback__)[-1]
    what = make_safe(f"{type(error).__name__}: {error}")
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return f"pilotbook: this is our fault, not yours: please report what you ran, and that it said “{what}” in {where}."


if __name__ == "__main__":
    main()
