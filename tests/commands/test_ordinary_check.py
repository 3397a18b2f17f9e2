"""`check` with ordinary arguments: it does what the command does, or leaves it to the command."""

import os
import sys
from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pilotbook.__main__ import main
from pilotbook.commands.check import check
from pilotbook.commands.ordinary_check import read_ordinary_arguments, run_ordinary_check
from tests.tree import CONFIGURATION, write_tree

WRONG = {**CONFIGURATION, "pilots/a.yml": "title: A\nstage: proposed\nownr: Amara\n", "pilots/b.yml": "title: B\n"}
WORDS = [
    *("--format", "--fail-on", "--today", "--fix", "--", "-", "--help", "--nonsense"),
    *("text", "json", "sarif", "error", "warning", "2026-11-22", "22/11/2026", ""),
    *("--format=json", "--format=", "--fail-on=warning", "--fail-on=note", "--today=2026-11-22", "--fix=yes"),
    *("pilots", "pilots/a.yml", "pilots/b.yml", "pilots/missing.yml", "pilots/*.yml", "~", "mkdocs.yml"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portfolio with something wrong in it, in which the command runs."""
    monkeypatch.chdir(write_tree(tmp_path, WRONG))
    return tmp_path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=5))
def test_ordinary_arguments_are_read_as_the_command_reads_them(folder: Path, arguments: list[str]) -> None:
    assert folder == Path.cwd()
    read = read_ordinary_arguments(arguments)
    try:
        expected = check.make_context("check", list(arguments)).params
    except (click.ClickException, click.exceptions.Exit):
        assert read is None
        return
    if read is not None:
        assert {**read._asdict(), "fix": False} == expected


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("pilots",),
        ("pilots/a.yml", "pilots/b.yml"),
        ("--fail-on", "warning", "pilots/b.yml", "--today=2026-11-22"),
        *(("--format", form) for form in ("json", "github", "sarif")),
    ],
)
def test_ordinary_check_prints_what_the_command_prints(
    folder: Path, arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder == Path.cwd()
    code, printed = run_ordinary_check(arguments), capfd.readouterr()
    monkeypatch.setattr("pilotbook.commands.ordinary_check.read_ordinary_arguments", lambda _arguments: None)
    monkeypatch.setattr(sys, "argv", ["pilotbook", "check", *arguments])
    with pytest.raises(SystemExit) as raised:
        main()
    assert (code, printed) == (raised.value.code, capfd.readouterr())
    assert printed.out


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--fix",), ("--today", "soon"), ("--today",), ("missing",), ("--format", "yaml"), ("",)]
)
def test_ordinary_check_leaves_the_rest_alone(
    folder: Path, arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    assert folder == Path.cwd()
    assert run_ordinary_check(arguments) is None
    assert capfd.readouterr() == ("", "")


def test_ordinary_check_leaves_the_rest_alone_without_one_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        write_tree(tmp_path / name, WRONG)
    monkeypatch.chdir(tmp_path)
    assert run_ordinary_check(()) is None
    assert run_ordinary_check(("one/pilots/a.yml", "two/pilots/a.yml")) is None


def test_ordinary_check_leaves_completion_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder == Path.cwd()
    monkeypatch.setitem(os.environ, "_PILOTBOOK_COMPLETE", "bash_complete")
    assert run_ordinary_check(()) is None
