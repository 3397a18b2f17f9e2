"""Two builds of one project are the same bytes, wherever and on whatever machine they run."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def draw(root: Path) -> Path:
    odd = {
        f"pilots/odd-{number}.yml": f'{GOOD}unit: "{unit}"\ntags: [{", ".join([*UNITS, *ALIKE])}]\n'
        for number, unit in enumerate(UNITS)
    }
    samples = {f"pilots/{file.name}": file.read_bytes() for file in sorted((ROOT / "pilots").glob("*.yml"))}
    broken = {"pilots/broken.yml": "title: [", "pilots/Bad name.yml": "", "docs/pilots/broken.md": "# X\n"}
    return write_tree(root, {"mkdocs.yml": CONFIG, "docs/about.md": "# About\n", **samples, **odd, **broken})


def build(root: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """Every file of the site that a process of its own builds there."""
    own = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795305600", **environment}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(root / "site")]
    subprocess.run(command, cwd=draw(root), env={**os.environ, **own}, check=True, capture_output=True)
    return read_bytes(root / "site")


@pytest.fixture(scope="module")
def two_sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("determinism")
    return build(folder / "here", HERE), build(folder / "far away" / "there", THERE)


def test_two_builds_are_the_same_bytes(two_sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    here, there = two_sites
    assert list(here) == list(there)
    assert [name for name, content in here.items() if content != there[name]] == []
    assert {"sitemap.xml.gz", "search/search_index.json", "pilots/odd-0/index.html"} <= set(here)


def test_build_speaks_of_the_day_it_was_given(two_sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    here, _ = two_sites
    assert b"on 22 Nov 2026." in here["pilots/index.html"]
    assert b"2026-11-22" in gzip.decompress(here["sitemap.xml.gz"])


def test_build_names_no_folder_of_the_machine(two_sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    for name, content in two_sites[1].items():
        assert b"far away" not in content, name
