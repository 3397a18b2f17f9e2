"""The hook that other repositories call before a commit."""

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from pilotbook.cli import cli
from pilotbook.commands.check import check
from tests.tree import CONFIGURATION, write_tree

ROOT = Path(__file__).parents[1]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_hook_names_a_command_that_the_package_installs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    program, command = shlex.split(HOOK["entry"])
    assert (HOOK["id"], HOOK["language"], HOOK["pass_filenames"]) == ("pilotbook-check", "python", True)
    assert program in project["scripts"]
    assert cli.get_command(click.Context(cli), command) is check


@pytest.mark.parametrize(
    ("path", "is_taken"),
    [
        ("pilots/a.yml", True),
        ("pilots/a.yaml", True),
        ("pilots/deep/a.yml", True),
        ("docs/pilots/a.yml", False),
        ("pilots/README.md", False),
        ("mkdocs.yml", False),
    ],
)
def test_hook_takes_the_files_of_pilots(path: str, *, is_taken: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) is is_taken


@pytest.mark.parametrize(("stage", "code"), [("proposed", 0), ("proposd", 1)])
def test_hook_fails_where_a_file_that_it_is_given_has_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, code: int
) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": f"title: A\nstage: {stage}\n", "pilots/b.yml": "x"})
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli, [*shlex.split(HOOK["entry"])[1:], "pilots/a.yml"]).exit_code == code
