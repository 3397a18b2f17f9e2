"""The guide to the import shows what happens."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pilotbook.cli import cli
from pilotbook.importing.remark import Kind
from pilotbook.importing.sheet_mapping import FieldMapping, SheetMapping
from pilotbook.importing.table import LONGEST_CELL, MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED
from pilotbook.importing.workbook_reading import MOST_MEMORY
from pilotbook.records.shape import fields_of
from tests.tree import CONFIGURATION, write_tree

GUIDE = (Path(__file__).parents[2] / "docs/guide/import.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', GUIDE, re.DOTALL | re.MULTILINE))


def run(*arguments: str) -> str:
    return CliRunner().invoke(cli, ["import", *arguments], catch_exceptions=False).stdout


def test_guide_shows_the_import_of_its_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {name: FILES[name] for name in ("list.csv", "list.yml")}
    monkeypatch.chdir(write_tree(tmp_path, {**CONFIGURATION, **given}))
    printed = run("list.csv", "--mapping", "list.yml")
    assert f"```text\n{printed}```\n" in GUIDE
    assert (tmp_path / "pilots/permit-enquiries.yml").read_text() == FILES["pilots/permit-enquiries.yml"]


def test_guide_tells_of_what_is_proposed_for_its_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_tree(tmp_path, {"list.csv": FILES["list.csv"]}))
    proposed = run("list.csv", "--suggest")
    assert "  - field: project_manager.name\n    columns: Lead\n" in proposed
    assert "      # On ice:\n" in proposed
    for line in FILES["list.yml"].splitlines()[3:]:
        assert line in proposed or line in ("  - field: owner.name", "      On ice: stopped"), line


@pytest.mark.parametrize("of", [SheetMapping, FieldMapping])
def test_guide_explains_every_key_of_a_mapping(of: type) -> None:
    rows = [line for line in GUIDE.splitlines() if line.startswith("| `")]
    keys = {word for row in rows for word in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert [field.name for field in fields_of(of) if field.name not in keys] == []


def test_guide_explains_every_kind_of_remark() -> None:
    assert [kind for kind in Kind if f"| `{kind}` |" not in GUIDE] == []


def test_guide_names_the_limits() -> None:
    for limit in (MOST_ROWS, MOST_COLUMNS, MOST_CELLS, LONGEST_CELL):
        assert f"| {limit:,} |" in GUIDE
    for size in (MOST_BYTES, MOST_UNPACKED, MOST_MEMORY):
        assert f"{size // 1024**2} MiB" in GUIDE
