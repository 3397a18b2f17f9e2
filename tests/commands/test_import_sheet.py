"""The command that imports, from its arguments to its exit code."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pilotbook.cli import cli
from pilotbook.commands import import_run
from tests.importing.sheets import MAPPING
from tests.importing.workbooks import write_workbook
from tests.tree import CONFIGURATION, write_tree

SHEET = "Title,Stage,Bureau\nTriage,proposed,Water\nChatbot,In use,Air\n"
FILES = {**CONFIGURATION, "list.csv": SHEET, "list.yml": MAPPING}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a spreadsheet and a mapping, in which commands run."""
    monkeypatch.chdir(write_tree(tmp_path, FILES))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["import", *arguments], catch_exceptions=False)


def list_files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_import_writes_pilots_that_pass_as_records(home: Path) -> None:
    result = run("list.csv", "--mapping", "list.yml")
    assert result.stdout == (
        "2 rows of list.csv, utf-8, with the mapping list:\n"
        "  new: 2, updated: 0, left as they were: 0\n"
        "  nothing to look at\n"
    )
    assert (result.exit_code, result.stderr) == (0, "")
    assert list_files(home / "pilots") == [".import/list.jsonl", "chatbot.yml", "triage.yml"]
    assert (home / "pilots/triage.yml").read_text().startswith("# yaml-language-server: $schema=../docs/schema/")
    checked = CliRunner().invoke(cli, ["check", "--format", "json"]).stdout
    assert {each["code"] for each in json.loads(checked)["diagnostics"]} == {"criterion-not-met"}


def test_import_again_says_what_it_left(home: Path) -> None:
    run("list.csv", "--mapping", "list.yml")
    assert "new: 0, updated: 0, left as they were: 2" in run("list.csv", "--mapping", "list.yml").stdout
    assert list_files(home / "pilots/.import") == ["list.jsonl"]


def test_import_of_a_workbook(home: Path) -> None:
    rows = [["Title", "Stage"], ["Triage", "proposed"]]
    write_workbook(home / "list.xlsx", {"One": [["x"]], "Two": rows})
    result = run("list.xlsx", "--mapping", "list.yml", "--sheet", "Two")
    assert result.stdout.startswith("1 row of list.xlsx, sheet Two, with the mapping list:\n  new: 1,")


def test_dry_run_writes_nothing(home: Path) -> None:
    result = run("list.csv", "--mapping", "list.yml", "--dry-run")
    assert "would be new: 2, updated: 0, left as they were: 0" in result.stdout
    assert not (home / "pilots").exists()


def test_out_is_another_folder(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert run("list.csv", "--mapping", "list.yml", "--out", "elsewhere").exit_code == 0
    assert list_files(home / "elsewhere") == [".import/list.jsonl", "chatbot.yml", "triage.yml"]
    assert (home / "elsewhere/triage.yml").read_text().startswith("title: Triage\n")
    outside = tmp_path_factory.mktemp("outside") / "pilots"
    assert run("list.csv", "--mapping", "list.yml", "--out", str(outside)).exit_code == 0
    assert "triage.yml" in list_files(outside)


def test_skipped_row_ends_with_1_and_is_shown_with_its_row(home: Path) -> None:
    write_tree(home, {"list.csv": f"{SHEET},proposed,Fire\n"})
    result = run("list.csv", "--mapping", "list.yml")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "row 4, column 1: skipped: expected the field 'title' in the record, found none [Title]"
    )
    assert "new: 2" in result.stdout


def test_refused_sheet_ends_with_1_and_writes_nothing(home: Path) -> None:
    write_tree(home, {"list.csv": 'Title,Stage\n"Triage,proposed\n'})
    result = run("list.csv", "--mapping", "list.yml")
    assert result.exit_code == 1
    assert result.stdout.startswith("row 2: refused: expected a quotation mark")
    assert result.stdout.endswith("Nothing was written.\n")
    assert not (home / "pilots").exists()


def test_json_and_report_hold_every_remark(home: Path) -> None:
    rows = "".join(f"Pilot {number},paused,\n" for number in range(30))
    write_tree(home, {"list.csv": f"Title,Stage,Bureau\n{rows}"})
    text = run("list.csv", "--mapping", "list.yml", "--report", "report.txt")
    assert text.stdout.count("skipped: ") == 20
    assert (home / "report.txt").read_text().count("skipped: ") == 30
    result = run("list.csv", "--mapping", "list.yml", "--format", "json", "--report", "report.JSON")
    value = json.loads(result.stdout)
    assert (value["version"], value["counts"]["skipped"], len(value["remarks"])) == (1, 30, 60)
    assert json.loads((home / "report.JSON").read_text()) == value


