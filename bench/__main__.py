"""The command `python -m bench`: makes the files, measures every program on them in turn, and writes the figures."""

import argparse
import compileall
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.claims import Claim, Results, list_claims
from bench.contenders import CHECK, CHECK_JSONSCHEMA, CHECK_ONE, EVENTS, IMPORT_YAML, REPORT, ROOT, YAMLLINT, Contender
from bench.feed_part import list_feed_claims, measure_feed, write_feed_figures
from bench.import_part import measure_import
from bench.measurement import Measurement, measure, take_median
from bench.performance_page import (
    BEGIN,
    BEGIN_FEED,
    BEGIN_IMPORT,
    BEGIN_SITE,
    END,
    END_FEED,
    END_IMPORT,
    END_SITE,
    put_figures,
    write_figures,
)
from bench.site_part import HEAD as HEAD_OF_SITES
from bench.site_part import measure_sites
from bench.synthetic_pilots import write_pilots
from bench.version_control import change_files, put_under_git

PAGE = ROOT / "docs" / "development" / "performance.md"
BRANCH = 1_000
"""How many pilots stand in the checkout of which five are changed."""
_OFTEN = 5
"""How often what takes no time is run in a round: it is what other work on the machine disturbs most."""
Key = tuple[Contender, int]


def main() -> int:
    """Measure, print, and end with 1 when a figure is not reached."""
    arguments = _read_arguments()
    compileall.compile_dir(str(ROOT / "plugins"), quiet=1)  # as the other programs were when they were installed
    parts = {"check": _bench_check, "import": _bench_import, "feed": _bench_feed, "site": _bench_site}
    asked = [arguments.only] if arguments.only else list(parts)
    reached = [parts[name](arguments) for name in asked]
    return 0 if all(reached) else 1


def _bench_import(arguments: argparse.Namespace) -> bool:
    with tempfile.TemporaryDirectory() as scratch:
        rows, claims = measure_import(Path(scratch), arguments.sheet, arguments.rounds)
    sheet = f" --sheet {arguments.sheet.name}" if arguments.sheet else ""
    figures = write_figures(rows, claims, f"make bench BENCH_FLAGS='--only import --rounds {arguments.rounds}{sheet}'")
    return _finish(figures, claims, (BEGIN_IMPORT, END_IMPORT), is_written=arguments.write)


def _bench_feed(arguments: argparse.Namespace) -> bool:
    with tempfile.TemporaryDirectory() as scratch:
        taken = measure_feed(Path(scratch), arguments.rounds)
    claims = list_feed_claims(taken)
    made_by = f"make bench BENCH_FLAGS='--only feed --rounds {arguments.rounds}'"
    figures = write_feed_figures(taken, claims, made_by)
    return _finish(figures, claims, (BEGIN_FEED, END_FEED), is_written=arguments.write)


def _bench_site(arguments: argparse.Namespace) -> bool:
    sizes = tuple(map(int, arguments.sites.split(",")))
    with tempfile.TemporaryDirectory() as scratch:
        rows, claims = measure_sites(Path(scratch), sizes, arguments.site_rounds)
    flags = f"--only site --sites {arguments.sites} --site-rounds {arguments.site_rounds}"
    figures = write_figures(rows, claims, f"make bench BENCH_FLAGS='{flags}'", HEAD_OF_SITES)
    return _finish(figures, claims, (BEGIN_SITE, END_SITE), is_written=arguments.write)


