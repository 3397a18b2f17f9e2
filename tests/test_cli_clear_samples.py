"""`pilotbook clear-samples`: it asks, deletes the samples and nothing else, and says what it did."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pilotbook.cli import cli
from tests.tree import CONFIGURATION, write_tree

GOOD = "title: A pilot\nstage: proposed\n"
SAMPLE = GOOD + "sample: true\n"
FILES = {
    **CONFIGURATION,
    "pilots/a.yml": SAMPLE,
    "pilots/b.yml": SAMPLE,
    "pilots/mine.yml": GOOD,
    "elsewhere/c.yml": SAMPLE,
}


def clear(root: Path, *options: str, answer: str | None = None) -> Result:
    before = Path.cwd()
    os.chdir(root)
    try:
        result = CliRunner().invoke(cli, ["clear-samples", *options], input=answer)
    finally:
        os.chdir(before)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def pilots_of(root: Path) -> list[str]:
    return sorted(file.relative_to(root).as_posix() for file in root.rglob("*.yml") if file.name != "mkdocs.yml")


@pytest.mark.parametrize(("options", "answer"), [((), "y\n"), (("--yes",), None)])
def test_clear_samples_deletes_the_samples_and_says_so(
    tmp_path: Path, options: tuple[str, ...], answer: str | None
) -> None:
    write_tree(tmp_path, FILES)
    result = clear(tmp_path, *options, answer=answer)
    assert result.exit_code == 0
    assert result.stdout.startswith("pilots/a.yml\npilots/b.yml\n")
    assert ("Delete 2 sample pilots? [y/N]" in result.stdout) is (answer is not None)
    assert "Deleted 2 sample pilots." in result.stdout
    assert pilots_of(tmp_path) == ["elsewhere/c.yml", "pilots/mine.yml"]


@pytest.mark.parametrize("answer", ["n\n", "\n", ""])
def test_clear_samples_deletes_nothing_without_a_yes(tmp_path: Path, answer: str) -> None:
    write_tree(tmp_path, FILES)
    before = pilots_of(tmp_path)
    assert clear(tmp_path, answer=answer).exit_code == 1
    assert pilots_of(tmp_path) == before


@pytest.mark.parametrize("pilots", [{}, {"pilots/mine.yml": GOOD}])
def test_clear_samples_without_samples_says_so(tmp_path: Path, pilots: dict[str, str]) -> None:
    write_tree(tmp_path, {**CONFIGURATION, **pilots})
    result = clear(tmp_path)
    assert (result.exit_code, result.stdout) == (0, "There are no sample pilots.\n")
    assert pilots_of(tmp_path) == list(pilots)


def test_clear_samples_says_what_it_could_not_delete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, FILES)
    unlink = Path.unlink

    def refuse_one(file: Path, *, missing_ok: bool = False) -> None:
        if file.name == "a.yml":
            raise PermissionError(13, "Permission denied")
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse_one)
    result = clear(tmp_path, "--yes")
    assert result.exit_code == 1
    assert result.stderr == "Cannot delete pilots/a.yml: permission denied.\n"
    assert "Deleted 1 sample pilot." in result.stdout
    assert pilots_of(tmp_path) == ["elsewhere/c.yml", "pilots/a.yml", "pilots/mine.yml"]
