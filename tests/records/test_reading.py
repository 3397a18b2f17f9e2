"""Trees in, records out, with every problem at its place."""

from datetime import date
from typing import Any

import pytest

from pilotbook.diagnostic import MAX_PROBLEMS, Code, Diagnostic
from pilotbook.records.named_values import NamedText
from pilotbook.records.pilot import Held, Owner, Permission, Person, Pilot, Reversal, Source
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.playbook import Front
from pilotbook.records.reading import Reader
from pilotbook.records.shape import Field, Kind
from pilotbook.records.vocabulary import Cadence, Stage
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Path
from tests.records.brief import Brief, brief

START = "title: A\nstage: proposed\n"


def read(text: str, of: type[Any] = Pilot, added: tuple[Field, ...] = ()) -> tuple[Any, Reader]:
    root, problems = read_yaml(text, "a.yml")
    assert problems == ()
    assert root is not None
    reader = Reader("a.yml")
    record, _ = reader.read(of, root, (), added)
    return record, reader


def read_one(text: str) -> Diagnostic:
    _, reader = read(text)
    (diagnostic,) = reader.diagnostics
    return diagnostic


def test_read_gives_typed_values() -> None:
    pilot, reader = read(
        START
        + "owner: {name: Amara Okafor, accepted_on: 2026-08-28}\n"
        + "timebox: {start: 2026-09-07, weeks: 6}\n"
        + "data: [{source: Mailbox, personal_data: true}]\n"
        + "review: {cadence: weekly}\n"
        + "tags: [no, 1.10]\n"
    )
    assert reader.diagnostics == []
    assert reader.broken == set()
    assert pilot.stage is Stage.PROPOSED
    assert pilot.owner == Owner(name="Amara Okafor", accepted_on=date(2026, 8, 28))
    assert (pilot.timebox.start, pilot.timebox.weeks) == (date(2026, 9, 7), 6)
    assert pilot.data == (Source(source="Mailbox", personal_data=True),)
    assert pilot.review.cadence is Cadence.WEEKLY
    assert pilot.tags == ("no", "1.10")


@pytest.mark.parametrize(
    ("record", "column", "hint"),
    [
        ("timebox: {start:2026-02-03}", 11, "put a space after the colon: start: 2026-02-03"),
        ("timebox: {weeks: 6, start:2026-02-03}", 21, "put a space after the colon: start: 2026-02-03"),
        ("timebox: {strat:2026-02-03}", 11, "put a space after the colon: start: 2026-02-03"),
        ("timebox: {begin:2026-02-03}", 11, "put a space after the colon: begin: 2026-02-03"),
        ("timebox: {weeks:6: 5}", 11, "did you mean 'weeks'?"),
        ("data: [{source: Data owner, DG:214}]", 29, "between { and } a comma begins the next field"),
    ],
)
def test_read_tells_of_a_colon_without_a_space(record: str, column: int, hint: str) -> None:
    found = read_one(f"{START}{record}\n")
    assert (found.code, found.place.line, found.place.column) == (Code.UNKNOWN_KEY, 3, column)
    assert found.hint.startswith(hint)


def test_read_does_not_miss_a_field_whose_colon_has_no_space() -> None:
    _, reader = read("{title:A, stage: proposed}")
    assert brief(reader.diagnostics) == [(Code.UNKNOWN_KEY, 1, 2)]


def test_read_proposes_the_first_stage_where_there_is_none() -> None:
    assert read_one("title: A\n").hint == "write, for example: stage: proposed"


def test_read_takes_a_plain_answer_where_a_record_is_expected() -> None:
    pilot, reader = read(
        START
        + "owner: Amara Okafor\nproject_manager: 'Lena Fischer'\nreview: Operations review\ntags: documents\n"
        + "data:\n  - Mailbox\n  - {source: Ledger, permission: Data owner}\n"
        + "tools: [{name: Draft, reversal: Void it}]\n"
    )
    assert reader.diagnostics == []
    assert pilot.owner == Owner(name="Amara Okafor")
    assert pilot.project_manager == Person(name="Lena Fischer")
    assert pilot.review.forum == "Operations review"
    assert pilot.tags == ("documents",)
    assert pilot.data == (
        Source(source="Mailbox"),
        Source(source="Ledger", permission=Permission(granted_by="Data owner")),
    )
    assert pilot.tools[0].reversal == Reversal(method="Void it")


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_read_takes_nothing_for_a_field_that_is_left_out(nothing: str) -> None:
    names = ("owner", "timebox", "success", "tools", "tags", "notes", "unit", "sample", "review")
    pilot, reader = read(START + "".join(f"{name}: {nothing}\n" for name in names))
    assert reader.diagnostics == []
    assert pilot == Pilot(title="A", stage=Stage.PROPOSED)


