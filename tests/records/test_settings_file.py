"""The text of a playbook.yml in, settings out; one laid over the other."""

import pytest

from pilotbook.diagnostic import Code
from pilotbook.records.phrases import Phrases
from pilotbook.records.playbook import Cadences, Settings
from pilotbook.records.schema import pilot_schema
from pilotbook.records.settings_file import check_internal, merge_settings, read_settings
from pilotbook.records.shape import Field, Kind
from pilotbook.records.vocabulary import Cadence
from tests.records.brief import Brief, brief

PATH = "docs/playbook/playbook.yml"
ADDED = "fields:\n  - {name: cost_centre, type: text, label: Cost centre, description: Who pays., example: 4711}\n"


def test_read_settings_gives_typed_settings() -> None:
    file, problems = read_settings(
        "longest_timebox_weeks: 12\ncadences: {weekly: 7}\nphrases: {whole: [tbd, 'no']}\n"
        "capabilities: [{id: gateway, title: Gateway, available: false}]\ninternal: [owner.email]\n" + ADDED,
        PATH,
    )
    assert problems == ()
    settings = file.settings
    assert settings.longest_timebox_weeks == 12
    assert (settings.days_of(Cadence.WEEKLY), settings.days_of(Cadence.MONTHLY), settings.days_of(None)) == (7, 0, 0)
    assert settings.phrases == Phrases(whole=("tbd", "no"))
    assert settings.capabilities[0].available is False
    assert settings.added_fields == (
        Field(name="cost_centre", kind=Kind.TEXT, label="Cost centre", description="Who pays.", example="4711"),
    )


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "~\n"], ids=ascii)
def test_read_settings_of_an_empty_file_sets_nothing(text: str) -> None:
    file, problems = read_settings(text, PATH)
    assert problems == ()
    assert file.settings == Settings()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n", [(Code.WRONG_TYPE, 1, 1)]),
        ("\ntext\n", [(Code.WRONG_TYPE, 2, 1)]),
        ("a: [\n", [(Code.YAML_SYNTAX, 1, 4)]),
        ("longest_timebox: 12\n", [(Code.UNKNOWN_KEY, 1, 1)]),
        ("longest_timebox_weeks: 105\n", [(Code.NOT_A_NUMBER, 1, 24)]),
        ("internal: [a]\ninternal: [b]\n", [(Code.DUPLICATE_KEY, 2, 1)]),
        ("capabilities: [{id: a, title: A}, {id: b, title: B}, {id: a, title: C}]", [(Code.DUPLICATE_KEY, 1, 59)]),
        ("capabilities: [{title: A}, {title: B}]", [(Code.MISSING_KEY, 1, 16), (Code.MISSING_KEY, 1, 28)]),
        (ADDED.replace("cost_centre", "Cost centre"), [(Code.WRONG_TYPE, 2, 12)]),
        (ADDED.replace("cost_centre", "owner"), [(Code.WRONG_TYPE, 2, 12)]),
        (ADDED.replace("cost_centre", "x.y"), [(Code.WRONG_TYPE, 2, 12)]),
        (ADDED + ADDED.partition("\n")[2], [(Code.DUPLICATE_KEY, 3, 12)]),
        (ADDED.replace("name: cost_centre, ", ""), [(Code.MISSING_KEY, 2, 5)]),
        (ADDED.replace("type: text", "type: record"), [(Code.NOT_A_CHOICE, 2, 31)]),
        (ADDED.replace("type: text", "type: choice"), [(Code.NOT_A_CHOICE, 2, 31)]),
        (ADDED.replace("type: text", "type: day"), [(Code.NOT_A_DAY, 2, 89)]),
        (ADDED.replace("type: text", "type: flag"), [(Code.WRONG_TYPE, 2, 90)]),
        (ADDED.replace("type: text", "type: address"), [(Code.NOT_AN_ADDRESS, 2, 93)]),
    ],
    ids=lambda each: ascii(each)[:60] if isinstance(each, str) else "",
)  # fmt: skip
def test_read_settings_places_what_is_wrong(text: str, expected: list[Brief]) -> None:
    _, problems = read_settings(text, PATH)
    assert brief(problems) == expected
    assert {each.place.path for each in problems} == {PATH}


