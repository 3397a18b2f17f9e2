"""What a command takes."""

import sys
from pathlib import Path

import pytest

from bench.measurement import CommandFailed, measure

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the bench asks the system what a process took")


def test_measure_tells_what_a_command_took(tmp_path: Path) -> None:
    taken = measure([sys.executable, "-c", "sum(range(10**6)); open('seen', 'w').close()"], tmp_path)
    assert taken.processor > 0
    assert taken.clock > 0
    assert 1 < taken.memory < 500
    assert (tmp_path / "seen").exists()


def test_measure_refuses_a_command_that_failed(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="ended with 3"):
        measure([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)
