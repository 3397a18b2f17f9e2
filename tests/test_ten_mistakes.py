"""Ten different mistakes in four of a hundred files give ten diagnostics, each at its line and column."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from pilotbook.cli import cli
from tests.assessment.exemplary import RECORD, TODAY
from tests.tree import CONFIGURATION, write_tree

FILES = 100


class Mistake(NamedTuple):
    """What stands in the record, what stands there by mistake, and what is said about the part after the `§`."""

    right: str
    wrong: str
    rule: str
    hint: str


PLANTED = {
    "pilot-007": (
        Mistake("unit: Finance", "§unti: Finance", "unknown-key", "did you mean 'unit'?"),
        Mistake("weeks: 6}", "weeks: §six}", "not-a-number", "write the number alone, as digits: weeks: 6"),
        Mistake("[scheduled-pipelines]", "[§scheduled-pipeline]", "unknown-capability", "did you mean 'scheduled-pip"),
    ),
    "pilot-041": (
        Mistake("accepted_on: 2026-06-28", "accepted_on: §2026-06-31", "not-a-day", "no calendar has this day"),
        Mistake("transport: automated", "transport: §automatic", "not-a-choice", "did you mean 'automated'?"),
        Mistake("tools:\n", "links: [{url: §example.com/n}]\ntools:\n", "not-an-address", "copy the whole"),
    ),
    "pilot-068": (
        Mistake("name: Amara Okafor", "name: §Lena Fischer", "OWN-02", "Name the person who will run"),
        Mistake(
            "tools:\n", "waivers: [{criterion: §DATA-5}]\ntools:\n", "unknown-criterion", "did you mean 'DATA-05'?"
        ),
        Mistake("volume: {pilot: 400", "volume: {§pilot:400", "unknown-key", "put a space after the colon: pilot: 400"),
    ),
    "pilot-099": (
        Mistake("title: Invoice triage", "title: Invoice§: triage", "yaml-syntax", "put the whole text in quotes"),
    ),
}


def plant(name: str, mistakes: tuple[Mistake, ...] = ()) -> str:
    """The text of a record of its own title with mistakes, each still marked."""
    text = RECORD
    for mistake in mistakes:
        assert mistake.right in text
        text = text.replace(mistake.right, mistake.wrong, 1)
    return text.replace("title: Invoice triage\n", f"title: Invoice triage of {name}\n")


def expect(name: str, text: str) -> Iterator[tuple[str, int, int]]:
    """The places that are marked in a text, in its order."""
    for number, line in enumerate(text.split("\n"), start=1):
        if "§" in line:
            yield f"pilots/{name}.yml", number, line.index("§") + 1


def test_ten_mistakes_give_ten_diagnostics_at_their_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marked = {name: plant(name, mistakes) for name, mistakes in PLANTED.items()}
    records = {name: plant(name) for name in (f"pilot-{number:03}" for number in range(FILES))} | marked
    assert (len(records), sum(map(len, PLANTED.values()))) == (FILES, 10)
    files = {f"pilots/{name}.yml": text.replace("§", "") for name, text in records.items()}
    monkeypatch.chdir(write_tree(tmp_path, {**CONFIGURATION, **files}))

    printed = CliRunner().invoke(cli, ["check", "--format", "json", "--today", TODAY.isoformat()]).stdout

    found = [each for each in json.loads(printed)["diagnostics"] if each["severity"] != "note"]  # a note only asks
    places = [(each["path"], each["line"], each["column"]) for each in found]
    assert places == [place for name, text in marked.items() for place in expect(name, text)]
    said = {(each["criterion"] or each["code"], each["path"]): each["hint"] for each in found}
    for name, mistakes in PLANTED.items():
        for mistake in mistakes:
            assert said[mistake.rule, f"pilots/{name}.yml"].startswith(mistake.hint)
