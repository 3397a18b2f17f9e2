"""`pilotbook check --fix`: what it says on which stream, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pilotbook.cli import cli
from tests.tree import CONFIGURATION, write_tree

WRONG = "title: T\nstage: proposd\nownr: {accepted_on: 07/09/2026}\n"


def check(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(root)
    result = CliRunner().invoke(cli, ["check", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_fix_says_what_it_mended_then_what_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yaml": WRONG})
    result = check(tmp_path, monkeypatch, "--fix")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith(
        "pilots/a.yaml:1:1: 'a.yaml' is now 'a.yml'\n"
        "pilots/a.yml:2:8: 'proposd' is now 'proposed'\n"
        "pilots/a.yml:3:1: 'ownr' is now 'owner'\n"
        "\n"
        "pilots/a.yml:3:22: error: expected a day such as 2026-09-07 in 'owner.accepted_on', found '07/09/2026'"
    )
    again = check(tmp_path, monkeypatch, "--fix")
    assert (again.exit_code, again.stdout) == (1, check(tmp_path, monkeypatch).stdout)


def test_fix_of_all_there_is_ends_with_0(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yaml": "title: T\nstage: proposd\n"})
    result = check(tmp_path, monkeypatch, "--fix", "pilots/a.yaml")
    assert (result.exit_code, "1 pilot checked" in result.stdout, "nothing to mend" in result.stdout) == (0, True, True)


def test_fix_knows_the_fields_that_the_organisation_adds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added = "fields:\n  - {name: cost_centre, type: text, label: Cost centre, description: Who pays.}\n"
    pilot = "title: T\nstage: proposed\ncost-centre: x\n"
    write_tree(tmp_path, {**CONFIGURATION, "docs/playbook/playbook.yml": added, "pilots/a.yml": pilot})
    assert check(tmp_path, monkeypatch, "--fix").exit_code == 0


def test_fix_keeps_the_json_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": "title: T\nstage: proposd\n"})
    result = check(tmp_path, monkeypatch, "--fix", "--format", "json")
    assert json.loads(result.stdout)["diagnostics"] == []
    assert result.stderr == "pilots/a.yml:2:8: 'proposd' is now 'proposed'\n"


def test_check_without_fix_mends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yaml": WRONG})
    check(tmp_path, monkeypatch)
    assert (tmp_path / "pilots" / "a.yaml").read_text(encoding="utf-8") == WRONG


def test_fix_says_what_it_could_not_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": WRONG})
    monkeypatch.setattr(Path, "replace", refuse)
    result = check(tmp_path, monkeypatch, "--fix")
    assert (result.exit_code, result.stderr) == (1, "Cannot mend pilots/a.yml: permission denied.\n")
    assert result.stdout.startswith("pilots/a.yml:2:8: error: ")
