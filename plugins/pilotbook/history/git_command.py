"""Runs the command `git`, and turns what goes wrong with it into one sentence for a person."""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast

from pilotbook.frozen import field, frozen
from pilotbook.records.quote import make_printable

_SETTINGS = ("--literal-pathspecs", "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.untrackedCache=false")
_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
_LONGEST = 300
"""How many characters of git's own words are told."""


class GitProblem(Exception):  # noqa: N818 - reads as what it says
    """Why git cannot tell what is asked, as a sentence, and what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message}: {hint}")
        self.message, self.hint = message, hint


@frozen(kw_only=False)
class GitCommand:
    """The command `git` in a folder; `variables` are laid over the environment."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def run(self, *arguments: str) -> bytes:
        """What a call prints; raise GitProblem where it fails."""
        code, output, errors = self._run(arguments)
        if code:
            raise _failure(arguments[0], errors)
        return output

    def read(self, *arguments: str) -> str:
        """The same as text, without the line break at its end."""
        return os.fsdecode(self.run(*arguments)).removesuffix("\n")

    def ask(self, *arguments: str) -> str | None:
        """The same; None where it fails, which then is an answer as well."""
        code, output, _ = self._run(arguments)
        return None if code else os.fsdecode(output).removesuffix("\n")

    def _run(self, arguments: tuple[str, ...]) -> tuple[int, bytes, bytes]:
        try:
            done = subprocess.run(
                self._command(arguments),
                cwd=self.folder,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise _not_there(error) from error
        return done.returncode, done.stdout, done.stderr

    @contextmanager
    def stream(self, *arguments: str, lines: Iterable[str] = ()) -> Iterator[IO[bytes]]:
        """What a call prints, while it runs; it reads `lines` from a file, so that neither side waits for the other."""
        with TemporaryFile() as given:
            given.writelines(f"{line}\n".encode() for line in lines)
            given.seek(0)
            try:
                process = subprocess.Popen(
                    self._command(arguments),
                    cwd=self.folder,
                    env=self._environment(),
                    stdin=given,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError as error:
                raise _not_there(error) from error
            with process as running:
                yield cast("IO[bytes]", running.stdout)

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        return ["git", *_SETTINGS, *arguments]

    def _environment(self) -> dict[str, str]:
        return {**os.environ, **_ENVIRONMENT, **self.variables}


def _not_there(error: OSError) -> GitProblem:
    if isinstance(error, FileNotFoundError | PermissionError):
        return GitProblem("expected the command 'git', found none", "install git, and see that it is on the PATH")
    return GitProblem(f"cannot run git: {error.strerror}", "try again")


def _failure(name: str, errors: bytes) -> GitProblem:
    lines = errors.decode("utf-8", "replace").splitlines()
    told = next((line for line in lines if line.startswith(("fatal: ", "error: "))), "") or "it gives no reason"
    words = make_printable(told.removeprefix("fatal: ").removeprefix("error: "))[:_LONGEST]
    return GitProblem(f"git {name} failed: {words}", "mend that, and try again")
