"""The JSON Schema says what the reader takes."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from pilotbook.cli import cli
from pilotbook.records.example import filled_tree
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.schema import pilot_schema
from pilotbook.records.shape import Field, Kind
from pilotbook.records.yaml_source import Mapping, Node, Scalar

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "docs" / "schema" / "pilot.schema.json"
START = "title: A\nstage: proposed\n"


class EditorLoader(yaml.CSafeLoader):
    """Reads YAML as editors do: by the core schema of YAML 1.2, in which a day is text, and so are `no` and 12:30."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own way


for tag, pattern in (
    ("null", r"^(~|null|Null|NULL|)$"),
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$"),
    ("int", r"^[-+]?[0-9]+$"),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), None)
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda _loader, node: int(node.value))
EditorLoader.add_constructor("tag:yaml.org,2002:float", lambda _loader, node: float(node.value))


def validate(text: str, added: tuple[Field, ...] = ()) -> list[str]:
    value = yaml.load(text, Loader=EditorLoader)  # noqa: S506 - it is a safe loader
    return [error.message for error in Draft7Validator(pilot_schema(added)).iter_errors(value)]


def test_pilot_schema_is_a_schema() -> None:
    Draft7Validator.check_schema(pilot_schema())


def test_pilot_schema_describes_every_property_of_every_record() -> None:
    def walk(schema: Any) -> list[str]:
        if isinstance(schema, list):
            return [problem for each in schema for problem in walk(each)]
        if not isinstance(schema, dict):
            return []
        inside = [problem for each in schema.values() for problem in walk(each)]
        properties = schema.get("properties", {})
        return inside + [name for name, each in properties.items() if not each.get("description")]

    assert walk(pilot_schema()) == []


def test_pilot_schema_gives_examples_that_it_accepts() -> None:
    tree = to_json(filled_tree(Pilot))
    assert [error.message for error in Draft7Validator(pilot_schema()).iter_errors(tree)] == []


def to_json(node: Node) -> Any:
    match node:
        case Mapping(entries=entries):
            return {key: to_json(entry.value) for key, entry in entries.items()}
        case Scalar(text=text):
            return yaml.load(text, Loader=EditorLoader)  # noqa: S506 - it is a safe loader
        case _:
            return [to_json(item) for item in node.items]


