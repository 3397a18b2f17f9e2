"""One process at a time holds the lock."""

import subprocess
import sys
from pathlib import Path

import pytest

from pilotbook.publishing.lock import AlreadyLocked, hold_lock


def test_second_holder_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    with hold_lock(tmp_path / "lock"), pytest.raises(AlreadyLocked), hold_lock(tmp_path / "lock"):
        pass
    with hold_lock(tmp_path / "lock"):
        pass


def test_lock_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom pilotbook.publishing.lock import hold_lock\n"
        "with hold_lock(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(AlreadyLocked), hold_lock(tmp_path / "lock"):
            pass
        process.kill()
    with hold_lock(tmp_path / "lock"):
        pass
