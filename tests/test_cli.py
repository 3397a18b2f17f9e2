"""The commands: what they take, what they print, and how they end."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import click
import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from pilotbook import __version__, cli, commands
from pilotbook.commands.terminal import choose_style
from tests.tree import CONFIGURATION, write_tree

GOOD = "title: A pilot\nstage: proposed\n"
WRONG = "title: Another\nstage: proposed\nownr: Amara\n"
WARNED = "title: A pilot\nstage: stopped\n"
ADDED = "fields:\n  - {name: cost_centre, type: text, label: Cost centre, description: Who pays.}\n"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in `tmp_path`, or in a folder of it."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def invoke(*arguments: str, where: str = ".", answer: str | None = None) -> Result:
        monkeypatch.chdir(tmp_path / where)
        result = CliRunner().invoke(cli.cli, arguments, input=answer)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return invoke


def codes(result: Result) -> list[tuple[str, str]]:
    return [(each["path"], each["code"]) for each in json.loads(result.stdout)["diagnostics"]]


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command(run: Run, option: str) -> None:
    result = run(option)
    assert result.exit_code == 0
    assert all(name in result.stdout for name in ("check", "new", "explain", "schema", "clear-samples"))


def test_every_command_is_one_module_of_the_room() -> None:
    folder = Path(commands.__file__).parent
    context = click.Context(cli.cli)
    found = {name: cli.cli.get_command(context, name) for name in cli.cli.list_commands(context)}
    homes = {place.partition(":")[0].rpartition(".")[2] for place in cli.COMMANDS.values()}
    written = {
        file.stem
        for file in folder.glob("*.py")
        if re.search(r"^@click\.(command|group)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {name for name, command in found.items() if command is None or command.name != name} == set()
    assert homes == written


def test_version_is_the_packages(run: Run) -> None:
    assert run("--version").stdout == f"pilotbook, version {__version__}\n"


@pytest.mark.parametrize(("pilot", "code"), [(GOOD, 0), (WRONG, 1), ("", 1)])
def test_check_ends_with_1_when_there_are_errors(run: Run, tmp_path: Path, pilot: str, code: int) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": pilot})
    assert run("check").exit_code == code


def test_check_ends_with_0_when_there_are_warnings_only(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "docs/playbook/a.md": "No front matter.\n", "pilots/a.yml": GOOD})
    result = run("check")
    assert (result.exit_code, "1 warning" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    ("files", "least", "code"),
    [
        ({}, "warning", 0),
        ({"docs/playbook/a.md": "No front matter.\n"}, "warning", 1),
        ({"docs/playbook/a.md": "No front matter.\n"}, "error", 0),
        ({"pilots/a.yml": WRONG}, "warning", 1),
        ({"pilots/a.yml": WRONG}, "error", 1),
    ],
)
def test_check_fails_on_what_it_is_told_to(
    run: Run, tmp_path: Path, files: dict[str, str], least: str, code: int
) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": GOOD, **files})
    assert run("check", "--fail-on", least).exit_code == code


@pytest.mark.parametrize(
    ("paths", "is_summed_up"),
    [([], False), (["pilots"], False), (["pilots/a.yml"], True), (["pilots/a.yml", "."], False)],
)
def test_check_sums_up_the_pilots_whose_files_are_named(
    run: Run, tmp_path: Path, paths: list[str], *, is_summed_up: bool
) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": GOOD})
    assert ("a: Not designed yet: none of five answered;" in run("check", *paths).stdout) is is_summed_up


def test_check_prints_annotations_for_github(run: Run, tmp_path: Path) -> None:
    write_tree(
        tmp_path, {".git/": "", "book/mkdocs.yml": "site_url: https://book.example/x\n", "book/pilots/a.yml": WRONG}
    )
    result = run("check", "--format", "github", where="book")
    assert result.stdout.startswith(
        "::error file=book/pilots/a.yml,line=3,col=1,title=unknown-key::"
        "expected a known field in the record, found 'ownr'%0ATo do: did you mean 'owner'?%0AMore: https://book.example/x/guide/diagnostics/#unknown-key\n"
    )
    assert result.exit_code == 1


def test_check_prints_sarif_that_knows_no_folder_of_this_machine(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": WRONG})
    result = run("check", "--format", "sarif")
    (found,) = json.loads(result.stdout)["runs"][0]["results"]
    assert (found["ruleId"], found["level"]) == ("unknown-key", "error")
    assert str(tmp_path) not in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize("where", [".", "pilots", "docs/deep"])
def test_check_finds_the_repository_from_a_folder_inside(run: Run, tmp_path: Path, where: str) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": WRONG, "docs/deep/": ""})
    result = run("check", where=where)
    assert result.stdout.startswith("pilots/a.yml:3:1: error: ")
    assert "      3 | ownr: Amara\n        | ^\n" in result.stdout


@pytest.mark.parametrize("command", ["check", "clear-samples"])
def test_command_outside_any_repository_is_a_wrong_usage(run: Run, command: str) -> None:
    result = run(command)
    assert result.exit_code == 2
    assert "expected a mkdocs.yml in this folder or one above it" in result.stderr


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["check", "--format", "xml"], ["check", "no.yml"], ["check", "-x"]]
)
def test_wrong_usage_ends_with_2(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    write_tree(tmp_path, CONFIGURATION)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_check_takes_today_from_the_option_then_the_variable(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, CONFIGURATION)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert "on 1970-01-01: nothing to mend." in run("check").stdout
    assert "on 2026-11-22: nothing to mend." in run("check", "--today", "2026-11-22").stdout


@pytest.mark.parametrize(("option", "epoch"), [("tomorrow", ""), ("2026-02-30", ""), ("", ""), (None, "soon")])
def test_check_refuses_a_today_that_is_no_day(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str | None, epoch: str
) -> None:
    write_tree(tmp_path, CONFIGURATION)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = run("check", *(() if option is None else ("--today", option)))
    assert result.exit_code == 2
    assert f"found '{epoch or option}'" in result.stderr


@pytest.mark.parametrize("today", ["0001-01-01", "1969-12-31", "9999-12-31"])
def test_check_survives_the_ends_of_the_calendar(run: Run, tmp_path: Path, today: str) -> None:
    pilot = (
        "title: T\nstage: production\ntimebox: {start: 9999-12-01, weeks: 520}\n"
        f"review: {{forum: F, cadence: quarterly, held: [{{on: {today}, outcome: O}}]}}\n"
        f"policy: {{approved_on: 0001-01-01}}\nwaivers: [{{criterion: OWN-01, expires: 9999-12-31}}]\n"
    )
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": pilot})
    assert run("check", "--today", today).exit_code == 1


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["pilots/bad.yml"], [("pilots/bad.yml", "unknown-key")]),
        (["pilots/good.yml"], []),
        (["pilots"], [("pilots/bad.yml", "unknown-key")]),
        (["."], [("pilots/bad.yml", "unknown-key")]),
        (["pilots/good.yml", "pilots/bad.yml", "pilots/bad.yml", "pilots"], [("pilots/bad.yml", "unknown-key")]),
        (["drafts/../pilots/bad.yml", "pilots/bad.yml"], [("pilots/bad.yml", "unknown-key")]),
        (["README.md"], [("README.md", "file-name")]),
        (["drafts"], [("drafts/idea.yml", "empty-file")]),
        (["drafts/idea.yml", "pilots/good.yml"], [("drafts/idea.yml", "empty-file")]),
        (["docs"], []),
    ],
)
def test_check_of_paths_looks_at_those(
    run: Run, tmp_path: Path, paths: list[str], expected: list[tuple[str, str]]
) -> None:
    files = {"pilots/good.yml": GOOD, "pilots/bad.yml": WRONG, "drafts/idea.yml": "", "README.md": "", "docs/": ""}
    write_tree(tmp_path, {**CONFIGURATION, **files})
    result = run("check", "--format", "json", *paths)
    assert codes(result) == expected
    assert result.exit_code == bool(expected)


def test_check_of_paths_holds_them_against_the_playbook_of_their_repository(run: Run, tmp_path: Path) -> None:
    pilot = GOOD + "cost_centre: 4711\n"
    write_tree(tmp_path / "book", {**CONFIGURATION, "docs/playbook/playbook.yml": ADDED, "pilots/a.yml": pilot})
    write_tree(tmp_path, {"loose/a.yml": pilot})
    assert codes(run("check", "--format", "json", "book/pilots/a.yml")) == []
    assert codes(run("check", "--format", "json", "loose/a.yml")) == [("loose/a.yml", "unknown-key")]


def test_check_of_paths_of_two_repositories_is_a_wrong_usage(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path, {"one/mkdocs.yml": "", "two/mkdocs.yml": ""})
    result = run("check", "one", "two")
    assert result.exit_code == 2
    assert "expected paths of one repository" in result.stderr


def test_check_of_paths_lets_the_name_of_a_folder_steer_no_terminal(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path, {"one\x1b[2J/mkdocs.yml": "", "two/mkdocs.yml": ""})
    assert "\x1b" not in run("check", "one\x1b[2J", "two").stderr


def test_check_of_a_path_looks_for_a_page_in_its_way(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": GOOD, "docs/pilots/a.md": ""})
    assert codes(run("check", "--format", "json", "pilots/a.yml")) == [("docs/pilots/a.md", "address-taken")]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "variables", "is_coloured"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_style_colours_only_a_terminal_that_wants_it(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, variables: dict[str, str], *, is_coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", stream)
    assert ("\x1b[" in choose_style()("x", "error")) is is_coloured


@pytest.mark.parametrize("criterion", ["OWN-02", "own-02"])
@pytest.mark.parametrize("tree", [{}, CONFIGURATION])
def test_explain_tells_of_a_criterion(run: Run, tmp_path: Path, tree: dict[str, str], criterion: str) -> None:
    write_tree(tmp_path, tree)
    result = run("explain", criterion)
    assert result.exit_code == 0
    assert result.stdout.startswith("OWN-02  The operating leader is not the project manager\n")
    assert "playbook/questions/owner/" in result.stdout


@pytest.mark.parametrize(("word", "hint"), [("OWN-2", "did you mean 'OWN-02'?"), ("who", "the criteria are OWN-01,")])
def test_explain_of_an_unknown_criterion_names_the_nearest(run: Run, word: str, hint: str) -> None:
    result = run("explain", word)
    assert result.exit_code == 2
    assert f"found '{word}': {hint}" in " ".join(result.stderr.split())


def test_explain_knows_the_organisations_own_criteria(run: Run, tmp_path: Path) -> None:
    criterion = "{id: NEW-01, title: It is new, gate: ship, level: must, fix: F}"
    article = f"---\ntitle: T\nkind: article\ncriteria: [{criterion}]\n---\n"
    write_tree(tmp_path, {**CONFIGURATION, "docs/playbook/new.md": article})
    assert run("explain", "new-01").stdout.startswith("NEW-01  It is new\n")


def test_schema_is_one_that_takes_a_pilot(run: Run) -> None:
    result = run("schema")
    printed = json.loads(result.stdout)
    jsonschema.Draft7Validator.check_schema(printed)
    jsonschema.validate(yaml.safe_load(GOOD), printed)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(WRONG), printed)
    assert result.stdout.endswith("}\n")


def test_schema_of_check_is_one_that_takes_what_check_prints(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": WRONG})
    described = json.loads(run("schema", "check").stdout)
    jsonschema.validate(json.loads(run("check", "--format", "json").stdout), described)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({}, described)


def test_schema_has_the_fields_that_the_organisation_adds(run: Run, tmp_path: Path) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "docs/playbook/playbook.yml": ADDED})
    assert json.loads(run("schema").stdout)["properties"]["cost_centre"]["description"] == "Who pays."