@pytest.mark.parametrize("file", sorted((ROOT / "pilots").glob("*.yml")), ids=lambda file: file.stem)
def test_pilot_schema_accepts_the_sample_pilots(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert validate(text) == []
    assert read_pilot(text, file.stem, file.name).diagnostics == ()


def test_pilot_schema_in_the_repository_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    made = CliRunner().invoke(cli, ["schema"], catch_exceptions=False).output
    renew = "renew it in the folder of the repository: pilotbook schema > docs/schema/pilot.schema.json"
    assert COMMITTED.read_text(encoding="utf-8") == made, renew
    assert json.loads(made)["$schema"] == "http://json-schema.org/draft-07/schema#"


GOOD = [
    "{title: A, stage: proposed}",
    *(
        START + line
        for line in (
            "unit: 4711",
            "unit: true",
            "unit: no",
            "unit:",
            "unit: ~",
            "unit: 2026-09-07",
            "tags: a",
            "tags: [a, 1, true]",
            "tags: []",
            "tags:",
            "owner: Amara Okafor",
            "owner: 4711",
            "owner:",
            "owner: {}",
            "owner: {name: A, accepted_on: 2026-08-28}",
            "owner: {accepted_on: '2026-08-28'}",
            "owner: {accepted_on: 1990-01-01}",
            "owner: {accepted_on: 2199-12-31}",
            "timebox: {weeks: 1}",
            "timebox: {weeks: 520, start: }",
            "timebox: {weeks: null}",
            "data: []",
            "data: [Mailbox, {source: Ledger, personal_data: false}, null]",
            "data: [{personal_data: TRUE}]",
            "tools: []",
            "review: {cadence: weekly, held: [{on: 2026-10-05}]}",
            "review: {cadence: }",
            "links: [{title: A, url: https://example.com/a?b#c}]",
            "links: [{title: A, url: MAILTO:a@example.com}]",
            "source: {}",
            "source:",
            "source: {Is it new?: no, Cost: 4711, Bureau: }",
            "links: [{title: A, url: }]",
            f"unit: {'a' * 200}",
        )
    ),
]
BAD = [
    "[]",
    "A",
    "stage: proposed",
    "title: A",
    "{title: , stage: proposed}",
    "{title: ' ', stage: proposed}",
    "{title: [A], stage: proposed}",
    "{title: A, stage: going well}",
    "{title: A, stage: }",
    *(
        START + line
        for line in (
            "colour: red",
            "unit: [a]",
            "unit: {a: b}",
            f"unit: {'a' * 201}",
            f"owner: {'a' * 4_001}",
            "owner: [A]",
            "owner: {nmae: A}",
            "owner: {accepted_on: 28.08.2026}",
            "owner: {accepted_on: 2026-13-01}",
            "owner: {accepted_on: 2026-00-10}",
            "owner: {accepted_on: 2026-01-32}",
            "owner: {accepted_on: 1989-12-31}",
            "owner: {accepted_on: 2200-01-01}",
            "owner: {accepted_on: 2026}",
            "owner: {accepted_on: ''}",
            "timebox: six weeks",
            "timebox: {weeks: 0}",
            "timebox: {weeks: 521}",
            "timebox: {weeks: -1}",
            "timebox: {weeks: 6.5}",
            "timebox: {weeks: six}",
            "timebox: {weeks: true}",
            "tags: {a: b}",
            "tags: [[a]]",
            "tags: [a, null]",
            "tags: [a, '']",
            "tags: ' '",
            "source: Mailbox",
            "source: [Mailbox]",
            "source: {'': a}",
            "source: {a: [b]}",
            f"source: {{{'a' * 501}: b}}",
            f"source: {{a: {'b' * 33_001}}}",
            "data: Mailbox",
            "data: {source: Mailbox}",
            "data: [{personal_data: 1}]",
            "data: [{personal_data: 'true'}]",
            "data: [{personal_data: yes}]",
            "data: [{transport: 1}]",
            "review: {held: [yesterday]}",
            "links: [{title: A, url: 'javascript:alert(1)'}]",
            "links: [{title: A, url: example.com}]",
            "links: [{title: A, url: https://a b}]",
            "links: [{title: A, url: 4711}]",
        )
    ),
]


@pytest.mark.parametrize("text", GOOD)
def test_pilot_schema_and_reader_take_the_same(text: str) -> None:
    assert validate(text) == []
    assert read_pilot(text, "a", "a.yml").diagnostics == ()


@pytest.mark.parametrize("text", BAD, ids=lambda text: text[:60])
def test_pilot_schema_and_reader_refuse_the_same(text: str) -> None:
    assert validate(text) != []
    assert read_pilot(text, "a", "a.yml").diagnostics != ()


def test_pilot_schema_knows_the_years_of_the_reader() -> None:
    for year in (1900, 1989, 1990, 1999, 2000, 2009, 2010, 2099, 2100, 2199, 2200, 2900):
        text = f"{START}timebox: {{start: {date(year, 2, 28)}}}"
        assert bool(validate(text)) == bool(read_pilot(text, "a", "a.yml").diagnostics)


ADDED = (
    Field(name="cost_centre", kind=Kind.TEXT, description="Who pays.", example="4711"),
    Field(name="floors", kind=Kind.NUMBER, description="How many floors.", example="2"),
    Field(name="sites", kind=Kind.TEXTS, description="Where.", example="Hull"),
    Field(name="remote", kind=Kind.FLAG, description="Whether from afar.", example="false"),
    Field(name="since", kind=Kind.DAY, description="From when on."),
    Field(name="wiki", kind=Kind.ADDRESS, description="Where it is described."),
)


@pytest.mark.parametrize(
    ("line", "is_good"),
    [
        ("cost_centre: 0815", True),
        ("floors: 3", True),
        ("floors: many", False),
        ("sites: [Hull, York]", True),
        ("sites: {a: b}", False),
        ("remote: true", True),
        ("remote: perhaps", False),
        ("since: 2026-01-01", True),
        ("since: soon", False),
        ("wiki: https://example.com", True),
        ("wiki: wiki", False),
        ("cost_center: 0815", False),
    ],
)
def test_pilot_schema_takes_added_fields_as_the_reader_does(line: str, *, is_good: bool) -> None:
    assert (validate(START + line, ADDED) == []) is is_good
    assert (read_pilot(START + line, "a", "a.yml", ADDED).diagnostics == ()) is is_good


def test_pilot_schema_gives_typed_examples_of_added_fields() -> None:
    schema = pilot_schema(ADDED)
    Draft7Validator.check_schema(schema)
    examples = {field.name: schema["properties"][field.name].get("examples") for field in ADDED}
    assert examples == {
        "cost_centre": ["4711"],
        "floors": [2],
        "sites": [["Hull"]],
        "remote": [False],
        "since": None,
        "wiki": None,
    }


def test_pilot_schema_of_a_record_without_a_class_is_a_bug_of_ours() -> None:
    with pytest.raises(TypeError, match="house names no record class"):
        pilot_schema((Field(name="house", kind=Kind.RECORD, description=""),))
