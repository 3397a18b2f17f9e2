"""Measures how long sites take to build: ours, and those that others make of Markdown pages of the same text."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.claims import Claim
from bench.measurement import Measurement, measure, take_median
from bench.performance_page import Row
from bench.site_contenders import BUILDERS, MKDOCS, OURS, Builder
from bench.site_folders import SITE, put_away, weigh, write_markdown_folder, write_our_folder

HEAD: Row = ("program", "pages", "processor, s", "clock, s", "for a page, ms", "peak, MiB", "output, MB")
LIVE = 1_000
"""How many pilots are served when one of them is changed."""
_FEW = 1
Key = tuple[Builder, int]


@dataclass(frozen=True, slots=True)
class SiteResults:
    """What was measured: each builder with each number of pages, and a first build and one after a change."""

    sizes: tuple[int, ...]
    taken: dict[Key, Measurement]
    weights: dict[Key, float]
    live: tuple[float, float]

    def cost_of_a_pilot(self, count: int) -> float:
        """What each further pilot adds to the build of a site with one, in seconds of the processor."""
        return (self.taken[OURS, count].processor - self.taken[OURS, _FEW].processor) / (count - _FEW)


def measure_sites(scratch: Path, sizes: Sequence[int], rounds: int) -> tuple[list[Row], tuple[Claim, ...]]:
    """The rows of the table and the figures."""
    folders = {count: _make_folders(scratch / str(count), count) for count in sizes}
    attic = scratch / "attic"
    write_our_folder(scratch / "few", _FEW)
    keys: list[Key] = [(builder, count) for count in sizes for builder in BUILDERS if builder.is_there]
    taken: dict[Key, list[Measurement]] = {key: [] for key in [(OURS, _FEW), *keys]}
    weights: dict[Key, float] = {}
    for number in range(1, rounds + 1):
        for (builder, count), measured in taken.items():
            folder = scratch / "few" if count == _FEW else folders[count][0 if builder.is_ours else 1]
            put_away(folder, attic)
            measured.append(measure(builder.command, folder))
            weights[builder, count] = weigh(folder / SITE)
            put_away(folder, attic)
            sys.stderr.write(f"round {number} of {rounds}: {builder.name}, {count:,} pages, load {_say_load()}\n")
    live = [_measure_live(scratch / "live") for _ in range(rounds)]
    results = SiteResults(
        sizes=tuple(sizes),
        taken={key: take_median(each) for key, each in taken.items()},
        weights=weights,
        live=(median(each[0] for each in live), median(each[1] for each in live)),
    )
    return list(list_site_rows(results)), list_site_claims(results)


def _make_folders(scratch: Path, count: int) -> tuple[Path, Path]:
    """A folder of pilots, and one of Markdown pages that say what the pages of these pilots say."""
    ours, others = scratch / "ours", scratch / "others"
    write_our_folder(ours, count)
    measure(OURS.command, ours)
    write_markdown_folder(others, ours)
    return ours, others


def _measure_live(folder: Path) -> tuple[float, float]:
    """The first build and the one after a change, in seconds of the processor."""
    result = folder.with_suffix(".txt")
    if not folder.is_dir():
        write_our_folder(folder, LIVE)
    measure([sys.executable, str(Path(__file__).with_name("live_rebuild.py")), str(folder), str(result)], folder)
    first, again = result.read_text(encoding="utf-8").split()
    return float(first), float(again)


def _say_load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def list_site_rows(results: SiteResults) -> Iterable[Row]:
    """One row for each builder and number of pages; one for a builder that is not there."""
    for (builder, count), found in results.taken.items():
        yield (
            builder.name,
            f"{count:,}",
            f"{found.processor:.1f}",
            f"{found.clock:.1f}",
            f"{found.processor / count * 1000:.1f}" if count > _FEW else "",
            f"{found.memory:.0f}",
            f"{results.weights[builder, count]:.1f}",
        )
    there = {builder for builder, _ in results.taken}
    for builder in BUILDERS:
        if builder not in there:
            yield (builder.name, "could not be installed", "", "", "", "", "")
    first, again = results.live
    yield ("Pilotbook, served: the first build", f"{LIVE:,}", f"{first:.1f}", "", "", "", "")
    yield ("Pilotbook, served: one pilot has changed", f"{LIVE:,}", f"{again:.2f}", "", "", "", "")


def list_site_claims(results: SiteResults) -> tuple[Claim, ...]:
    """Every figure, as ratios of processor time where it is about time."""
    few, many = min(results.sizes), max(results.sizes)
    change = abs(results.cost_of_a_pilot(many) / results.cost_of_a_pilot(few) - 1) * 100
    first, again = results.live
    return (
        *(
            Claim(
                f"a site of {count:,} pilots, in times of MkDocs with Material on as many Markdown pages",
                0.4,
                results.taken[OURS, count].processor / results.taken[MKDOCS, count].processor,
            )
            for count in results.sizes
        ),
        Claim(f"change of the cost of a pilot from {few:,} to {many:,} pilots", 15, change, unit="%"),
        Claim(f"peak of memory with {many:,} pilots", 200, results.taken[OURS, many].memory, unit="MiB"),
        Claim(f"one of {LIVE:,} pilots has changed while they are served, in first builds", 0.1, again / first),
    )
