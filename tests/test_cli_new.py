"""`pilotbook new`: the file that it writes, the conversation, and when it writes nothing."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pilotbook.cli import cli
from pilotbook.records.pilot_file import read_pilot
from tests.tree import CONFIGURATION, write_tree

ADDED = "fields:\n  - {name: cost_centre, type: text, label: Cost centre, description: Who pays.}\n"
GOOD = (
    "\nDrafts a reply.\nStreets\nMarta Ruiz\nPermit Desk Manager\nPermit mailbox\nevery night\nPetra Novak\n\n"
    "Save a draft\nwrite\nMessage trace\nDelete the draft\n\nGrant a permit\n\nPermit meeting\nweekly\n"
)


def run(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: str | None = None) -> Result:
    monkeypatch.chdir(root)
    result = CliRunner().invoke(cli, arguments, input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_new_writes_a_file_that_passes_the_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, CONFIGURATION)
    result = run(tmp_path, monkeypatch, "new", "permit-enquiries")
    name = "pilots/permit-enquiries.yml"
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"Wrote {name}. Fill it in, then: pilotbook check {name}\n"
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../docs/schema/")
    checked = run(tmp_path, monkeypatch, "check")
    assert (checked.exit_code, "1 pilot checked" in checked.stdout, "nothing to mend" in checked.stdout) == (
        0,
        True,
        True,
    )


def test_new_has_the_fields_that_the_organisation_adds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "docs/playbook/playbook.yml": ADDED, "docs/deep/": ""})
    assert run(tmp_path / "docs" / "deep", monkeypatch, "new", "a").exit_code == 0
    assert "# Who pays.\ncost_centre:\n" in (tmp_path / "pilots" / "a.yml").read_text(encoding="utf-8")
    assert run(tmp_path, monkeypatch, "check").exit_code == 0


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        ("A Pilot", "the nearest good one is 'a-pilot'"),
        ("there", "choose another id"),
        ("There", "the nearest good one is 'there'"),
        ("../there", "the nearest good one is 'there'"),
        ("x\x1b[2J", "the nearest good one is 'x-2j'"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--ask",)])
def test_new_that_cannot_write_asks_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, identifier: str, said: str, options: tuple[str, ...]
) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/there.yml": "mine"})
    result = run(tmp_path, monkeypatch, "new", identifier, *options, typed=GOOD)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())
    assert "\x1b" not in result.stderr
    assert [file.name for file in (tmp_path / "pilots").iterdir()] == ["there.yml"]
    assert (tmp_path / "pilots" / "there.yml").read_text(encoding="utf-8") == "mine"


def test_new_outside_any_repository_is_a_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, monkeypatch, "new", "a").exit_code == 2


def test_new_says_why_the_file_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots": "a file"})
    result = run(tmp_path, monkeypatch, "new", "a")
    assert (result.exit_code, "cannot write the file: file exists" in result.stderr) == (2, True)


def test_new_with_ask_writes_the_answers_and_says_how_the_pilot_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, CONFIGURATION)
    result = run(tmp_path, monkeypatch, "new", "permit-enquiries", "--ask", "--today", "2026-11-22", typed=GOOD)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "title [Permit enquiries]: " in result.stdout
    assert "Designed for production: five of five answered;" in result.stdout
    assert result.stdout.count("  answered       ") == 5
    assert result.stdout.endswith("Read it through, then: pilotbook check pilots/permit-enquiries.yml\n")
    text = (tmp_path / "pilots" / "permit-enquiries.yml").read_text(encoding="utf-8")
    assert "\n    schedule: every night\n" in text
    assert run(tmp_path, monkeypatch, "check").exit_code == 0


def test_new_with_ask_warns_at_once_about_a_vague_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "docs/playbook/playbook.yml": "phrases: {whole: [mañana]}\n"})
    typed = GOOD.replace("every night", "Mañana\nevery night")
    result = run(tmp_path, monkeypatch, "new", "a", "--ask", typed=typed)
    assert "  ! “Mañana” says nothing by itself. A stronger answer: “every 15 minutes”\n  schedule: " in result.stdout
    assert "five of five answered" in result.stdout


def test_new_with_ask_that_nobody_finishes_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, CONFIGURATION)
    assert run(tmp_path, monkeypatch, "new", "a", "--ask", typed="A\nS\n").exit_code == 1
    assert not (tmp_path / "pilots").exists()


@pytest.mark.parametrize(
    "typed", ['  it\'s: "x" #y ', "yes", "2026-09-07", "~", "ünïcödé \u65e5\u672c", "- a", "a\\n{b}"]
)
def test_new_with_ask_keeps_what_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:

    write_tree(tmp_path, CONFIGURATION)
    assert run(tmp_path, monkeypatch, "new", "a", "--ask", typed=f"\n\n{typed}\n{typed}\n" + "\n" * 12).exit_code == 0
    pilot = read_pilot((tmp_path / "pilots" / "a.yml").read_text(encoding="utf-8"), "a", "a.yml").pilot
    assert pilot is not None
    assert pilot.unit == typed
