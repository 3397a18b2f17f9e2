"""`pilotbook serve` hands over to the program that makes the site."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pilotbook.cli import cli
from tests.tree import write_tree


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
@pytest.mark.parametrize(("ending", "code"), [(0, 0), (1, 2), (KeyboardInterrupt, 0)])
def test_serve_runs_the_program_of_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, ending: Any, code: int
) -> None:
    configuration = f"{program}.yml"
    called: list[Any] = []

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        called.append((command[2:], options["cwd"]))
        if ending is KeyboardInterrupt:
            raise KeyboardInterrupt
        return subprocess.CompletedProcess(command, ending)

    monkeypatch.chdir(write_tree(tmp_path, {configuration: "site_name: A book\n"}))
    monkeypatch.setattr(subprocess, "run", run)
    result = CliRunner().invoke(cli, ["serve", "--address", "127.0.0.1:8001", "--open"])
    file = str(tmp_path / configuration)
    expected = [program, "serve", "--config-file", file, "--dev-addr", "127.0.0.1:8001", "--open"]
    assert called == [(expected, tmp_path)]
    assert result.exit_code == code


@pytest.mark.parametrize(("options", "told"), [([], None), (["--offline"], "yes")])
def test_serve_says_whether_other_portfolios_are_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], told: str | None
) -> None:
    seen: list[Any] = []

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        seen.append(options["env"].get("PILOTBOOK_OFFLINE"))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.delenv("PILOTBOOK_OFFLINE", raising=False)
    monkeypatch.chdir(write_tree(tmp_path, {"mkdocs.yml": "site_name: A book\n"}))
    monkeypatch.setattr(subprocess, "run", run)
    assert CliRunner().invoke(cli, ["serve", *options]).exit_code == 0
    assert seen == [told]
