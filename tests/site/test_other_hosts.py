"""The plugin under ProperDocs, the fork of MkDocs: the site that comes out is the same, byte for byte."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.site.built_site import FULL, read_bytes
from tests.site.made_site import GOOD
from tests.tree import write_tree

ROOT = Path(__file__).parents[2]
FILES = {
    "docs/index.md": "# Hello\n\nRead [the playbook](playbook/index.md).\n",
    "docs/about.md": "# About\n",
    "pilots/a.yml": f"{GOOD}notes: Some *text*.\nowner: Amara Okafor\n",
    "pilots/broken.yml": "title: [\n",
}

pytestmark = pytest.mark.skipif(find_spec("properdocs") is None, reason="ProperDocs is not installed")


def build(root: Path, program: str, *options: str) -> dict[str, bytes]:
    folder = root / f"built by {program}"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795305600"}
    command = [sys.executable, "-m", program, "build", "--quiet", "--site-dir", str(folder), *options]
    result = subprocess.run(command, cwd=root, env=environment, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return read_bytes(folder)


def find_differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_site_under_properdocs_is_the_same_bytes(tmp_path: Path) -> None:
    samples = {f"pilots/{file.name}": file.read_bytes() for file in sorted((ROOT / "pilots").glob("*.yml"))}
    root = write_tree(tmp_path, {"mkdocs.yml": FULL, **FILES, **samples})
    ours, theirs = build(root, "mkdocs"), build(root, "properdocs")
    assert find_differences(ours, theirs) == []
    assert {"pilots/a/index.html", "portfolio.json", "search/search_index.json"} <= ours.keys()


def test_build_uses_properdocs_where_the_configuration_is_its(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"properdocs.yml": FULL, "docs/index.md": "# Hello\n", "pilots/a.yml": GOOD})
    command = [sys.executable, "-m", "pilotbook", "build", "--strict"]
    result = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert (root / "site/pilots/a/index.html").is_file()
    assert (root / "site/portfolio.json").is_file()
