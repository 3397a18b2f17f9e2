"""The commands `init` and `playbook eject`: what they say, and how they end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pilotbook.cli import cli
from tests.tree import write_tree

Run = Callable[..., Result]
CHECKED = "1 pilot checked against the playbook on 2026-11-22: nothing to mend.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in `tmp_path`, or in a folder of it."""

    def invoke(*arguments: str, where: str = ".") -> Result:
        monkeypatch.chdir(tmp_path / where)
        result = CliRunner().invoke(cli, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return invoke


def read_tree(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_init_makes_a_repository_that_passes_the_check(run: Run, tmp_path: Path) -> None:
    result = run("init", "our-pilots")
    assert result.exit_code == 0
    assert "Wrote mkdocs.yml\nWrote README.md\n" in result.stdout
    assert 'site_name: "Our pilots"\n' in (tmp_path / "our-pilots" / "mkdocs.yml").read_text(encoding="utf-8")
    assert run("check", "--today", "2026-11-22", "--fail-on", "warning", where="our-pilots").stdout == CHECKED


def test_init_a_second_time_changes_nothing_and_says_so(run: Run, tmp_path: Path) -> None:
    run("init", "book", "--name", "A: b", "--site-url", "https://a.example", "--repo-url", "https://b.example/c/")
    before = read_tree(tmp_path)
    result = run(
        "init", "book", "--name", "A: b", "--site-url", "https://a.example", "--repo-url", "https://b.example/c/"
    )
    assert result.stdout.startswith("Nothing to do: all ")
    assert (result.exit_code, read_tree(tmp_path)) == (0, before)


def test_init_writes_what_is_missing_only(run: Run, tmp_path: Path) -> None:
    run("init", "book")
    (tmp_path / "book" / "README.md").unlink()
    result = run("init", "book")
    assert [line for line in result.stdout.splitlines() if line.startswith("Wrote")] == ["Wrote README.md"]


def test_init_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path, {"book/README.md": "Mine.\n", "book/other.txt": "x"})
    before = read_tree(tmp_path)
    result = run("init", "book")
    assert result.exit_code == 2
    assert "found other files there; nothing was written:\n  README.md\n" in result.stderr
    assert read_tree(tmp_path) == before


def test_init_says_that_a_file_has_the_name(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path, {"book": "a file\n"})
    result = run("init", "book")
    assert (result.exit_code, "expected a folder at book, or nothing, found a file" in result.stderr) == (2, True)


def test_init_says_that_the_machine_refuses(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_folder: Path, _files: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pilotbook.commands.init.write_files", refuse)
    result = run("init", "book")
    assert result.exit_code == 2
    assert "cannot write in book: no space left on device; nothing was left there" in result.stderr


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--name", " "),
        ("--name", "a\nb"),
        ("--name", "a\x1bb"),
        ("--name", "a" * 201),
        ("--name", "<script>alert(1)</script>"),
        ("--site-url", "pilots.example.com"),
        ("--site-url", "javascript:alert(1)"),
        ("--site-url", "mailto:a@example.com"),
        ("--repo-url", 'https://a.example/"'),
        ("--repo-url", "https://a.example/\x85"),
    ],
)
def test_init_refuses_what_is_no_name_and_no_address(run: Run, tmp_path: Path, option: str, value: str) -> None:
    result = run("init", "book", option, value)
    assert result.exit_code == 2
    assert f"Invalid value for '{option}'" in result.stderr
    assert all(line.isprintable() for line in result.stderr.splitlines())
    assert not (tmp_path / "book").exists()


def test_init_makes_a_name_of_a_folder_that_has_none(run: Run, tmp_path: Path) -> None:
    assert run("init", "./-<>-").exit_code == 0
    assert 'site_name: "AI pilots"' in (tmp_path / "-<>-" / "mkdocs.yml").read_text(encoding="utf-8")


def test_eject_copies_an_article_that_then_counts(run: Run, tmp_path: Path) -> None:
    run("init", "book")
    result = run("playbook", "eject", "owner", where="book")
    assert result.exit_code == 0
    assert result.stdout.startswith("Wrote docs/playbook/questions/owner.md. ")
    file = tmp_path / "book" / "docs" / "playbook" / "questions" / "owner.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("id: OWN-01", "id: OWN-91", 1), encoding="utf-8")
    assert run("explain", "OWN-91", where="book").exit_code == 0
    assert run("explain", "OWN-01", where="book").exit_code == 2


@pytest.mark.parametrize("article", ["ownr", "\x1b[31m"])
def test_eject_refuses_what_is_no_article(run: Run, article: str) -> None:
    run("init", "book")
    result = run("playbook", "eject", article, where="book")
    assert (result.exit_code, "expected an article of the playbook" in result.stderr) == (2, True)
    assert "\x1b" not in result.stderr


def test_eject_outside_of_a_repository_says_so(run: Run) -> None:
    assert "expected a mkdocs.yml" in run("playbook", "eject", "owner").stderr
