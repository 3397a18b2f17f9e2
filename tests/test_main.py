"""Where the command begins, and how it ends."""

import io
import runpy
import sys
from pathlib import Path

import pytest

import pilotbook
from pilotbook.__main__ import main, start
from tests.tree import CONFIGURATION, write_tree


def run_main(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    """How `main` ends."""
    monkeypatch.setattr(sys, "argv", ["pilotbook", *arguments])
    with pytest.raises(SystemExit) as raised:
        main()
    return raised.value.code


def test_main_ends_as_the_command_does(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_main(monkeypatch, "--version") == 0
    assert run_main(monkeypatch, "nonsense") == 2
    assert "No such command" in capsys.readouterr().err


def test_main_ends_a_bug_with_one_sentence_and_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("two\nlines \x1b[2J")

    write_tree(tmp_path, CONFIGURATION)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pilotbook.commands.checking.find_problems", fail)
    assert run_main(monkeypatch, "check") == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("pilotbook: this is our fault, not yours: ")
    assert "“RuntimeError: two lines �[2J” in test_main.py, line " in printed.err


def test_module_runs_as_a_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["pilotbook", "--version"])
    with pytest.raises(SystemExit):
        runpy.run_path(str(Path(pilotbook.__file__).with_name("__main__.py")), run_name="__main__")
    assert pilotbook.__version__ in capsys.readouterr().out


def test_main_reads_bytes_that_are_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = io.TextIOWrapper(io.BytesIO(b"\xff"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", typed)
    assert run_main(monkeypatch, "--version") == 0
    assert typed.read() == "\udcff"


def test_main_does_without_a_stream_that_it_cannot_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert run_main(monkeypatch, "--version") == 0


@pytest.mark.parametrize(
    ("arguments", "code"), [((), 0), (("--help",), 0), (("--format", "yaml"), 2), (("missing",), 2)]
)
def test_main_checks_whatever_the_arguments(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    monkeypatch.chdir(write_tree(tmp_path, CONFIGURATION))
    assert run_main(monkeypatch, "check", *arguments) == code


def test_main_that_is_interrupted_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def interrupt(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.chdir(write_tree(tmp_path, CONFIGURATION))
    monkeypatch.setattr("pilotbook.commands.checking.find_problems", interrupt)
    assert run_main(monkeypatch, "check") == 1
    assert capsys.readouterr().err == "\nAborted!\n"


def test_main_whose_reader_goes_away_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(*_args: object) -> None:
        raise BrokenPipeError

    turned: list[tuple[int, int]] = []
    monkeypatch.chdir(write_tree(tmp_path, CONFIGURATION))
    monkeypatch.setattr("pilotbook.commands.checking.find_problems", fail)
    monkeypatch.setattr("os.dup2", lambda *given: turned.append(given))
    assert run_main(monkeypatch, "check") == 1
    assert [to for _, to in turned] == [sys.stdout.fileno()]
    assert capfd.readouterr() == ("", "")


def test_program_leaves_at_once_after_an_ordinary_check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Left(Exception):  # noqa: N818 - reads as what it says
        """In place of the end of Python."""

    def leave(code: int) -> None:
        raise Left(code)

    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": "title: A\nstage: nonsense\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os._exit", leave)
    write_tree(tmp_path / "good", CONFIGURATION)
    for folder, code in (("pilots", 1), ("good", 0)):
        monkeypatch.setattr(sys, "argv", ["pilotbook", "check", folder])
        with pytest.raises(Left, match=f"^{code}$"):
            start()
    monkeypatch.setattr(sys, "argv", ["pilotbook", "check", "--help"])
    with pytest.raises(SystemExit):
        start()
