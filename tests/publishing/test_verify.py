"""A site that lacks something is seen to lack it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pilotbook.publishing.verify import find_faults
from tests.tree import write_tree

ENTRIES = [{"location": each} for each in ("", "guide/", "guide/#a", "pilots/a%20b/")]
WHOLE = {
    "index.html": '<link href="assets/a.css?1"><script src="https://other.example/x.js"></script><img src="/x.png">',
    "assets/a.css": "p {}",
    "pilots/index.html": "x",
    "pilots/a/index.html": "x",
    "pilots/a b/index.html": "x",
    "guide/index.html": "x",
    "search/search_index.json": json.dumps({"docs": ENTRIES}),
}


def test_whole_site_has_no_faults(tmp_path: Path) -> None:
    assert find_faults(write_tree(tmp_path, WHOLE), ["a"]) == []


def test_site_without_search_and_without_directories_may_be_whole(tmp_path: Path) -> None:
    site = write_tree(tmp_path, {"index.html": "x", "pilots/index.html": "x", "pilots/a.html": "x"})
    (site / "pilots/index.html").rename(site / "pilots/list.html")
    assert find_faults(site, ["a"]) == ["pilots/index.html is missing"]


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (lambda site: (site / "index.html").unlink(), "the home page is missing"),
        (lambda site: (site / "assets/a.css").unlink(), "assets/a.css is missing"),
        (lambda site: (site / "pilots/a/index.html").write_text(""), "pilots/a/ is missing"),
        (lambda site: (site / "guide/index.html").unlink(), "guide/ is missing"),
        (lambda site: (site / "pilots/a b/index.html").unlink(), "pilots/a%20b/ is missing"),
        (lambda site: (site / "search/search_index.json").write_text('{"docs": [{"loc'), "search index cannot be read"),
        (lambda site: (site / "search/search_index.json").write_text("[]"), "the search index cannot be read"),
    ],
)
def test_site_that_lacks_something_is_not_whole(tmp_path: Path, harm: Callable[[Path], object], fault: str) -> None:
    site = write_tree(tmp_path, WHOLE)
    harm(site)
    assert [each for each in find_faults(site, ["a"]) if fault in each]


def test_only_the_first_missing_pages_are_named(tmp_path: Path) -> None:
    faults = find_faults(write_tree(tmp_path, WHOLE), [f"p{number}" for number in range(1_200)])
    assert faults[:1] == ["pilots/p0/ is missing"]
    assert faults[5:] == ["1,195 more pages are missing"]
