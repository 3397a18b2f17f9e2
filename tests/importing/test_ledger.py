"""What an import remembers."""

from pathlib import Path

import pytest

from pilotbook.importing.ledger import Entry, LedgerBroken, name_ledger, read_ledger, write_ledger

ENTRIES = (
    Entry(id="b", key=("café", "x"), row="0123456789ab", text="0123456789ab", leaves="0123456789abcdef0123"),
    Entry(id="a", key=(), row="", text="", leaves=""),
)


def test_ledger_is_read_back_in_the_order_of_the_ids() -> None:
    text = write_ledger("list", ENTRIES)
    assert read_ledger(text, "a.jsonl") == (ENTRIES[1], ENTRIES[0])
    assert text.splitlines()[0] == '{"import":"list","version":1}'
    assert "café" in text
    assert len(text.splitlines()) == 3


def test_ledger_stands_beside_the_pilots_out_of_their_way() -> None:
    assert name_ledger(Path("pilots"), "list") == Path("pilots/.import/list.jsonl")


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "[]",
        "7",
        '"a"',
        "{}",
        '{"id":"a","key":[],"row":"","text":""}',
        '{"id":7,"key":[],"row":"","text":"","leaves":""}',
        '{"id":"a","key":[7],"row":"","text":"","leaves":""}',
        '{"id":"a","key":[],"row":"","text":"","leaves":"xyz"}',
        '{"id":"a","key":[],"row":"","text":"","leaves":7}',
        "[" * 100_000,
    ],
)
def test_ledger_with_a_line_of_another_kind_is_broken(line: str) -> None:
    with pytest.raises(LedgerBroken, match=r"^a.jsonl, line 2: expected what an import wrote there"):
        read_ledger(f'{{"import":"list","version":1}}\n{line}\n', "a.jsonl")


@pytest.mark.parametrize("line", ["", "{}", "x", "[1]"])
def test_ledger_with_another_head_is_broken(line: str) -> None:
    with pytest.raises(LedgerBroken, match=r"^a.jsonl, line 1"):
        read_ledger(f"{line}\n", "a.jsonl")


def test_ledger_of_another_version_is_left_to_another_version() -> None:
    with pytest.raises(LedgerBroken, match=r"^a.jsonl is of version '2', expected 1"):
        read_ledger('{"import":"list","version":2}\n', "a.jsonl")


def test_ledger_without_a_line_is_empty() -> None:
    assert read_ledger("", "a.jsonl") == ()
