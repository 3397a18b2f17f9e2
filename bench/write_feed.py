"""Writes `portfolio.json` of a repository as a build of its site does, and prints what that took and how large it is.

A build has made all pages by then. So each pilot has been judged, and what lists need of it is known, and nothing else.
"""

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

from bench.synthetic_pilots import TODAY
from pilotbook.assessment.abridging import Abridger
from pilotbook.portfolio.load import load_portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.site.address import Addresses
from pilotbook.site.feeds.portfolio_json import stream_portfolio_json
from pilotbook.site.rendering import Templates
from pilotbook.site.site import Site


def main() -> None:
    """Work out what pages show, write the file, and print the figures as JSON."""
    root = Path(sys.argv[1])
    site = Site(
        portfolio=load_portfolio(Repository(root=root, docs=root / "docs"), TODAY),
        addresses=Addresses(root="https://pilots.example.com/"),
        templates=Templates(),
        name="Bench",
    )
    abridger = Abridger()
    for each in site.portfolio.assessments:
        abridger.abridge(each)
        each.answers, each.gates  # noqa: B018 - to ask is to work it out
    processor, clock = process_time(), perf_counter()
    content = b"".join(stream_portfolio_json(site))
    (root / "portfolio.json").write_bytes(content)
    taken = {"processor": process_time() - processor, "clock": perf_counter() - clock, "size": len(content)}
    sys.stdout.write(json.dumps(taken))


if __name__ == "__main__":
    main()
