"""Writes the figures as a Markdown table, with the machine and the command that made them."""

import os
import platform
import re
from collections.abc import Iterable
from pathlib import Path

from bench.claims import Claim

BEGIN, END = "<!-- figures: make bench -->", "<!-- end of figures -->"
BEGIN_SITE, END_SITE = "<!-- figures of the site: make bench -->", "<!-- end of figures of the site -->"
BEGIN_IMPORT, END_IMPORT = "<!-- figures of the import: make bench -->", "<!-- end of figures of the import -->"
BEGIN_FEED, END_FEED = "<!-- figures of the feed: make bench -->", "<!-- end of figures of the feed -->"

Row = tuple[str, ...]


def write_table(head: Row, rows: Iterable[Row]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


HEAD: Row = ("program", "files", "processor, s", "clock, s", "for a file, ms", "peak, MiB")


def write_figures(runs: Iterable[Row], claims: Iterable[Claim], made_by: str, head: Row = HEAD) -> str:
    """All that changes from one run of the bench to the next."""
    measured = write_table(head, runs)
    reached = write_table(("figure", "wanted", "found", "reached"), (claim.row for claim in claims))
    return f"Made by `{made_by}` on {describe_machine()}.\n\n{measured}\n{reached}"


def describe_machine() -> str:
    """The processor, how many there are, the system and the Python."""
    try:
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        found = None
    processor = found.group(1) if found else platform.machine()
    return f"{processor} ({os.cpu_count()} cores), {platform.system()}, Python {platform.python_version()}"


def put_figures(page: str, figures: str, begin: str = BEGIN, end: str = END) -> str:
    """The page with the figures between two of its marks."""
    before, _, rest = page.partition(begin)
    after = rest.partition(end)[2]
    return f"{before}{begin}\n\n{figures}\n{end}{after}"
