"""The guide to adding a pilot, walked as it is written: its files are checked, and its answers compared."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pilotbook.cli import cli
from pilotbook.records.playbook import Playbook

GUIDE = Path(__file__).parents[1] / "docs" / "guide" / "add-a-pilot.md"
TODAY = "2026-11-22"
NOTHING = f"1 pilot checked against the playbook on {TODAY}: nothing to mend.\n"
FILE = "pilots/permit-enquiries.yml"
_BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def read_blocks(language: str, title: str = "") -> list[str]:
    """The blocks of the guide in a language, as a reader copies them."""
    found = _BLOCK.findall(GUIDE.read_text(encoding="utf-8"))
    return [text for name, named, text in found if name == language and named == title]


def read_lines() -> list[str]:
    """What the guide says that the box of the pilot's page says."""
    found = re.findall(r"(?:^> .*\n)+", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    return [" ".join(line.removeprefix("> ") for line in each.splitlines()) for each in found]


def write_pilot(folder: Path, text: str, stage: str) -> None:
    file = folder / FILE
    file.parent.mkdir(exist_ok=True)
    file.write_text(text.replace("stage: proposed", f"stage: {stage}"), encoding="utf-8")


def check(*options: str) -> str:
    return CliRunner().invoke(cli, ["check", FILE, "--today", TODAY, *options]).output


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: A book\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_files_of_the_guide_come_out_as_it_says(folder: Path) -> None:
    files, lines = read_blocks("yaml", FILE), read_lines()
    assert len(files) == len(lines) == 3
    for text, line in zip(files, lines, strict=True):
        write_pilot(folder, text, "proposed")
        (pilot,) = json.loads(check("--format", "json"))["pilots"]
        assert pilot["line"] == line
        assert check() == f"permit-enquiries: {line}\n\n{NOTHING}"
    first, *_ = read_blocks("text")
    assert first == f"permit-enquiries: {lines[0]}\n\n{NOTHING}"


def test_answers_of_the_guide_are_those_of_the_check(folder: Path) -> None:
    _, weak, whole = read_blocks("yaml", FILE)
    _, *answers, last = read_blocks("text")
    write_pilot(folder, weak, "approved")
    said = check()
    assert len(answers) == 5
    for answer in answers:
        assert answer in said
    write_pilot(folder, whole, "approved")
    assert check() == last


def test_parts_of_the_record_are_those_of_the_whole() -> None:
    _, _, whole = read_blocks("yaml", FILE)
    parts = [part for part in read_blocks("yaml") if part.partition(":")[0] in Playbook.QUESTIONS]
    assert len(parts) == len(Playbook.QUESTIONS)
    for part in parts:
        assert part.strip() in whole
