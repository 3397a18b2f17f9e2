"""Keeps what an import wrote, so that the next one finds its pilots again and sees what people edited since."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pilotbook.frozen import frozen
from pilotbook.records.quote import quote_text

FOLDER = ".import"
"""The folder beside the pilots in which each import has its ledger; its name keeps it from being read as pilots."""
ENDING = ".jsonl"
VERSION = 1
_LEAVES = re.compile(r"([0-9a-f]{20})*")


@frozen
class Entry:
    """What was written of one pilot.

    `key` and `row` are those of its row; `text` is the mark of the whole file as the import would have it, and `leaves`
    are those of its values, joined.
    """

    id: str
    key: tuple[str, ...]
    row: str
    text: str
    leaves: str


class LedgerBroken(Exception):  # noqa: N818 - it names the state of a file
    """A ledger that cannot be read, and the sentence that says where."""


def name_ledger(folder: Path, name: str) -> Path:
    """The ledger of the import of that name, of pilots in a folder."""
    return folder / FOLDER / f"{name}{ENDING}"


def read_ledger(text: str, path: str) -> tuple[Entry, ...]:
    """The entries of a ledger; raise LedgerBroken at the first line that is none."""
    lines = text.splitlines()
    entries = []
    for number, line in enumerate(lines, start=1):
        try:
            value = json.loads(line)
            if number > 1:
                entries.append(_read_entry(value))
            elif value["version"] != VERSION:
                raise LedgerBroken(f"{path} is of version {quote_text(str(value['version']))}, expected {VERSION}")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise LedgerBroken(
                f"{path}, line {number}: expected what an import wrote there, found something else"
            ) from error
    return tuple(entries)


def _read_entry(value: Any) -> Entry:  # noqa: ANN401 - whatever JSON holds
    entry = Entry(id=value["id"], key=tuple(value["key"]), row=value["row"], text=value["text"], leaves=value["leaves"])
    if not all(isinstance(each, str) for each in (entry.id, entry.row, entry.text, *entry.key)):
        raise ValueError("no entry")
    if not _LEAVES.fullmatch(entry.leaves):
        raise ValueError("no marks")
    return entry


def write_ledger(name: str, entries: Iterable[Entry]) -> str:
    """The text of a ledger: a line for each pilot, in the order of their ids, so that a change shows as one line."""
    head = {"import": name, "version": VERSION}
    values = [
        {
            "id": each.id,
            "key": each.key,
            "row": each.row,
            "text": each.text,
            "leaves": each.leaves,
        }
        for each in sorted(entries, key=lambda entry: entry.id)
    ]
    return "".join(f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n" for value in (head, *values))
