"""Spreadsheets that were spoiled at random, read in a process of their own, so that a signal is seen."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COUNT = 60


def test_spoilt_spreadsheets_are_read_or_refused() -> None:
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.hostile.spreadsheets", "--count", str(COUNT)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    result = json.loads(run.stdout)
    assert result["wrong"] == []
    assert result["read"] + result["refused"] == result["mutants"] == COUNT
    assert result["without advice"] == 0
    assert result["read"] > COUNT // 10
    assert result["refused"] > COUNT // 3
