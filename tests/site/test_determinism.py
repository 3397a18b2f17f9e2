"""Two builds of one project are the same bytes, wherever, whenever and on whatever machine they run."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.history.git_folder import make_git_folder
from tests.site.built_site import BARE, read_bytes
from tests.site.made_site import GOOD
from tests.tree import write_tree

ROOT = Path(__file__).parents[2]
CONFIG = BARE.replace(' {pilotbook: {today: "2026-11-22"}}', " pilotbook") + "site_url: https://book.example/\n"
HERE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
THERE = {"PYTHONHASHSEED": "2718", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}
ALIKE = [letter * 2 for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]
"""Words that differ in nothing but capitals."""
UNITS = ("R&D", "r d", "R D", "r&d", "研究", "開発", "i", "I", "\u0131", "\u0130", "Zürich", "zurich")


MACHINE = """\
import os, time
is_reversed = os.environ["LISTED"] == "backwards"
list_names, scan, now = os.listdir, os.scandir, time.time
os.listdir = lambda *where: sorted(list_names(*where), reverse=is_reversed)
time.time = lambda: now() + int(os.environ["SECONDS_LATER"])
class Scan:
    def __init__(self, *where):
        with scan(*where) as found:
            self.found = iter(sorted(found, key=lambda each: each.name, reverse=is_reversed))
    def __iter__(self): return self
    def __next__(self): return next(self.found)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
os.scandir = Scan
"""
"""What Python runs when it starts: folders are listed in an order, and the clock goes as it is told."""


def draw(root: Path, *, is_late: bool) -> Path:
    """The project, with a history; the later one is written in another order and its files are older."""
    odd = {
        f"pilots/odd-{number}.yml": f'{GOOD}unit: "{unit}"\ntags: [{", ".join([*UNITS, *ALIKE])}]\n'
        for number, unit in enumerate(UNITS)
    }
    samples = {f"pilots/{file.name}": file.read_bytes() for file in sorted((ROOT / "pilots").glob("*.yml"))}
    broken = {"pilots/broken.yml": "title: [", "pilots/Bad name.yml": "", "docs/pilots/broken.md": "# X\n"}
    files = {"mkdocs.yml": CONFIG, "docs/about.md": "# About\n", **samples, **odd, **broken}
    git = make_git_folder(root)
    git.commit(dict(sorted(files.items(), reverse=is_late)), on="2026-10-01")
    git.commit({"pilots/odd-0.yml": files["pilots/odd-0.yml"].replace("proposed", "approved")}, on="2026-10-08")
    for file in root.rglob("*.*") if is_late else ():
        os.utime(file, (1_000_000_000, 1_000_000_000))
    return root


def build(root: Path, environment: dict[str, str], audience: str, *, is_late: bool) -> dict[str, bytes]:
    """Every file of the site that a process of its own builds there."""
    machine = write_tree(root.with_name(f"{root.name} machine"), {"sitecustomize.py": MACHINE})
    own = {
        "PYTHONPATH": os.pathsep.join([str(machine), str(ROOT / "plugins")]),
        "LISTED": "backwards" if is_late else "forwards",
        "SECONDS_LATER": "40000000" if is_late else "0",
    }
    command = [sys.executable, "-m", "pilotbook", "build", "--today", "2026-11-22", "--audience", audience]
    result = subprocess.run(
        command,
        cwd=draw(root, is_late=is_late),
        env={**os.environ, **own, **environment},
        check=False,
        capture_output=True,
    )
    assert result.returncode == 1, result.stderr.decode()  # some of the pilots have errors
    return read_bytes(root / "site")


Sites = tuple[dict[str, bytes], dict[str, bytes]]


@pytest.fixture(scope="module", params=["internal", "public"])
def two_sites(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Sites:
    folder = tmp_path_factory.mktemp("determinism")
    here = build(folder / "here", HERE, request.param, is_late=False)
    return here, build(folder / "far away" / "there", THERE, request.param, is_late=True)


def test_two_builds_are_the_same_bytes(two_sites: Sites) -> None:
    here, there = two_sites
    assert list(here) == list(there)
    assert [name for name, content in here.items() if content != there[name]] == []
    feeds = {"portfolio.json", "portfolio.csv", "calendar.ics", "changes.xml", "llms.txt", "badges/odd-0.svg"}
    assert {"sitemap.xml.gz", "search/search_index.json", "pilots/odd-0/index.html", "_headers", *feeds} <= set(here)


def test_build_speaks_of_the_day_it_was_given(two_sites: Sites) -> None:
    here, _ = two_sites
    assert b"on 22 Nov 2026." in here["pilots/index.html"]
    assert b"2026-11-22" in gzip.decompress(here["sitemap.xml.gz"])


def test_build_names_no_folder_of_the_machine(two_sites: Sites) -> None:
    for name, content in two_sites[1].items():
        assert b"far away" not in content, name
