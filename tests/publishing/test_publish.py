"""Whatever happens while a site is built, readers find the old one or the new one, whole."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from pilotbook.publishing.publish import find_obstacle, publish
from tests.tree import write_tree

PAGES = 40
PUBLISHER = """
import sys
from pathlib import Path
from pilotbook.publishing.publish import publish
version = 0
def build(folder):
    (folder / "pilots").mkdir(parents=True)
    text = f"{version:06} " * 2000
    for name in ("index.html", "pilots/index.html", *(f"{n}.html" for n in range(int(sys.argv[2])))):
        (folder / name).write_text(text)
while True:
    version += 1
    assert publish(Path(sys.argv[1]), build, []) == []
    print(version, flush=True)
"""


def build_version(folder: Path, version: str = "1") -> None:
    write_tree(folder, {"index.html": version, "pilots/index.html": version})


def read_version(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8")


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()} - {".site.lock"}


def test_site_is_published_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    for version in ("1", "2"):
        assert publish(tmp_path / "site", partial(build_version, version=version), []) == []
        assert read_version(tmp_path / "site") == version
        assert names(tmp_path) == {"site"}
    assert (tmp_path / "site" / "_headers").is_file()


def test_link_to_the_published_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    assert publish(tmp_path / "site", build_version, []) == []
    assert (tmp_path / "site").is_symlink()
    assert read_version(tmp_path / "real") == "1"


def fail(folder: Path) -> None:
    build_version(folder, "2")
    raise OSError(28, "No space left on device")


def test_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    publish(tmp_path / "site", build_version, [])
    with pytest.raises(OSError, match="No space"):
        publish(tmp_path / "site", fail, [])
    assert read_version(tmp_path / "site") == "1"
    assert names(tmp_path) == {"site"}


def test_build_that_lacks_a_page_leaves_the_old_site(tmp_path: Path) -> None:
    publish(tmp_path / "site", build_version, [])
    faults = publish(tmp_path / "site", partial(build_version, version="2"), ["a"])
    assert faults == ["pilots/a/ is missing"]
    assert read_version(tmp_path / "site") == "1"


def test_what_a_kill_left_behind_is_cleared_away(tmp_path: Path) -> None:
    write_tree(tmp_path, {".site.new/index.html": "half", ".site.old/index.html": "0"})
    with pytest.raises(OSError, match="No space"):
        publish(tmp_path / "site", fail, [])
    assert read_version(tmp_path / "site") == "0"  # it was aside when the process was killed
    assert names(tmp_path) == {"site"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere an exchange may take two steps")
def test_reader_finds_every_page_whole_while_publishers_are_killed(tmp_path: Path) -> None:
    site, chance = tmp_path / "site", random.Random(7)  # noqa: S311 - the same moments in every run, as far as can be
    publish(site, _build_first, [])
    faults: list[str] = []
    is_over = threading.Event()
    reader = threading.Thread(target=_read_all_the_time, args=(site, is_over, faults))
    reader.start()
    published = 0
    try:
        for _ in range(25):
            command = [sys.executable, "-c", PUBLISHER, str(site), str(PAGES)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
                assert process.stdout is not None
                process.stdout.readline()
                time.sleep(chance.uniform(0, 0.05))
                process.send_signal(signal.SIGKILL)
                published += 1 + len(process.stdout.readlines())
            versions = {(site / name).read_text(encoding="utf-8") for name in _names()}
            assert len(versions) == 1, "the site is of two versions"
    finally:
        is_over.set()
        reader.join()
    assert faults == []
    assert published >= 25


def _build_first(folder: Path) -> None:
    write_tree(folder, dict.fromkeys(_names(), "000000 " * 2000))


def _names() -> list[str]:
    return ["index.html", "pilots/index.html", *(f"{number}.html" for number in range(PAGES))]


def _read_all_the_time(site: Path, is_over: threading.Event, faults: list[str]) -> None:
    """Read page after page; each has to be there, and of one version from beginning to end."""
    while not is_over.is_set():
        for name in _names():
            try:
                text = (site / name).read_text(encoding="utf-8")
            except OSError as error:
                faults.append(f"{name}: {error}")
                continue
            if len(text) != 14_000 or len(set(text.split())) != 1:
                faults.append(f"{name}: {text[:20]}… of {len(text)} characters")


@pytest.mark.parametrize(
    ("there", "published", "words"),
    [
        ({}, "site", ""),
        ({"site/": ""}, "site", ""),
        ({"site/index.html": "", "site/x": ""}, "site", ""),
        ({"site/sitemap.xml": ""}, "site", ""),
        ({}, ".", "holds the repository"),
        ({}, "..", "holds the repository"),
        ({}, "docs/site", "found one in docs/"),
        ({}, "pilots", "found one in pilots/"),
        ({"site": "x"}, "site", "found a file"),
        ({"site/index.html": "", "site/.git/": ""}, "site", "found .git in it"),
        ({"site/letters.txt": ""}, "site", "found other files"),
    ],
)
def test_folder_that_holds_something_else_is_not_replaced(
    tmp_path: Path, there: dict[str, str], published: str, words: str
) -> None:
    root = write_tree(tmp_path / "book", {"mkdocs.yml": "", "docs/": "", **there})
    obstacle = find_obstacle(Path(os.path.normpath(root / published)), root)
    assert words in obstacle
    assert bool(words) == bool(obstacle)
