"""The command `report`: what it prints, and how it ends."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pilotbook.cli import cli
from tests.history.git_folder import GitFolder
from tests.portfolio.small_book import GOOD, OTHER, SHORT, make_book
from tests.tree import CONFIGURATION, write_tree

Run = Callable[..., Result]
FAR = "title: A\nstage: production\n"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitFolder:
    book = make_book(tmp_path, monkeypatch)
    book.commit({"pilots/a.yml": GOOD})
    return book


@pytest.fixture
def run(book: GitFolder, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in the repository, or in another folder."""

    def invoke(*arguments: str, where: Path | None = None) -> Result:
        monkeypatch.chdir(where or book.root)
        result = CliRunner().invoke(cli, ["report", "--today", "2026-11-22", *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return invoke


def test_report_prints_the_brief_of_the_working_tree(run: Run, book: GitFolder) -> None:
    book.write({"pilots/b.yml": OTHER})
    result = run("--base", "main")
    assert result.stdout.startswith("## Pilotbook: 1 pilot (1 new)\n\nThe working tree, compared with `main`")
    assert result.exit_code == 0


def test_report_prints_the_brief_of_a_commit(run: Run, book: GitFolder) -> None:
    book.commit({"pilots/a.yml": SHORT})
    book.write({"pilots/a.yml": OTHER})
    result = run("--base", "HEAD~1", "--head", "HEAD")
    assert "## Pilotbook: 1 pilot (1 changed)\n\n`HEAD` (" in result.stdout
    assert "◐ vague" in result.stdout


def test_report_prints_json(run: Run, book: GitFolder) -> None:
    book.write({"pilots/a.yml": SHORT})
    told = json.loads(run("--base", "main", "--format", "json").stdout)
    assert [pilot["change"] for pilot in told["pilots"]] == ["changed"]


@pytest.mark.parametrize(("after", "code"), [(SHORT, 0), (FAR, 1), ("[", 1), (None, 0)])
def test_report_ends_with_1_when_what_was_touched_has_errors(
    run: Run, book: GitFolder, after: str | None, code: int
) -> None:
    book.write({"pilots/a.yml": after})
    assert run("--base", "main").exit_code == code


def test_report_leaves_errors_alone_that_were_there_before(run: Run, book: GitFolder) -> None:
    book.commit({"pilots/old.yml": FAR})
    book.write({"pilots/a.yml": SHORT})
    assert run("--base", "main").exit_code == 0


def test_report_is_no_longer_than_asked_for(run: Run, book: GitFolder) -> None:
    book.write({f"pilots/p{number}.yml": OTHER for number in range(60)})
    result = run("--base", "main", "--longest", "9000")
    assert len(result.stdout) <= 9000
    assert "pilots are left out above, for a comment may have 9,000 characters." in result.stdout


@pytest.mark.parametrize(
    "arguments", [(), ("--base", "main", "--longest", "100"), ("--base", "main", "--format", "text")]
)
def test_report_refuses_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(("option", "name"), [("--base", "nowhere"), ("--head", "--output=x"), ("--base", "\x1b[31m")])
def test_report_says_that_a_commit_does_not_exist(run: Run, option: str, name: str) -> None:
    others = ("--base", "main") if option == "--head" else ()
    result = run(*others, f"{option}={name}")
    assert result.exit_code == 2
    assert "expected a commit, a branch or a tag, found '" in result.stderr
    assert "\x1b" not in result.stderr
    assert result.stdout == ""


def test_report_in_a_shallow_clone_says_how_to_fetch_the_rest(run: Run, book: GitFolder, tmp_path: Path) -> None:
    first = book.git("rev-parse", "HEAD")
    book.commit({"pilots/a.yml": SHORT})
    book.git("clone", "--quiet", "--depth", "1", book.root.as_uri(), str(tmp_path / "clone"))
    result = run("--base", first, where=tmp_path / "clone")
    assert result.exit_code == 2
    assert "fetch-depth: 0" in result.stderr


def test_report_in_a_folder_that_is_no_repository_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = write_tree(tmp_path / "elsewhere", CONFIGURATION)
    result = run("--base", "main", where=folder)
    assert result.exit_code == 2
    assert "expected a folder in a checkout of a git repository" in result.stderr
    (folder / "mkdocs.yml").unlink()
    assert "expected a mkdocs.yml" in run("--base", "main", where=folder).stderr


def test_report_without_git_says_so(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("--base", "main")
    assert (result.exit_code, "expected the command 'git', found none" in result.stderr) == (2, True)


def test_report_leaves_the_repository_as_it_was(run: Run, book: GitFolder) -> None:
    book.write({"pilots/a.yml": None, "pilots/b.yml": OTHER})
    before = {file: file.read_bytes() for file in sorted(book.root.rglob("*")) if file.is_file()}
    run("--base", "main")
    assert {file: file.read_bytes() for file in sorted(book.root.rglob("*")) if file.is_file()} == before


def test_report_on_a_branch_that_deletes_everything_says_so(run: Run, book: GitFolder) -> None:
    shutil.rmtree(book.root / "pilots")
    result = run("--base", "main")
    assert "## Pilotbook: 1 pilot (1 deleted)" in result.stdout
    assert "| pilots | 1 | **0** |" in result.stdout
