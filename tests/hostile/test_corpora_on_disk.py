"""The corpora as files of a folder, checked by the command in a process of its own; and names that are hard to hold."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.records.corpora import read_corpus
from tests.tree import CONFIGURATION, write_tree

CORPORA = {"yaml-test-suite.json": 402, "pyyaml-legacy.json": 574, "json-test-suite.json": 318}


def run_check(root: Path) -> dict[str, Any]:
    command = [sys.executable, "-X", "faulthandler", "-m", "pilotbook", "check", "--format", "json"]
    run = subprocess.run(command, cwd=root, capture_output=True, timeout=120, check=False)
    assert (run.returncode, run.stderr) == (1, b"")
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def is_inside(found: dict[str, Any], data: bytes) -> bool:
    lines = re.split("\r\n|[\n\r]", data.decode("utf-8-sig", errors="replace"))
    line, column = int(found["line"]), int(found["column"])
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


@pytest.mark.parametrize(("corpus", "count"), CORPORA.items())
def test_check_rejects_every_case_of_a_corpus_with_a_place(tmp_path: Path, corpus: str, count: int) -> None:
    """None of the cases is a pilot, so each is rejected: by name, line and column, and none ends the run."""
    cases = {f"pilots/case-{number}.yml": case["data"] for number, case in enumerate(read_corpus(corpus))}
    assert len(cases) == count
    result = run_check(write_tree(tmp_path, {**CONFIGURATION, **cases}))
    errors = [found for found in result["diagnostics"] if found["severity"] == "error"]
    assert {found["path"] for found in errors} == set(cases)
    assert [found for found in result["diagnostics"] if not is_inside(found, cases[found["path"]])] == []
    assert result["pilots"] == []


NAMES = (
    b"con.yml",
    b"Com1.yml",
    b"aux.backup.yml",
    b"a:b.yml",
    b"a?.yml",
    b"a*b.yml",
    b'say "a".yml',
    b"back\\slash.yml",
    b"<a>|b.yml",
    b"dot..yml",
    b"blank .yml",
    b" blank.yml",
    b"line\nbreak.yml",
    b"bell\x07.yml",
    b"latin-\xe9.yml",
    "composed-é.yml".encode(),
    "decomposed-e\u0301.yml".encode(),
    "turned-\u202elmy.yml".encode(),
    "joined-\u200d.yml".encode(),
    "cyrillic-\u043e.yml".encode(),
    b"-x.yml",
    b"%2e%2e%2f.yml",
    b"a" * 200 + b".yml",
)


@pytest.mark.skipif(sys.platform != "linux", reason="other file systems cannot hold these names")
def test_check_rejects_names_that_some_file_system_cannot_hold(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {**CONFIGURATION, "pilots/": ""})
    for name in NAMES:
        Path(os.fsdecode(os.path.join(os.fsencode(root / "pilots"), name))).write_text("title: A\nstage: proposed\n")  # noqa: PTH118 - a name that is no text
    result = run_check(root)
    assert len(result["diagnostics"]) == len(NAMES)
    assert {found["code"] for found in result["diagnostics"]} == {"file-name"}
    assert all(found["path"].isprintable() for found in result["diagnostics"])
