import subprocess
import sys
from pathlib import Path

from bench import live_rebuild
from bench.site_folders import write_our_folder


def test_change_of_a_pilot_is_shown_in_a_part_of_the_first_build(tmp_path: Path) -> None:
    write_our_folder(tmp_path / "few", 3)
    before = sorted(file.read_bytes() for file in (tmp_path / "few" / "pilots").iterdir())
    command = [sys.executable, live_rebuild.__file__, str(tmp_path / "few"), str(tmp_path / "taken")]
    subprocess.run(command, check=True, capture_output=True)
    first, again = map(float, (tmp_path / "taken").read_text().split())
    assert 0 < again < first
    assert sorted(file.read_bytes() for file in (tmp_path / "few" / "pilots").iterdir()) == before