def _bench_check(arguments: argparse.Namespace) -> bool:
    few, many, rounds = arguments.few, arguments.files, arguments.rounds
    with tempfile.TemporaryDirectory() as scratch:
        folders = {count: _make_folder(Path(scratch), count) for count in dict.fromkeys((1, few, many, BRANCH))}
        put_under_git(folders[BRANCH])
        change_files(folders[BRANCH], 5)
        taken = _measure_all(folders, few, many, rounds)
    medians = {key: take_median(each) for key, each in taken.items()}
    results = Results(
        few=few,
        many=many,
        check_start=medians[CHECK, 1],
        check_few=medians[CHECK, few],
        check_many=medians[CHECK, many],
        events=medians[EVENTS, many],
        yamllint=medians[YAMLLINT, many],
        check_jsonschema=medians[CHECK_JSONSCHEMA, many],
        check_one=medians[CHECK_ONE, 1],
        check_branch=medians[CHECK, BRANCH],
        report_branch=medians[REPORT, BRANCH],
        import_yaml=medians[IMPORT_YAML, 1],
    )
    claims = list_claims(results)
    rows = [_row(contender, count, found) for (contender, count), found in medians.items()]
    figures = write_figures(rows, claims, f"make bench BENCH_FLAGS='--files {many} --rounds {rounds}'")
    return _finish(figures, claims, (BEGIN, END), is_written=arguments.write)


def _finish(figures: str, claims: Iterable[Claim], marks: tuple[str, str], *, is_written: bool) -> bool:
    """Show the figures, put them between two marks of the page where that is asked for; whether they are reached."""
    sys.stdout.write(figures)
    if is_written:
        PAGE.write_text(put_figures(PAGE.read_text(encoding="utf-8"), figures, *marks), encoding="utf-8")
    return all(claim.holds for claim in claims)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000, help="how many pilots are made")
    parser.add_argument("--few", type=int, default=100, help="how many for the comparison with few files")
    parser.add_argument("--only", choices=("check", "import", "feed", "site"), help="measure one part alone")
    parser.add_argument("--sheet", type=Path, metavar="FILE", help="a spreadsheet to import, in place of a made-up one")
    parser.add_argument("--rounds", type=int, default=5, help="how often each program runs; medians are taken")
    parser.add_argument("--sites", default="500,1000,2000,4000", help="how many pilots the sites have, with commas")
    parser.add_argument("--site-rounds", type=int, default=1, help="how often each site is built")
    parser.add_argument("--write", action="store_true", help=f"put the figures into {PAGE.relative_to(ROOT)}")
    return parser.parse_args()


def _make_folder(scratch: Path, count: int) -> Path:
    folder = scratch / str(count)
    size = write_pilots(folder / "pilots", count)
    (folder / "mkdocs.yml").write_text("site_name: Bench\n", encoding="utf-8")
    sys.stderr.write(f"{count:,} pilots of {size / count:,.0f} bytes\n")
    return folder


def _measure_all(folders: dict[int, Path], few: int, many: int, rounds: int) -> dict[Key, list[Measurement]]:
    """Every program once a round, so that what disturbs the machine for a while disturbs them all."""
    keys: tuple[Key, ...] = (
        (CHECK, many),
        (EVENTS, many),
        (YAMLLINT, many),
        (CHECK_JSONSCHEMA, many),
        (CHECK, 1),
        (CHECK, few),
        (CHECK, BRANCH),
        (REPORT, BRANCH),
        (CHECK_ONE, 1),
        (IMPORT_YAML, 1),
    )
    taken: dict[Key, list[Measurement]] = {key: [] for key in keys}
    for number in range(1, rounds + 1):
        for (contender, count), measured in taken.items():
            folder = folders[count]
            for _ in range(_OFTEN if count <= few else 1):
                measured.append(measure(contender.command(folder), folder))
        sys.stderr.write(f"round {number} of {rounds}\n")
    return taken


def _row(contender: Contender, count: int, found: Measurement) -> tuple[str, ...]:
    for_a_file = f"{found.processor / count * 1000:.2f}" if count > 1 else ""
    name = f"`{contender.name}`" if contender is IMPORT_YAML else contender.name
    cells = (f"{found.processor:.2f}", f"{found.clock:.2f}", for_a_file, f"{found.memory:.0f}")
    return (name, f"{count:,}" if contender is not IMPORT_YAML else "", *cells)


if __name__ == "__main__":
    sys.exit(main())
