"""A folder of made-up pilots under git."""

from pathlib import Path

from bench.synthetic_pilots import TODAY, write_pilots
from bench.version_control import change_files, put_under_git
from pilotbook.portfolio.compare import compare
from pilotbook.portfolio.repository import Repository


def test_five_files_are_changed_and_nothing_else(tmp_path: Path) -> None:
    write_pilots(tmp_path / "pilots", 20)
    put_under_git(tmp_path)
    change_files(tmp_path, 5)
    comparison = compare(Repository(root=tmp_path, docs=tmp_path / "docs"), "HEAD", None, TODAY)
    assert [[field.path for field in change.fields] for change in comparison.pilots] == [["unit"]] * 5
    assert comparison.has_errors is False