def test_report_that_cannot_be_written_is_said(home: Path) -> None:
    result = run("list.csv", "--mapping", "list.yml", "--report", "nowhere/report.txt")
    assert (result.exit_code, result.stderr) == (0, "Cannot write nowhere/report.txt: no such file or directory.\n")
    assert (home / "pilots/triage.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "found none: name one with --mapping or --profile; --suggest proposes one"),
        (("--mapping", "list.yml", "--profile", "us-federal-2024"), "found two: name one"),
        (("--profile", "us-federal"), "'us-federal' is not 'us-federal-2024'"),
        (("--mapping", "none.yml"), "File 'none.yml' does not exist"),
    ],
)
@pytest.mark.usefixtures("home")
def test_mapping_has_to_be_named_once(arguments: tuple[str, ...], message: str) -> None:
    result = run("list.csv", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_mapping_that_is_wrong_is_shown_with_its_line(home: Path) -> None:
    write_tree(home, {"list.yml": f"{MAPPING}  - {{field: owner.nmae, columns: Bureau}}\n"})
    result = run("list.csv", "--mapping", "list.yml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "list.yml:6:13: error: expected a field of a pilot that a cell can fill, found 'owner.nmae' [unknown-field]\n"
        "      6 |   - {field: owner.nmae, columns: Bureau}\n"
        "        |             ^\n"
        "    do: did you mean 'owner.name'?\n"
    )


def test_mapping_that_cannot_be_read_is_said(home: Path) -> None:
    write_tree(home, {"list.yml": b"\xff", "empty.yml": ""})
    assert "list.yml:1:1: error: expected text in UTF-8" in run("list.csv", "--mapping", "list.yml").stderr
    result = run("list.csv", "--mapping", "empty.yml")
    assert (result.exit_code, "expected a mapping from columns to fields" in result.stderr) == (2, True)


def test_sheet_with_other_headings_is_held_against_the_mapping(home: Path) -> None:
    write_tree(home, {"list.csv": f"Our AI\n,\n{SHEET}"})
    result = run("list.csv", "--mapping", "list.yml")
    assert result.exit_code == 2
    assert "list.yml:4:29: error: expected the heading 'Title' in row 1 of the spreadsheet" in result.stderr
    assert result.stderr.endswith("\nRow 3 has such headings: write heading_row: 3 in the mapping.\n")
    write_tree(home, {"list.csv": "Name,State\nA,B\n"})
    assert "heading_row" not in run("list.csv", "--mapping", "list.yml").stderr


@pytest.mark.usefixtures("home")
def test_file_that_is_not_there() -> None:
    result = run("none.csv", "--mapping", "list.yml")
    assert (result.exit_code, "File 'none.csv' does not exist" in result.stderr) == (2, True)


def test_folder_that_cannot_be_written_to_is_said(home: Path) -> None:
    write_tree(home, {"pilots": "a file where the folder should be"})
    result = run("list.csv", "--mapping", "list.yml")
    assert result.exit_code == 2
    assert "cannot write" in result.stderr
    assert "no pilot was changed" in result.stderr


def test_file_in_the_way_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied", "triage.yml")

    monkeypatch.setattr(import_run, "write_plan", refuse)
    result = run("list.csv", "--mapping", "list.yml")
    assert "cannot write triage.yml: permission denied; no pilot was changed" in result.stderr
    assert not (home / "pilots").exists()


def test_spoilt_ledger_stops_the_import(home: Path) -> None:
    write_tree(home, {"pilots/.import/list.jsonl": "<<<<<<< HEAD\n"})
    result = run("list.csv", "--mapping", "list.yml")
    assert result.exit_code == 2
    assert ".import/list.jsonl, line 1: expected what an import wrote there" in " ".join(result.stderr.split())
    assert list_files(home / "pilots") == [".import/list.jsonl"]


def test_import_without_a_repository_needs_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_tree(tmp_path, {"list.csv": SHEET, "list.yml": MAPPING}))
    result = run("list.csv", "--mapping", "list.yml")
    assert (result.exit_code, "name a folder with --out" in result.stderr) == (2, True)
    assert run("list.csv", "--mapping", "list.yml", "--out", "pilots").exit_code == 0


def test_folder_of_pilots_that_leaves_the_repository_is_refused(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (home / "pilots").symlink_to(tmp_path_factory.mktemp("outside"))
    result = run("list.csv", "--mapping", "list.yml")
    assert (result.exit_code, "found a link that leaves it" in result.stderr) == (2, True)


def test_fields_and_pages_of_the_repository_count(home: Path) -> None:
    field = "fields:\n  - {name: bureau, type: text, label: Bureau, description: Where.}\n"
    mapping = f"{MAPPING}  - {{field: bureau, columns: Bureau}}\n"
    write_tree(home, {"docs/playbook/playbook.yml": field, "docs/pilots/triage.md": "# Ours\n", "list.yml": mapping})
    assert run("list.csv", "--mapping", "list.yml").exit_code == 0
    assert "bureau: Water\n" in (home / "pilots/triage-2.yml").read_text()


def test_conflicts_are_settled_when_that_is_asked_for(home: Path) -> None:
    run("list.csv", "--mapping", "list.yml")
    write_tree(home, {"list.csv": SHEET.replace("Water", "Fire")})
    file = home / "pilots/triage.yml"
    file.write_text(file.read_text().replace("Water", "Earth"))
    result = run("list.csv", "--mapping", "list.yml")
    assert (result.exit_code, result.stdout.startswith("row 2: conflict: ")) == (1, True)
    assert run("list.csv", "--mapping", "list.yml", "--settle").exit_code == 0
    assert run("list.csv", "--mapping", "list.yml").exit_code == 0
    assert "Earth" in file.read_text()


def test_suggest_prints_a_mapping_that_can_be_used_at_once(home: Path) -> None:
    result = run("list.csv", "--suggest")
    assert result.exit_code == 0
    write_tree(home, {"own.yml": result.stdout})
    assert run("list.csv", "--mapping", "own.yml").exit_code == 0
    assert "stage: production\n" in (home / "pilots/chatbot.yml").read_text()


def test_suggest_needs_headings(home: Path) -> None:
    write_tree(home, {"list.csv": "1,2,3\n4,5,6\n", "empty.csv": ""})
    assert "expected headings in row 1, found '1' in column 1" in " ".join(run("list.csv", "--suggest").stderr.split())
    result = run("empty.csv", "--suggest")
    assert (result.exit_code, "found an empty file" in result.stderr) == (2, True)


def test_progress_is_shown_at_a_terminal_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("list.csv", "--mapping", "list.yml", "--dry-run").stderr == ""
    monkeypatch.setattr(import_run, "is_watched", lambda: True)
    assert "Rows" in run("list.csv", "--mapping", "list.yml").stderr
    assert (home / "pilots/triage.yml").exists()
