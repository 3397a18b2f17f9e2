"""Every kind of bad input: one clear diagnostic at the right place, exit code 1, and no traceback."""

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pilotbook.cli import cli
from tests.tree import CONFIGURATION, write_tree

GOOD = "title: A pilot\nstage: proposed\n"
LEVELS = 10
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, LEVELS))


@dataclass(frozen=True, kw_only=True)
class Bad:
    """One kind of bad input; what stands in `says` has to be in the message or the hint."""

    name: str
    files: dict[str, str | bytes]
    links: dict[str, str] = field(default_factory=dict)
    code: str
    place: tuple[str, int, int]
    says: tuple[str, ...]


def of_text(name: str, text: str | bytes, code: str, line: int, column: int, *says: str) -> Bad:
    return Bad(name=name, files={"pilots/a.yml": text}, code=code, place=("pilots/a.yml", line, column), says=says)


BAD = (
    of_text("empty", "", "empty-file", 1, 1, "empty file", "title: …"),
    of_text("blank", "\n# Only a comment.\n", "empty-file", 1, 1, "empty file", "title: …"),
    of_text("list", "- title: A pilot\n- stage: proposed\n", "wrong-type", 1, 1, "found a list", "one field to a line"),
    of_text("text", "A pilot for invoices\n", "wrong-type", 1, 1, "found text", "one field to a line"),
    of_text("unknown-key", GOOD + "ownr: Amara Okafor\n", "unknown-key", 3, 1, "'ownr'", "did you mean 'owner'?"),
    of_text("inner-key", GOOD + "owner: {nam: A, role: B}\n", "unknown-key", 3, 9, "'nam'", "did you mean 'name'?"),
    of_text("wrong-type", "title: [A, pilot]\nstage: proposed\n", "wrong-type", 1, 8, "'title'", "found a list"),
    of_text("wrong-word", "title: A pilot\nstage: pilotting\n", "not-a-choice", 2, 8, "did you mean 'piloting'?"),
    of_text("no-such-day", GOOD + "timebox: {start: 2026-02-30}\n", "not-a-day", 3, 18, "'2026-02-30'", "no calendar"),
    of_text("duplicate-key", GOOD + "title: Again\n", "duplicate-key", 3, 1, "'title'", "line 1"),
    of_text("alias-bomb", BOMB, "alias", 1, 5, "anchor &a0", "quotes"),
    of_text("brackets", "title: " + "[" * 1000, "too-deep", 1, 27, "levels of nesting", "brackets"),
    of_text("closed-brackets", "title: " + "[" * 1000 + "]" * 1000, "too-deep", 1, 27, "levels of nesting", "brackets"),
    of_text("not-utf-8", b"title: A\nsummary: caf\xe9\n", "not-utf-8", 2, 13, "0xE9", "UTF-8"),
    of_text("utf-16", GOOD.encode("utf-16"), "not-utf-8", 1, 1, "0xFF", "UTF-8"),
    of_text("nul", GOOD + "summary: a\0b\n", "control-character", 3, 11, "U+0000", "encoding"),
    of_text("no-yaml", "title: A: pilot\n", "yaml-syntax", 1, 9, "second colon", "quotes"),
    of_text("tab", GOOD + "owner:\n\tname: A\n", "yaml-syntax", 4, 1, "tab", "spaces"),
    of_text("two-documents", GOOD + "---\n" + GOOD, "several-documents", 3, 1, "one document", "---"),
    of_text("tag", GOOD + "summary: !!python/name:os.system x\n", "tag", 3, 10, "tag"),
    of_text("huge", GOOD + "notes: " + "x" * 300_000 + "\n", "file-too-large", 1, 1, "256 KiB"),
    of_text("script-address", GOOD + "links: [{url: 'javascript:alert(1)'}]\n", "not-an-address", 3, 15, "https://"),
    Bad(
        name="link-outside",
        files={"secret": "password\n", "book/mkdocs.yml": "", "book/pilots/b.yml": GOOD},
        links={"book/pilots/a.yml": "../../secret"},
        code="link-outside",
        place=("pilots/a.yml", 1, 1),
        says=("link that leaves the folder", "copy of the file"),
    ),
    Bad(
        name="link-to-nothing",
        files={"book/mkdocs.yml": "", "book/pilots/b.yml": GOOD},
        links={"book/pilots/a.yml": "nothing.yml"},
        code="unreadable-file",
        place=("pilots/a.yml", 1, 1),
        says=("link that leads nowhere",),
    ),
    Bad(
        name="link-to-itself",
        files={"book/mkdocs.yml": "", "book/pilots/b.yml": GOOD},
        links={"book/pilots/a.yml": "a.yml"},
        code="unreadable-file",
        place=("pilots/a.yml", 1, 1),
        says=("link that leads nowhere",),
    ),
    Bad(
        name="folder",
        files={"pilots/a.yml/": "", "pilots/b.yml": GOOD},
        code="unreadable-file",
        place=("pilots/a.yml", 1, 1),
        says=("a folder",),
    ),
    Bad(
        name="name-that-is-no-id",
        files={"pilots/Invoice Triage.yml": GOOD},
        code="file-name",
        place=("pilots/Invoice Triage.yml", 1, 1),
        says=("invoice-triage.yml",),
    ),
    Bad(
        name="ending",
        files={"pilots/invoice-triage.yaml": GOOD},
        code="file-name",
        place=("pilots/invoice-triage.yaml", 1, 1),
        says=("invoice-triage.yml",),
    ),
    Bad(
        name="deep",
        files={"pilots/finance/a.yml": GOOD},
        code="file-name",
        place=("pilots/finance/a.yml", 1, 1),
        says=("directly in 'pilots'", "move the file up"),
    ),
    Bad(
        name="page-of-the-same-address",
        files={"pilots/a.yml": GOOD, "docs/pilots/a.md": "# My page\n"},
        code="address-taken",
        place=("docs/pilots/a.md", 1, 1),
        says=("pilots/a/", "pilots/a.yml", "rename or delete"),
    ),
)


