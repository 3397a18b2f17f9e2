"""The command `serve`: shows the site, and builds it anew whenever a file changes."""

import os
import subprocess
import sys

import click

from pilotbook.commands.audience_option import audience_option, name_audience
from pilotbook.commands.site_program import name_program
from pilotbook.commands.surroundings import expect_repository
from pilotbook.portfolio.audience import Audience
from pilotbook.portfolio.source_list import OFFLINE


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen.")
@click.option("--open", "is_opened", is_flag=True, help="Open the site in a browser.")
@click.option("--offline", is_flag=True, help="Ask no other portfolio, and use the last copies of them.")
@audience_option
def serve(address: str, audience: Audience | None, *, is_opened: bool, offline: bool) -> None:
    """Show the site in a browser, and build it anew whenever a file changes."""
    repository = expect_repository()
    program = name_program(repository)
    command = [sys.executable, "-m", program, "serve", "--config-file", str(repository.configuration)]
    command += ["--dev-addr", address, *(["--open"] if is_opened else [])]
    told = {**name_audience(audience), **({OFFLINE: "yes"} if offline else {})}
    environment = {**os.environ, **told, "NO_MKDOCS_2_WARNING": "1"}
    try:
        code = subprocess.run(command, cwd=repository.root, env=environment, check=False).returncode
    except KeyboardInterrupt:  # the server has been told as well
        code = 0
    raise SystemExit(2 if code else 0)