def test_read_keeps_an_item_that_says_nothing() -> None:
    pilot, reader = read(START + "data:\n  -\n  - Mailbox\n")
    assert reader.diagnostics == []
    assert pilot.data == (Source(), Source(source="Mailbox"))


@pytest.mark.parametrize(
    ("text", "expected", "broken"),
    [
        ("unit: [a]", (Code.WRONG_TYPE, 3, 7), ("unit",)),
        ("unit: {a: b}", (Code.WRONG_TYPE, 3, 7), ("unit",)),
        ("owner: [a]", (Code.WRONG_TYPE, 3, 8), ("owner",)),
        ("timebox: six weeks", (Code.WRONG_TYPE, 3, 10), ("timebox",)),
        ("timebox: {weeks: [6]}", (Code.WRONG_TYPE, 3, 18), ("timebox", "weeks")),
        ("timebox: {start: 2026-02-30}", (Code.NOT_A_DAY, 3, 18), ("timebox", "start")),
        ("timebox:\n  weeks: 0", (Code.NOT_A_NUMBER, 4, 10), ("timebox", "weeks")),
        ("data: Mailbox", (Code.WRONG_TYPE, 3, 7), ("data",)),
        ("data: {source: Mailbox}", (Code.WRONG_TYPE, 3, 7), ("data",)),
        ("data:\n  - [a]", (Code.WRONG_TYPE, 4, 5), ("data", 0)),
        ("data:\n  - Mailbox\n  - transport: by pigeon", (Code.NOT_A_CHOICE, 5, 16), ("data", 1, "transport")),
        ("review: {held: [yesterday]}", (Code.WRONG_TYPE, 3, 17), ("review", "held", 0)),
        ("source: Mailbox", (Code.WRONG_TYPE, 3, 9), ("source",)),
        ("tags: {a: b}", (Code.WRONG_TYPE, 3, 7), ("tags",)),
        ("tags: [a, {b: c}]", (Code.WRONG_TYPE, 3, 11), ("tags", 1)),
        ("tags: [a, [b]]", (Code.WRONG_TYPE, 3, 11), ("tags", 1)),
        ("tags:\n  - a\n  -\n", (Code.WRONG_TYPE, 5, 4), ("tags", 1)),
        ("tags: [a, ' ']", (Code.WRONG_TYPE, 3, 11), ("tags", 1)),
        ("tags: [a, null]", (Code.WRONG_TYPE, 3, 11), ("tags", 1)),
        ("tags: ['']", (Code.WRONG_TYPE, 3, 8), ("tags", 0)),
        (f"tags: [{'a' * 4_001}]", (Code.TOO_LONG, 3, 8), ("tags", 0)),
        (f"unit: {'a' * 201}", (Code.TOO_LONG, 3, 7), ("unit",)),
        ("sample: yes", (Code.WRONG_TYPE, 3, 9), ("sample",)),
        ("links: [{title: A, url: 'javascript:alert(1)'}]", (Code.NOT_AN_ADDRESS, 3, 25), ("links", 0, "url")),
    ],
    ids=lambda each: each[:40] if isinstance(each, str) else "",
)
def test_read_leaves_out_what_does_not_fit(text: str, expected: Brief, broken: Path) -> None:
    pilot, reader = read(START + text)
    assert brief(reader.diagnostics) == [expected]
    assert reader.broken == {broken}
    assert (pilot.title, pilot.stage) == ("A", Stage.PROPOSED)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("owner: [a]", "expected fields such as name, role, email in 'owner', found a list", "to a line: name: …"),
        ("unit: {a: b}", "expected text in 'unit', found fields", "for example: unit: Finance"),
        ("sample: [true]", "expected true or false in 'sample', found a list", "for example: sample: true"),
        ("timebox: {start: []}", "expected a day in 'timebox.start', found a list", "start: 2026-09-07"),
        ("data: Mailbox", "expected a list in 'data', found 'Mailbox'", "begin each entry with a dash: - source: …"),
        ("tools: none", "expected a list in 'tools', found 'none'", "if there are none, write tools: []"),
        (
            "source: Mailbox",
            "expected texts, each below a name in 'source', found 'Mailbox'",
            "write each on a line of its own, indented, for example: Bureau: Office of Water",
        ),
        ("tags: {a: b}", "expected a list of texts in 'tags', found fields", "for example: tags: [documents]"),
        ("tags: [a, '']", "expected text in 'tags.2', found nothing", "or delete the dash"),
        (
            "data: [a, {transport: x}]",
            "expected one of automated, manual in 'data.2.transport', found 'x'",
            "choose one of automated, manual",
        ),
        ("stages: x", "expected a known field in the record, found 'stages'", "did you mean 'stage'?"),
        ("owner: {nmae: x}", "expected a known field in 'owner', found 'nmae'", "did you mean 'name'?"),
        ("colour: x", "expected a known field in the record, found 'colour'", "the fields here are title, summary"),
        (
            "deputy: x",
            "expected a known field in the record, found 'deputy'",
            "this field belongs below 'owner': indent it further than that field",
        ),
        ("weeks: 6", "expected a known field in the record, found 'weeks'", "below 'timebox' or 'timebox.extensions'"),
    ],
    ids=lambda each: each[:40],
)
def test_read_says_what_was_expected_and_what_to_do(text: str, message: str, hint: str) -> None:
    diagnostic = read_one(START + text)
    assert diagnostic.message == message
    assert hint in diagnostic.hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unit: Finance", [(Code.MISSING_KEY, 1, 1), (Code.MISSING_KEY, 1, 1)]),
        ("# a comment\n\nunit: Finance\nstage: proposed", [(Code.MISSING_KEY, 3, 1)]),
        ("unit: B\ntitle:\nstage: proposed", [(Code.MISSING_KEY, 2, 1)]),
        ("unit: B\ntitle: '  '\nstage: proposed", [(Code.MISSING_KEY, 2, 1)]),
        ("titel: A\nstage: proposed", [(Code.UNKNOWN_KEY, 1, 1)]),
        ("title: [A]\nstage: proposed", [(Code.WRONG_TYPE, 1, 8)]),
        ("title: A\nstage: going well", [(Code.NOT_A_CHOICE, 2, 8)]),
        ("{}", [(Code.MISSING_KEY, 1, 1), (Code.MISSING_KEY, 1, 1)]),
    ],
    ids=ascii,
)
def test_read_reports_a_required_field_once(text: str, expected: list[Brief]) -> None:
    _, reader = read(text)
    assert brief(reader.diagnostics) == expected