@pytest.mark.parametrize(
    "change",
    [("cost_centre", "Cost centre"), ("cost_centre", "title"), ("name: cost_centre, ", ""), ("type: text", "type: x")],
    ids=str,
)
def test_read_settings_leaves_out_an_added_field_that_cannot_be_used(change: tuple[str, str]) -> None:
    file, problems = read_settings(ADDED.replace(*change), PATH)
    assert len(problems) == 1
    assert file.settings.fields == ()


def test_read_settings_keeps_the_first_of_two_added_fields() -> None:
    file, _ = read_settings(ADDED + ADDED.partition("\n")[2].replace("text", "day").replace("4711", "2026-01-01"), PATH)
    assert [(each.name, each.kind) for each in file.settings.added_fields] == [("cost_centre", Kind.TEXT)]


def test_read_settings_keeps_an_added_field_without_an_example_that_does_not_fit() -> None:
    file, problems = read_settings(ADDED.replace("text", "number").replace("4711", "many"), PATH)
    assert [each.code for each in problems] == [Code.NOT_A_NUMBER]
    (field,) = file.settings.added_fields
    assert (field.kind, field.example) == (Kind.NUMBER, "")
    assert "examples" not in pilot_schema((field,))["properties"]["cost_centre"]


@pytest.mark.parametrize("kind", ["text", "number", "texts"])
def test_read_settings_takes_an_example_that_fits(kind: str) -> None:
    file, problems = read_settings(ADDED.replace("text", kind), PATH)
    assert problems == ()
    assert file.settings.added_fields[0].example == "4711"


BASE = Settings(
    longest_timebox_weeks=12,
    cadences=Cadences(weekly=7, monthly=31),
    phrases=Phrases(anywhere=("tbd",), whole=("soon",)),
    internal=("notes",),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", BASE),
        ("longest_timebox_weeks: 8", {"longest_timebox_weeks": 8}),
        ("longest_timebox_weeks:", BASE),
        ("longest_timebox_weeks: eight", BASE),
        ("internal: []", {"internal": ()}),
        ("internal:", BASE),
        ("internal: {a: b}", BASE),
        ("internal: owner.email", {"internal": ("owner.email",)}),
        ("cadences: {weekly: 10}", {"cadences": Cadences(weekly=10, monthly=31)}),
        ("cadences: {weekly: x, monthly: 30}", {"cadences": Cadences(weekly=7, monthly=30)}),
        ("cadences: weekly", BASE),
        ("phrases: {whole: [later]}", {"phrases": Phrases(anywhere=("tbd",), whole=("later",))}),
        ("phrases: {whole: []}", {"phrases": Phrases(anywhere=("tbd",))}),
    ],
    ids=str,
)
def test_merge_settings_replaces_what_is_given_and_can_be_read(
    text: str, expected: Settings | dict[str, object]
) -> None:
    own, _ = read_settings(text, PATH)
    whole = expected if isinstance(expected, Settings) else Settings(**(vars_of(BASE) | expected))  # type: ignore[arg-type]
    assert merge_settings(BASE, own) == whole


def vars_of(settings: Settings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in settings.__dataclass_fields__}


def test_check_internal_knows_fields_of_the_record_and_added_ones() -> None:
    file, _ = read_settings("internal: [owner.email, tools.log, cost_centre, notess, owner.colour]\n" + ADDED, PATH)
    problems = list(check_internal(file.settings, file))
    assert brief(problems) == [(Code.UNKNOWN_FIELD, 1, 49), (Code.UNKNOWN_FIELD, 1, 57)]
    assert [each.hint for each in problems] == ["did you mean 'notes'?", "did you mean 'owner.role'?"]
