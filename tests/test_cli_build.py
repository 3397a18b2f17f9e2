"""`pilotbook build`: what it publishes, what it refuses, and how it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pilotbook.publishing.lock import hold_lock
from tests.site.built_site import BARE
from tests.site.made_site import GOOD
from tests.tree import write_tree

FILES = {"mkdocs.yml": BARE.replace('today: "2026-11-22"', ""), "docs/index.md": "# Hello\n", "pilots/a.yml": GOOD}
WRONG = "title: B\nstage: wrong\n"


def build(root: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pilotbook", "build", *options]
    return subprocess.run(
        command, cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_site_is_published_as_of_the_day_that_is_given(tmp_path: Path) -> None:
    result = build(write_tree(tmp_path, FILES), "--today", "2026-03-04")
    assert (result.returncode, result.stdout) == (0, f"Published 1 pilot in {tmp_path / 'site'}.\n")
    assert "As of 4 Mar 2026" in (tmp_path / "site/pilots/a/index.html").read_text(encoding="utf-8")
    assert sorted(each.name for each in tmp_path.iterdir()) == [".site.lock", "docs", "mkdocs.yml", "pilots", "site"]


def test_pilot_with_an_error_is_published_and_said(tmp_path: Path) -> None:
    result = build(write_tree(tmp_path, {**FILES, "pilots/b.yml": WRONG, "pilots/B b.yml": GOOD}), "--out", "public")
    assert result.returncode == 1
    assert "Published 2 pilots in public." in result.stdout
    assert "pilotbook check lists them" in result.stderr
    assert (tmp_path / "public/pilots/b/index.html").is_file()


def test_strict_build_with_an_error_publishes_nothing_and_says_where(tmp_path: Path) -> None:
    result = build(write_tree(tmp_path, {**FILES, "pilots/b.yml": WRONG}), "--strict")
    assert result.returncode == 1
    assert "pilots/b.yml:2:8: error:" in result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "spoil",
    [
        {"mkdocs.yml": "site_name: [\n"},
        {"docs/index.md": "[x](nowhere.md)\n"},
        {"mkdocs.yml": FILES["mkdocs.yml"] + "hooks: [hook.py]\n", "hook.py": "def on_post_build(config): 1 / 0\n"},
    ],
    ids=["configuration", "link", "exception"],
)
def test_build_that_fails_leaves_the_old_site(tmp_path: Path, spoil: dict[str, str]) -> None:
    assert build(write_tree(tmp_path, FILES)).returncode == 0
    before = {file: file.read_bytes() for file in (tmp_path / "site").rglob("*") if file.is_file()}
    result = build(write_tree(tmp_path, spoil), "--strict")
    assert result.returncode == 2
    assert "readers keep the site that they have" in result.stderr
    assert {file: file.read_bytes() for file in (tmp_path / "site").rglob("*") if file.is_file()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of files")
def test_disk_that_is_full_leaves_the_old_site(tmp_path: Path) -> None:
    """A limit on the size of files stands for a full disk: the system refuses to write on."""
    assert build(write_tree(tmp_path, FILES)).returncode == 0
    before = (tmp_path / "site/index.html").read_bytes()
    program = (
        "import resource, signal, sys\nfrom pilotbook.__main__ import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\nsys.argv = ['pilotbook', 'build']\nmain()\n"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "Nothing was published" in result.stderr
    assert "expected a disk that takes the site, found: [Errno 27]" in result.stderr
    assert "Traceback" not in result.stderr
    assert (tmp_path / "site/index.html").read_bytes() == before


def test_page_that_vanishes_is_seen_before_the_site_is_published(tmp_path: Path) -> None:
    hook = "import os\ndef on_post_build(config): os.remove(config.site_dir + '/pilots/index.html')\n"
    files = {**FILES, "mkdocs.yml": FILES["mkdocs.yml"] + "hooks: [hook.py]\n", "hook.py": hook}
    result = build(write_tree(tmp_path, files))
    assert result.returncode == 2
    assert "The site is not whole: pilots/ is missing." in result.stderr
    assert not (tmp_path / "site").exists()


def test_folder_with_something_else_in_it_is_refused(tmp_path: Path) -> None:
    result = build(write_tree(tmp_path, FILES), "--out", "docs")
    assert result.returncode == 2
    assert "cannot publish in docs: expected a folder for the site alone" in result.stderr


def test_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    write_tree(tmp_path, FILES)
    with hold_lock(tmp_path / ".site.lock"):
        result = build(tmp_path)
    assert result.returncode == 2
    assert "another build is publishing in" in result.stderr


AUDIENCES = {
    **FILES,
    "pilots/a.yml": f"{GOOD}notes: Only for us.\n",
    "pilots/b.yml": f"{GOOD}public: false\n".replace("A pilot", "Another"),
}


def read_all(site: Path) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in sorted(site.rglob("*.html")))


def test_site_for_the_public_leaves_out_what_is_internal(tmp_path: Path) -> None:
    root = write_tree(tmp_path, AUDIENCES)
    assert build(root).returncode == 0
    assert "Only for us." in read_all(tmp_path / "site")
    result = build(root, "--audience", "public", "--strict")
    assert (result.returncode, result.stderr.count("WARNING")) == (0, 0)
    assert f"Published 1 pilot for the public, and left 1 out in {tmp_path / 'site'}.\n" in result.stdout
    assert "Only for us." not in read_all(tmp_path / "site")
    assert not (tmp_path / "site/pilots/b").exists()


def test_configuration_says_for_whom_the_site_is_and_the_command_has_the_last_word(tmp_path: Path) -> None:
    config = AUDIENCES["mkdocs.yml"].replace("pilotbook: {", "pilotbook: {audience: public")
    root = write_tree(tmp_path, {**AUDIENCES, "mkdocs.yml": config})
    assert "audience: public" in config
    assert build(root).stdout.startswith("Published 1 pilot for the public, and left 1 out in ")
    assert build(root, "--audience", "internal").stdout.startswith("Published 2 pilots in ")


@pytest.mark.parametrize("audience", ["all", ""])
def test_audience_that_nobody_knows_is_refused(tmp_path: Path, audience: str) -> None:
    result = build(write_tree(tmp_path, AUDIENCES), "--audience", audience)
    assert result.returncode == 2
    assert "'internal', 'public'" in result.stderr


def test_variable_that_names_no_audience_publishes_nothing(tmp_path: Path) -> None:
    result = build(write_tree(tmp_path, AUDIENCES), PILOTBOOK_AUDIENCE="everybody")
    assert result.returncode == 2
    assert "expected internal or public in PILOTBOOK_AUDIENCE, found 'everybody'" in result.stderr
    assert not (tmp_path / "site").exists()


def test_build_that_is_offline_asks_no_other_portfolio(tmp_path: Path) -> None:
    """Nobody listens at the address, and the page says that nobody was asked."""
    sources = "{pilotbook: {sources: {a: https://127.0.0.1:9/portfolio.json}}}"
    config = FILES["mkdocs.yml"].replace("{pilotbook: {}}", sources)
    assert sources in config
    root = write_tree(tmp_path, {**FILES, "mkdocs.yml": config})
    for options, reason in (([], "Connection refused"), (["--offline"], "this build was told to ask nobody")):
        result = build(root, *options)
        assert result.returncode == 0, result.stderr
        assert reason in (root / "site/portfolio/sources/index.html").read_text(encoding="utf-8")