def test_read_does_not_ask_for_the_fields_of_what_is_no_record() -> None:
    _, reader = read("title: A\nkind: question\ncriteria:\n  - be good\n", Front)
    assert brief(reader.diagnostics) == [(Code.WRONG_TYPE, 4, 5)]


@pytest.mark.parametrize(
    ("text", "column", "key"),
    [
        ("volume: {pilot: 400, production: 4,000 invoices}", 36, "000 invoices"),
        ("volume: {pilot: 400, production: 4,000,000 invoices}", 36, "000"),
        ("volume: {production: around 4,000, pilot: 5}", 31, "000"),
        ("owner: {name: Amara Okafor, rol}", 29, "rol"),
    ],
)
def test_read_explains_a_comma_that_cuts_a_text_in_two(text: str, column: int, key: str) -> None:
    diagnostic = read_one(START + text)
    assert brief([diagnostic]) == [(Code.UNKNOWN_KEY, 3, column)]
    assert f"found '{key}'" in diagnostic.message
    assert diagnostic.hint == "between { and } a comma begins the next field: put text that holds a comma in quotes"


def test_read_does_not_take_half_of_a_text_that_was_cut() -> None:
    pilot, reader = read(START + "volume: {pilot: 400, production: 4,000 invoices}")
    assert (pilot.volume.pilot, pilot.volume.production) == ("400", "")
    assert ("volume", "production") in reader.broken
    assert ("volume", "pilot") not in reader.broken


@pytest.mark.parametrize(
    "text",
    [
        "volume: {colour, shape}",
        "volume: {pilot: , shape}",
        "volume:\n  pilot: 5\n  shape:\n",
        "volume: {pilot: 4, shape: x}",
    ],
)
def test_read_blames_no_comma_where_nothing_was_cut(text: str) -> None:
    _, reader = read(START + text)
    assert reader.diagnostics
    assert all("comma" not in each.hint for each in reader.diagnostics)


