"""Whole runs of `check`, held against the output that was reviewed.

Each folder below `tests/golden/check/` is a repository with `expected.txt` and `expected.json`. Its own playbook stands
in for the default one, so that a new default criterion changes none of them. When output changes on purpose, run
`PILOTBOOK_BLESS=1 python -m pytest tests/reports/test_golden.py`, and review the difference like code.
"""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from pilotbook.cli import cli
from pilotbook.records import playbook_folder
from pilotbook.records.playbook_folder import PlaybookFolder

GOLDEN = Path(__file__).parents[1] / "golden" / "check"
CASES = sorted(folder.name for folder in GOLDEN.iterdir() if folder.is_dir())
EXIT_CODES = {"nothing-to-mend": 0}


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("case", CASES)
def test_check_prints_what_was_reviewed(monkeypatch: pytest.MonkeyPatch, case: str, form: str) -> None:
    folder = GOLDEN / case
    own = PlaybookFolder(folder / "docs" / "playbook", "docs/playbook")
    monkeypatch.setattr(playbook_folder, "default_playbook_folder", lambda: own)
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(cli, ["check", "--today", "2026-11-22", "--format", form])
    expected = folder / {"text": "expected.txt", "json": "expected.json"}[form]
    if os.environ.get("PILOTBOOK_BLESS"):
        expected.write_bytes(result.stdout_bytes)
    assert result.stderr == ""
    assert result.stdout_bytes.decode() == expected.read_text(encoding="utf-8")
    assert result.exit_code == EXIT_CODES.get(case, 1)
