"""The command that exports."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pilotbook.cli import cli
from tests.tree import write_tree

GOOD = "title: A pilot\nstage: proposed\n"


def run(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str, **pilots: str) -> Result:
    files = {f"pilots/{name}.yml": text for name, text in pilots.items()}
    write_tree(root, {"mkdocs.yml": "site_name: A\n", "docs/": "", **files})
    monkeypatch.chdir(root)
    return CliRunner().invoke(cli, ["export", *arguments, "--today", "2026-11-22"])


def test_table_is_printed_and_what_is_missing_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(tmp_path, monkeypatch, "--profile", "atrs", a=GOOD)
    assert done.exit_code == 0
    assert done.stdout.startswith("\ufeffTier 1: Name,")
    assert "1 pilot exported\nno record holds these columns, fill them in by hand:\n" in done.stderr
    assert "  Tier 2: Models\n" in done.stderr
    assert "blank in some rows:\n  Tier 1: Description: 1 of 1\n" in done.stderr


def test_table_is_written_into_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(tmp_path, monkeypatch, "--profile", "us-federal-2025", "--out", "out.csv", a=GOOD, b=GOOD)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "2 pilots exported" in done.stderr
    assert (tmp_path / "out.csv").read_bytes().count(b"\r\n") == 3


def test_unreadable_pilot_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(tmp_path, monkeypatch, "--profile", "atrs", a=GOOD, broken="title: [")
    assert done.exit_code == 1
    assert "no row for pilots/broken.yml" in done.stderr


def test_file_that_cannot_be_written_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(tmp_path, monkeypatch, "--profile", "atrs", "--out", "missing/out.csv", a=GOOD)
    assert done.exit_code == 2
    assert "cannot write missing/out.csv: No such file or directory" in done.stderr