def test_read_reports_every_problem_of_a_file_in_its_order() -> None:
    _, reader = read(
        "titel: A\nstage: proposed\nowner: {nam: B, accepted_on: soon}\ntimebox: {weeks: x}\ncolour: red\n"
    )
    assert brief(reader.diagnostics) == [
        (Code.UNKNOWN_KEY, 1, 1),
        (Code.UNKNOWN_KEY, 3, 9),
        (Code.NOT_A_DAY, 3, 30),
        (Code.NOT_A_NUMBER, 4, 18),
        (Code.UNKNOWN_KEY, 5, 1),
    ]


@pytest.mark.parametrize("flow", [False, True], ids=["lines", "brackets"])
def test_read_stops_listing_after_many_problems(*, flow: bool) -> None:
    keys = [f"key{number}: x" for number in range(4_000)]
    _, reader = read("{" + ", ".join(keys) + "}" if flow else "\n".join(keys))
    assert len(reader.diagnostics) == MAX_PROBLEMS + 1
    assert reader.diagnostics[-1].code is Code.MORE_PROBLEMS


def test_read_gives_added_fields_apart() -> None:
    added = (
        Field(name="cost_centre", kind=Kind.TEXT, description="", label="Cost centre", example="4711"),
        Field(name="floors", kind=Kind.NUMBER, description="", example="2"),
        Field(name="sites", kind=Kind.TEXTS, description="", example="Hull"),
        Field(name="since", kind=Kind.DAY, description="", example="2026-01-01"),
    )
    root, _ = read_yaml(START + "cost_centre: 0815\nfloors: many\nsites: [Hull, York]\n", "a.yml")
    assert root is not None
    reader = Reader("a.yml")
    pilot, extra = reader.read(Pilot, root, (), added)
    assert pilot == Pilot(title="A", stage=Stage.PROPOSED)
    assert extra == {"cost_centre": "0815", "sites": ("Hull", "York")}
    assert brief(reader.diagnostics) == [(Code.NOT_A_NUMBER, 4, 9)]


def test_read_suggests_an_added_field() -> None:
    added = (Field(name="cost_centre", kind=Kind.TEXT, description="", example="4711"),)
    _, reader = read(START + "cost_center: 0815", added=added)
    assert reader.diagnostics[0].hint == "did you mean 'cost_centre'?"


def test_read_of_a_record_without_a_class_is_a_bug_of_ours() -> None:
    root, _ = read_yaml(START + "house: {a: b}", "a.yml")
    assert root is not None
    with pytest.raises(TypeError, match="house names no record class"):
        Reader("a.yml").read(Pilot, root, (), (Field(name="house", kind=Kind.RECORD, description=""),))


def test_read_keeps_reviews_that_are_partly_broken() -> None:
    pilot, reader = read(
        START + "review: {held: [{on: 2026-10-05, outcome: Fine}, {on: last week, outcome: Fine too}]}"
    )
    assert pilot.review.held == (Held(on=date(2026, 10, 5), outcome="Fine"), Held(outcome="Fine too"))
    assert reader.broken == {("review", "held", 1, "on")}


def test_read_names_a_letter_of_another_script_in_the_name_of_a_field() -> None:
    (found,) = read_pilot("title: A\nstage: proposed\n\u043ewner: A\n", "a", "pilots/a.yml").diagnostics
    assert found.hint == "U+043E in it is cyrillic small letter o: did you mean 'owner'?"


def test_read_gives_named_texts_in_the_order_of_the_file() -> None:
    pilot, reader = read(START + "source:\n  Is it new?: no\n  Date of start: 22-Jul\n  Bureau:\n  Office: ~\n")
    assert reader.diagnostics == []
    assert pilot.source == (NamedText("Is it new?", "no"), NamedText("Date of start", "22-Jul"))


@pytest.mark.parametrize(
    ("text", "expected", "kept"),
    [
        ("source:\n  a: 1\n  b: [2]\n", (Code.WRONG_TYPE, 5, 6), ["a"]),
        (f"source:\n  {'n' * 501}: 1\n  b: 2\n", (Code.TOO_LONG, 4, 3), ["b"]),
        (f"source:\n  a: {'x' * 33_001}\n  b: 2\n", (Code.TOO_LONG, 4, 6), ["b"]),
        ("source:\n" + "".join(f"  n{each}: 1\n" for each in range(501)), (Code.TOO_MANY_VALUES, 4, 3), []),
    ],
    ids=["list", "long-name", "long-text", "many"],
)
def test_read_keeps_the_named_texts_that_can_be_used(text: str, expected: Brief, kept: list[str]) -> None:
    pilot, reader = read(START + text)
    assert brief(reader.diagnostics) == [expected]
    assert [each.name for each in pilot.source] == kept
