"""Lets MkDocs, or ProperDocs where the configuration is its, build a site into a folder."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from pilotbook.commands.audience_option import name_audience
from pilotbook.commands.site_program import name_program
from pilotbook.frozen import frozen
from pilotbook.portfolio.audience import Audience
from pilotbook.portfolio.repository import Repository
from pilotbook.portfolio.source_list import OFFLINE


class BuildFailed(RuntimeError):  # noqa: N818 - reads as what it says
    """The program that makes the pages ended with an error; its last words are the message."""


@frozen
class SiteOrder:
    """What is to be built; where no audience is named, the configuration names it."""

    repository: Repository
    today: date
    audience: Audience | None = None
    is_strict: bool = False
    is_offline: bool = False


def make_site(order: SiteOrder, folder: Path) -> Audience:
    """Build into a folder, pass on what the program says, and give the audience that the site was made for."""
    program = name_program(order.repository)
    command = [sys.executable, "-m", program, "build", "--config-file", str(order.repository.configuration)]
    command += ["--site-dir", str(folder), *(["--strict"] if order.is_strict else [])]
    with TemporaryDirectory(prefix="pilotbook-") as scratch:
        told = Path(scratch, "audience")
        _run(program, command, order, {"PILOTBOOK_TELL_AUDIENCE": str(told)})
        return Audience(told.read_text(encoding="utf-8")) if told.is_file() else Audience.INTERNAL


def _run(program: str, command: list[str], order: SiteOrder, variables: dict[str, str]) -> None:
    midnight = datetime.combine(order.today, time(), UTC)
    environment = {
        **os.environ,
        **name_audience(order.audience),
        **variables,
        **({OFFLINE: "yes"} if order.is_offline else {}),
        "NO_MKDOCS_2_WARNING": "1",
        "PILOTBOOK_TODAY": order.today.isoformat(),
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
    }
    with subprocess.Popen(
        command,
        cwd=order.repository.root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            click.echo(line, nl=False, err=True)
    if process.returncode:
        raise BuildFailed(f"expected {program} to build the site, found that it ended with {process.returncode}")
