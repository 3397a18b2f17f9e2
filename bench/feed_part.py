"""Measures the portfolio as JSON: how large it is, and how long it takes to write."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.claims import Claim
from bench.contenders import ROOT
from bench.performance_page import Row, describe_machine, write_table
from bench.synthetic_pilots import write_pilots

PILOTS = 3_000
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Writing:
    """What it took to write the file once: seconds of the processor and on the clock, and its bytes."""

    processor: float
    clock: float
    size: int


def measure_feed(scratch: Path, rounds: int) -> Writing:
    """The medians of some rounds, each in a process of its own."""
    write_pilots(scratch / "pilots", PILOTS)
    (scratch / "mkdocs.yml").write_text("site_name: Bench\n", encoding="utf-8")
    taken = []
    for number in range(1, rounds + 1):
        taken.append(_write(scratch))
        sys.stderr.write(f"portfolio.json, round {number} of {rounds}\n")
    return Writing(
        median(each.processor for each in taken), median(each.clock for each in taken), max(each.size for each in taken)
    )


def _write(folder: Path) -> Writing:
    command = [sys.executable, "-m", "bench.write_feed", str(folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return Writing(**json.loads(run.stdout))


def list_feed_claims(taken: Writing) -> tuple[Claim, ...]:
    """How large the file may be, and how long it may take."""
    what = f"portfolio.json of {PILOTS:,} pilots"
    return (
        Claim(f"{what}, size", 8, taken.size / _MEGABYTE, unit="MB"),
        Claim(f"{what}, processor", 1, taken.processor, unit="s"),
        Claim(f"{what}, clock", 1, taken.clock, unit="s"),
    )


def write_feed_figures(taken: Writing, claims: tuple[Claim, ...], made_by: str) -> str:
    """The figures as tables."""
    row: Row = (
        "portfolio.json",
        f"{PILOTS:,}",
        f"{taken.processor:.2f}",
        f"{taken.clock:.2f}",
        f"{taken.size / _MEGABYTE:.2f}",
    )
    measured = write_table(("file", "pilots", "processor, s", "clock, s", "size, MB"), [row])
    reached = write_table(("figure", "wanted", "found", "reached"), (claim.row for claim in claims))
    return f"Made by `{made_by}` on {describe_machine()}.\n\n{measured}\n{reached}"