def check(root: Path, *options: str) -> Result:
    result = CliRunner().invoke(cli, ["check", "--today", "2026-11-22", *options, str(root)])
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.stderr == ""
    return result


def diagnostics_of(root: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(check(root, "--format", "json").stdout)["diagnostics"]
    return found


def draw(root: Path, bad: Bad) -> Path:
    """Write the files of a kind of bad input; return the folder of its repository."""
    is_nested = any(name.startswith("book/") for name in bad.files)
    write_tree(root, bad.files if is_nested else {**CONFIGURATION, **bad.files})
    for link, target in bad.links.items():
        (root / link).symlink_to(target)
    return root / "book" if is_nested else root


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_check_gives_one_clear_diagnostic(tmp_path: Path, bad: Bad) -> None:
    (found,) = diagnostics_of(draw(tmp_path, bad))
    assert (found["code"], found["severity"]) == (bad.code, "error")
    assert (found["path"], found["line"], found["column"]) == bad.place
    assert [each for each in bad.says if each not in found["message"] + found["hint"]] == []


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_check_says_so_to_a_person_and_ends_with_1(tmp_path: Path, bad: Bad) -> None:
    result = check(draw(tmp_path, bad))
    assert result.exit_code == 1
    path, line, column = bad.place
    assert f"{path}:{line}:{column}: error: " in result.stdout
    assert f"[{bad.code}]\n" in result.stdout
    assert ": 1 error.\n" in result.stdout
    assert "password" not in result.stdout
    assert len(result.stdout) < 2_000


@pytest.mark.skipif(sys.platform != "linux", reason="the file system keeps no two names that differ in capitals only")
def test_check_of_two_names_that_differ_in_capitals_names_both(tmp_path: Path) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/pilot.yml": GOOD, "pilots/Pilot.yml": GOOD})
    found = diagnostics_of(tmp_path)
    assert "same-id" in {each["code"] for each in found}
    assert any("Pilot.yml" in each["message"] and "pilot.yml" in each["message"] for each in found)
    assert len(found) == len({each["path"] for each in found})


def test_check_reads_the_other_pilots_all_the_same(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"pilots/a.yml": "title: A: pilot\n", "pilots/b.yml": GOOD, "pilots/c.yml": b"\xff"}
    write_tree(tmp_path, {**CONFIGURATION, **files})
    result = json.loads(check(tmp_path, "--format", "json").stdout)
    assert [each["id"] for each in result["pilots"]] == ["b"]
    assert [each["pilot"] for each in result["diagnostics"]] == ["a", "c"]


def test_check_reports_every_problem_of_a_file_in_order(tmp_path: Path) -> None:
    text = "stage: proposd\nownr: A\ntimebox: {start: 2026-02-30, weeks: -1}\ntitle: T\ntitle: T\n"
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": text})
    found = [(each["line"], each["code"]) for each in diagnostics_of(tmp_path)]
    assert found == [
        (1, "not-a-choice"),
        (2, "unknown-key"),
        (3, "not-a-day"),
        (3, "not-a-number"),
        (5, "duplicate-key"),
    ]
