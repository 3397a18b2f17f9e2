"""A repository made, checked and built where only the wheel is installed: no checkout of ours is at hand."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, where: Path) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PILOTBOOK"))}
    variables = {**kept, "NO_MKDOCS_2_WARNING": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return subprocess.run(
        [str(each) for each in command],
        cwd=where,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def pilotbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that has the wheel, and the packages that this one has, but not this checkout."""
    scratch = tmp_path_factory.mktemp("environment")
    built = run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", scratch, where=ROOT)
    assert built.returncode == 0, built.stderr
    (wheel,) = scratch.glob("*.whl")
    venv.create(scratch / "venv", with_pip=False)
    binaries = scratch / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = binaries / Path(sys.executable).name
    found = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", where=scratch)
    # A line of such a file is one more folder to look in; the editable install of this checkout there is not followed.
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(found.stdout.strip(), "others.pth").write_text("\n".join(sorted(here)), encoding="utf-8")
    options = ("--no-index", "--no-deps", "--ignore-installed", "--quiet")
    installed = run(sys.executable, "-m", "pip", "--python", python, "install", *options, wheel, where=scratch)
    assert installed.returncode == 0, installed.stderr
    command = binaries / ("pilotbook.exe" if os.name == "nt" else "pilotbook")
    where = run(python, "-c", "import pilotbook; print(pilotbook.__file__)", where=scratch)
    assert where.stdout.startswith(str(scratch)), where
    return command


def test_new_repository_passes_the_check_and_builds_at_once(pilotbook: Path, tmp_path: Path) -> None:
    book = tmp_path / "our-pilots"
    names = ("--name", 'Pilots: "ours" & more', "--site-url", "https://pilots.example.com/book/")
    made = run(pilotbook, "init", book, *names, where=tmp_path)
    assert made.returncode == 0, made.stderr
    checked = run(pilotbook, "check", "--fail-on", "warning", where=book)
    assert (checked.returncode, "1 pilot checked" in checked.stdout) == (0, True), checked
    built = run(pilotbook, "build", "--strict", where=book)
    assert built.returncode == 0, built.stderr
    assert (book / "site" / "playbook" / "questions" / "owner" / "index.html").is_file()
    assert (book / "site" / "pilots" / "first-pilot" / "index.html").is_file()
    again = run(pilotbook, "init", book, *names, where=tmp_path)
    assert again.stdout.startswith("Nothing to do: ")


def test_article_that_was_copied_out_builds_as_well(pilotbook: Path, tmp_path: Path) -> None:
    assert run(pilotbook, "init", "book", where=tmp_path).returncode == 0
    book = tmp_path / "book"
    ejected = run(pilotbook, "playbook", "eject", "questions/owner", where=book)
    assert ejected.returncode == 0, ejected.stderr
    article = book / "docs" / "playbook" / "questions" / "owner.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nOur own last words.\n", encoding="utf-8")
    built = run(pilotbook, "build", "--strict", where=book)
    assert built.returncode == 0, built.stderr
    page = book / "site" / "playbook" / "questions" / "owner" / "index.html"
    assert "Our own last words." in page.read_text(encoding="utf-8")
