"""The folder that pilots are imported into."""

from pathlib import Path

import pytest

from pilotbook.diagnostic import Diagnostic
from pilotbook.importing.ledger import Entry, LedgerBroken, write_ledger
from pilotbook.importing.pilots_folder import look_at_folder
from tests.tree import write_tree


def entry(identifier: str) -> Entry:
    return Entry(id=identifier, key=(), row="", text="", leaves="")


def test_folder_knows_its_files_and_its_ledgers(tmp_path: Path) -> None:
    files = {
        "A.yml": "",
        "b.yaml": "",
        "note.txt": "",
        ".import/list.jsonl": write_ledger("list", [entry("c")]),
        ".import/other.jsonl": write_ledger("other", [entry("d")]),
    }
    folder = look_at_folder(write_tree(tmp_path, files), "list")
    assert folder.names == {"a", "b"}
    assert folder.others == {"d"}
    assert folder.entries == (entry("c"),)


def test_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    folder = look_at_folder(tmp_path / "pilots", "list")
    assert (folder.names, folder.others, folder.entries) == (frozenset(), frozenset(), ())


def test_folder_reads_a_file_unless_it_cannot(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.yml": "title: A\n", "b.yml": b"\xff"})
    (tmp_path / "c.yml").symlink_to("a.yml")
    folder = look_at_folder(tmp_path, "list")
    assert folder.read("a") == "title: A\n"
    assert isinstance(folder.read("b"), Diagnostic)
    assert isinstance(folder.read("c"), Diagnostic)
    assert folder.read("d") is None


def test_folder_with_a_spoilt_ledger_says_so(tmp_path: Path) -> None:
    write_tree(tmp_path, {".import/other.jsonl": b"\xff"})
    with pytest.raises(LedgerBroken, match=r"^\.import/other\.jsonl: expected text in UTF-8"):
        look_at_folder(tmp_path, "list")
