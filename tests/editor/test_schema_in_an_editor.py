"""What an editor makes of the schema: it takes and refuses the same keys as the checker, completes and explains."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from pilotbook.records.example import filled_tree
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.shape import Field, Kind, fields_of, walk_fields
from pilotbook.records.yaml_source import Mapping, Node, Scalar, Sequence
from tests.editor.language_server import LanguageServer, install_server
from tests.tree import write_tree

ROOT = Path(__file__).parents[2]
SCHEMA = "docs/schema/pilot.schema.json"
FIRST = f"# yaml-language-server: $schema=../{SCHEMA}\n"
HEAD = "title: A\nstage: proposed\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    root = write_tree(tmp_path_factory.mktemp("book"), {SCHEMA: (ROOT / SCHEMA).read_bytes(), "pilots/": ""})
    started = LanguageServer(install_server(), root)
    yield started
    started.stop()


def write_node(node: Node, indent: int = 0) -> str:
    """A tree as YAML, one value to a line."""
    pad = "  " * indent
    match node:
        case Scalar(text=text):
            return f" {text!r}\n" if {":", "#", "`"} & set(text) else f" {text}\n"
        case Mapping(entries=entries):
            return "\n" + "".join(f"{pad}{key}:{write_node(each.value, indent + 1)}" for key, each in entries.items())
        case Sequence(items=items):
            return "\n" + "".join(f"{pad}-{write_node(item, indent + 1)}" for item in items)


def below(path: str, line: str) -> str:
    """The first lines of a pilot, and one line at a path such as `data.permission.granted_on`."""
    text, pad = HEAD, ""
    of: type = Pilot
    for name in filter(None, path.split(".")):
        field: Field = next(each for each in fields_of(of) if each.name == name)
        is_list = field.kind is Kind.RECORDS
        text += f"{pad}{name}:\n"
        pad = pad.replace("-", " ") + "  " + ("- " if is_list else "")
        of = field.record or Pilot
    return f"{text}{pad}{line}\n"


def wrong_at(path: str, value: str) -> str:
    parent, _, name = path.rpartition(".")
    return below(parent, f"{name}: {value}")


RECORDS = ["", *(path for path, field in walk_fields(Pilot) if field.record is not None)]
BAD = [
    *(below(path, "unheard_of: 1") for path in RECORDS),
    *(
        wrong_at(path, "unheard of")
        for path, field in walk_fields(Pilot)
        if field.kind is Kind.CHOICE and path != "stage"
    ),
    *(wrong_at(path, "11.01.2027") for path, field in walk_fields(Pilot) if field.kind is Kind.DAY),
    *(wrong_at(path, "six") for path, field in walk_fields(Pilot) if field.kind is Kind.NUMBER),
    *(wrong_at(path, "'yes'") for path, field in walk_fields(Pilot) if field.kind is Kind.FLAG),
    *(wrong_at(path, "[a, b]") for path, field in walk_fields(Pilot) if field.kind is Kind.TEXT and path != "title"),
    wrong_at("links.url", "wiki"),
    wrong_at("links.url", "javascript:alert(1)"),
    wrong_at("tools", "none"),
    wrong_at("timebox", "6 weeks"),
    wrong_at("timebox.weeks", "0"),
    wrong_at("timebox.weeks", "521"),
    wrong_at("timebox.start", "1989-12-31"),
    wrong_at("summary", "x" * 1_001),
    wrong_at("tags", "[[a]]"),
    "title: A\nstage: pilot\n",
    "title: A\n",
    "stage: proposed\n",
    "title: [A]\nstage: proposed\n",
    "title: ''\nstage: proposed\n",
    "- title: A\n- stage: proposed\n",
]
GOOD = [
    HEAD,
    HEAD + "owner: Amara Okafor\ndata: [Ledger]\ntools: []\nreview: Weekly review\n",
    HEAD + "tags: one\nsummary: 214\nvolume: {pilot: 1.10, production: yes}\nowner:\ntimebox: ~\nsample: true\n",
    HEAD + "owner: {name: Amara Okafor, accepted_on: '2026-08-28'}\n",
]


def lines_of_checker(text: str) -> set[int]:
    return {each.place.line for each in read_pilot(text, "a", "pilots/a.yml").diagnostics}


@pytest.mark.editor
def test_editor_takes_what_the_checker_takes(server: LanguageServer) -> None:
    filled = write_node(filled_tree(Pilot)).lstrip("\n")
    samples = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "pilots").glob("*.yml"))]
    texts = [*(FIRST + text for text in (filled, *GOOD)), *samples]
    found = server.open_all({f"pilots/good-{number}.yml": text for number, text in enumerate(texts)})
    assert len(samples) > 10
    assert [lines_of_checker(text) for text in texts] == [set()] * len(texts)
    assert found == [[]] * len(texts)


@pytest.mark.editor
def test_editor_underlines_the_lines_that_the_checker_reports(server: LanguageServer) -> None:
    found = server.open_all({f"pilots/bad-{number}.yml": FIRST + bad for number, bad in enumerate(BAD)})
    different = []
    for bad, problems in zip(BAD, found, strict=True):
        underlined = {each["range"]["start"]["line"] + 1 for each in problems}
        if not underlined or underlined != lines_of_checker(FIRST + bad):
            different.append((bad, underlined, lines_of_checker(FIRST + bad)))
    assert len(BAD) > 80
    assert different == []


@pytest.mark.editor
def test_editor_offers_the_fields_and_the_choices(server: LanguageServer) -> None:
    server.open("pilots/new.yml", FIRST + HEAD + "\nowner:\n  \nreview:\n  cadence: \n")
    at_top, in_owner = server.complete("pilots/new.yml", 3, 0), server.complete("pilots/new.yml", 5, 2)
    assert [
        field.name for field in fields_of(Pilot) if field.name not in {*at_top, "title", "stage", "owner", "review"}
    ] == []
    assert {"name", "role", "email", "accepted_on", "deputy"} <= set(in_owner)
    assert {"weekly", "fortnightly", "monthly", "quarterly"} <= set(server.complete("pilots/new.yml", 7, 11))


@pytest.mark.editor
def test_editor_explains_every_field_of_the_record(server: LanguageServer) -> None:
    text = FIRST + write_node(filled_tree(Pilot)).lstrip("\n")
    server.open("pilots/filled.yml", text)
    lines = text.splitlines()
    keys = [(number, len(line) - len(line.lstrip(" -"))) for number, line in enumerate(lines) if number and ":" in line]
    shown = [server.hover("pilots/filled.yml", number, start + 1) for number, start in keys]
    said = "\n".join(shown).replace("\\", "").replace("&nbsp;", " ")
    assert [path for path, field in walk_fields(Pilot) if field.description not in said] == []


def test_site_publishes_the_schema() -> None:
    files = get_files(load_config(str(ROOT / "mkdocs.yml")))
    file = files.get_file_from_path("schema/pilot.schema.json")
    assert file is not None
    assert file.dest_uri == "schema/pilot.schema.json"
    assert file.inclusion.name == "INCLUDED"
