"""What `find_chromium` takes for a Chromium, and what the script says when there is none."""

import sys
from pathlib import Path

import pytest

from tests.browser import install_chromium
from tests.browser.install_chromium import ON_PATH, VARIABLE, find_chromium, main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake programs are shell scripts")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole PATH, on a machine where no Chromium lies anywhere else."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.setattr(install_chromium, "_list_usual_places", list)
    return tmp_path


def write_program(program: Path, body: str = "echo Chromium 1.0") -> Path:
    program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def test_find_chromium_is_none_on_a_bare_machine(programs: Path) -> None:
    assert list(programs.iterdir()) == []
    assert find_chromium() is None


@pytest.mark.parametrize("name", ON_PATH)
def test_find_chromium_takes_each_name_on_the_path(programs: Path, name: str) -> None:
    program = write_program(programs / name)
    assert find_chromium() == program


def test_find_chromium_prefers_the_variable_to_the_path(
    programs: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_program(programs / "chromium")
    wanted = write_program(tmp_path_factory.mktemp("elsewhere") / "my-browser")
    monkeypatch.setenv(VARIABLE, str(wanted))
    assert find_chromium() == wanted


def test_find_chromium_does_not_replace_a_wrong_variable(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_program(programs / "chromium")
    monkeypatch.setenv(VARIABLE, str(programs / "missing"))
    assert find_chromium() is None


def test_find_chromium_passes_over_a_stub_that_fails(programs: Path) -> None:
    write_program(programs / "chromium", "echo 'requires the chromium snap' >&2; exit 10")
    browser = write_program(programs / "google-chrome")
    assert find_chromium() == browser


def test_find_chromium_passes_over_a_program_that_never_answers(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install_chromium, "ANSWER_TIMEOUT", 0.2)
    write_program(programs / "chromium", "exec /bin/sleep 5")
    assert find_chromium() is None


def test_find_chromium_passes_over_a_file_that_may_not_be_run(programs: Path) -> None:
    write_program(programs / "chromium").chmod(0o644)
    assert find_chromium() is None


def test_find_chromium_asks_playwright_last(
    programs: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = write_program(tmp_path_factory.mktemp("downloaded") / "chrome")
    monkeypatch.setattr(install_chromium, "ASK_PLAYWRIGHT", f"print({str(own)!r})")
    assert find_chromium() == own
    on_path = write_program(programs / "chromium")
    assert find_chromium() == on_path


def test_main_prints_the_path_alone(programs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = write_program(programs / "chromium")
    assert main() == 0
    assert capsys.readouterr() == (f"{program}\n", "")


def test_main_names_a_variable_that_leads_nowhere(
    programs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, str(programs / "missing"))
    monkeypatch.setattr(install_chromium, "install_chromium", pytest.fail)
    assert main() == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert str(programs / "missing") in err


@pytest.mark.usefixtures("programs")
def test_main_says_what_to_install_when_installing_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(install_chromium, "install_chromium", lambda: None)
    assert main() == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "Chromium, Chrome or Edge" in err


def test_main_finds_what_was_just_installed(
    programs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(install_chromium, "install_chromium", lambda: write_program(programs / "chromium"))
    assert main() == 0
    assert capsys.readouterr().out == f"{programs / 'chromium'}\n"
