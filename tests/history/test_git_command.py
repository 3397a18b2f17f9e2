"""How git is called, and what is said when that goes wrong."""

import errno
import subprocess
from pathlib import Path

import pytest

from pilotbook.history.git_command import GitCommand, GitProblem
from tests.history.git_folder import make_git_folder


def test_run_gives_what_git_prints(tmp_path: Path) -> None:
    assert GitCommand(tmp_path).run("--version").startswith(b"git version")


def test_run_tells_the_reason_in_gits_own_words_without_what_cannot_be_shown(tmp_path: Path) -> None:
    make_git_folder(tmp_path)
    with pytest.raises(GitProblem, match=r"git cat-file failed: Not a valid object name \S+31m") as raised:
        GitCommand(tmp_path).run("cat-file", "-t", "\x1b[31m")
    assert raised.value.message.isprintable()
    assert str(raised.value) == f"{raised.value.message}: {raised.value.hint}"


def test_run_says_that_git_gives_no_reason(tmp_path: Path) -> None:
    make_git_folder(tmp_path)
    with pytest.raises(GitProblem, match="git rev-parse failed: it gives no reason"):
        GitCommand(tmp_path).run("rev-parse", "--verify", "--quiet", "nothing")


def test_ask_takes_a_failure_for_an_answer(tmp_path: Path) -> None:
    make_git_folder(tmp_path)
    assert GitCommand(tmp_path).ask("rev-parse", "--is-inside-work-tree") == "true"
    assert GitCommand(tmp_path).ask("rev-parse", "--verify", "--quiet", "nothing") is None


def test_missing_git_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitProblem, match="expected the command 'git', found none: install git"):
        GitCommand(tmp_path).run("--version")
    with pytest.raises(GitProblem, match="expected the command 'git', found none"), GitCommand(tmp_path).stream("log"):
        pass


def test_machine_that_refuses_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    monkeypatch.setattr(subprocess, "run", refuse)
    with pytest.raises(GitProblem, match="cannot run git: Cannot allocate memory"):
        GitCommand(tmp_path).run("--version")


def test_variables_lie_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    folder = make_git_folder(tmp_path / "book")
    git = GitCommand(folder.root, {"GIT_DIR": str(folder.root / ".git")})
    assert git.ask("rev-parse", "--is-bare-repository") == "false"


def test_stream_reads_lines_and_prints_while_it_runs(tmp_path: Path) -> None:
    folder = make_git_folder(tmp_path)
    commit = folder.commit({"a.txt": "a"})
    with GitCommand(tmp_path).stream("cat-file", "--batch-check", lines=[commit, "nothing"]) as output:
        assert output.readline().startswith(f"{commit} commit ".encode())
        assert output.readline() == b"nothing missing\n"


def test_stream_that_is_left_early_ends(tmp_path: Path) -> None:
    folder = make_git_folder(tmp_path)
    commit = folder.commit({"a.txt": "a"})
    with GitCommand(tmp_path).stream("cat-file", "--batch", lines=[commit] * 100_000) as output:
        assert output.readline().startswith(commit.encode())
