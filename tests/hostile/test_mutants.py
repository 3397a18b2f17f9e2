"""Files that were spoiled at random, read in a process of their own, so that a signal is seen."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COUNT = 3_000


def test_check_survives_mutants_and_places_what_is_wrong_with_them() -> None:
    command = [
        sys.executable,
        "-X",
        "faulthandler",
        "-m",
        "tests.hostile.mutants",
        "--seed",
        "1",
        "--count",
        str(COUNT),
    ]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    result = json.loads(run.stdout)
    assert result["wrong"] == []
    assert result["mutants"] == COUNT
    assert result["accepted"] > COUNT // 100
    assert result["rejected"] > COUNT // 2
