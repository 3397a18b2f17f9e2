"""The command as the machine runs it: pipes, terminals, encodings, and how little it loads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import pilotbook
from tests.tree import CONFIGURATION, write_tree

SOURCE = str(Path(pilotbook.__file__).parents[1])
WRONG = {**CONFIGURATION, "pilots/a.yml": "title: A – pilot\nstage: proposed\nownr: Amara\n"}
HEAVY = {"jinja2", "jsonschema", "markdown", "markdown_it", "markupsafe", "material", "mkdocs", "nh3", "rich"}
UNWANTED = ("NO_COLOR", "PYTHONIOENCODING", "PYTHONUTF8")
LIST_MODULES = """
import json, runpy, sys
sys.argv = ["pilotbook", *sys.argv[1:]]
try:
    runpy.run_module("pilotbook", run_name="__main__")
except SystemExit as end:
    print(json.dumps([end.code, sorted({name.split(".")[0] for name in sys.modules})]), file=sys.stderr)
"""


def start(
    folder: Path, *arguments: str, program: tuple[str, ...] = ("-m", "pilotbook"), **variables: str
) -> "subprocess.Popen[bytes]":
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    return subprocess.Popen(
        [sys.executable, *program, *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": SOURCE, "SOURCE_DATE_EPOCH": "1795305600", **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize(
    ("command", "more"),
    [(("check",), {"click", "dataclasses", "inspect"}), (("explain", "OWN-01"), set()), (("schema",), set())],
)
def test_command_loads_nothing_heavy_that_it_does_not_need(
    tmp_path: Path, command: tuple[str, ...], more: set[str]
) -> None:
    process = start(write_tree(tmp_path, CONFIGURATION), *command, program=("-c", LIST_MODULES))
    _, errors = process.communicate(timeout=60)
    code, modules = json.loads(errors)
    assert code == 0
    assert "yaml" in modules
    assert (HEAVY | more) & set(modules) == set()


def test_new_with_ask_refuses_bytes_that_are_no_text(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pilotbook", "new", "a", "--ask"]
    environment = {**os.environ, "PYTHONPATH": SOURCE, "PYTHONUTF8": "1"}
    typed = b"T\xff\nA title\n" + b"\n" * 20
    write_tree(tmp_path, CONFIGURATION)
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, input=typed, capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"found the invisible character U+DCFF" in done.stdout
    assert "\ntitle: A title\n" in (tmp_path / "pilots" / "a.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [("check",), ("check", "--format", "json"), ("schema",)])
def test_command_whose_reader_goes_away_leaves_no_traceback(tmp_path: Path, command: tuple[str, ...]) -> None:
    process = start(write_tree(tmp_path, WRONG), *command)
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(timeout=60) == 1
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


def test_check_prints_no_colour_into_a_pipe(tmp_path: Path) -> None:
    output, errors = start(write_tree(tmp_path, WRONG), "check").communicate(timeout=60)
    assert output.startswith(b"pilots/a.yml:3:1: error: ")
    assert b"\x1b" not in output
    assert errors == b""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("variables", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_check_prints_colour_to_a_terminal_unless_told_not_to(
    tmp_path: Path, variables: dict[str, str], *, is_coloured: bool
) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "pilotbook", "check"]
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment = {**kept, "PYTHONPATH": SOURCE, "TERM": "xterm", **variables}
    subprocess.run(command, cwd=write_tree(tmp_path, WRONG), env=environment, stdout=theirs, check=False, timeout=60)
    os.close(theirs)
    printed = os.read(ours, 65536)
    os.close(ours)
    assert b"pilots/a.yml:3:1" in printed
    assert (b"\x1b[" in printed) is is_coloured


def test_check_prints_to_a_terminal_that_knows_few_characters(tmp_path: Path) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": "title: A\nstage: – proposed\n"})
    output, errors = start(tmp_path, "check", PYTHONIOENCODING="latin-1").communicate(timeout=60)
    assert b"found '? proposed'" in output
    assert errors == b""


def test_check_prints_json_in_utf_8_whatever_the_terminal(tmp_path: Path) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": "title: A\nstage: – proposed\n"})
    output, _ = start(tmp_path, "check", "--format", "json", PYTHONIOENCODING="latin-1").communicate(timeout=60)
    assert "found '– proposed'" in json.loads(output.decode())["diagnostics"][0]["message"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a: &a [x]\nb: *a\n", "alias"),
        (b"[" * 26_000, "too-deep"),
        (b"title: \xff\n", "not-utf-8"),
        (b"", "empty-file"),
    ],
)
def test_check_ends_a_hostile_file_with_a_diagnostic(tmp_path: Path, content: bytes, code: str) -> None:
    process = start(write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": content}), "check", "--format", "json")
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (1, b"")
    assert code in {each["code"] for each in json.loads(output)["diagnostics"]}


def test_two_checks_of_one_day_print_the_same_bytes(tmp_path: Path) -> None:
    write_tree(tmp_path, {**WRONG, "pilots/b.yml": "title: B\nstage: production\n", "pilots/c.yml": "- x\n"})
    first, second = (
        start(tmp_path, "check", "--format", "json", PYTHONHASHSEED=seed, TZ=zone).communicate(timeout=60)[0]
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    )
    assert first == second != b""
