"""Mapping files in, mappings out, with every problem at its place."""

import pytest

from pilotbook.diagnostic import Code
from pilotbook.importing.mapping_file import read_mapping
from pilotbook.importing.profile_list import list_profiles, read_profile
from pilotbook.records.shape import Field, Kind
from tests.importing.sheets import MAPPING, draw_mapping
from tests.records.brief import Brief, brief

ADDED = (Field(name="cost_centre", kind=Kind.TEXT, description="Who pays."),)
PLAIN = "name: list\nfields:\n  - {field: title, columns: T}\n  - {field: stage, columns: S}\n"
"""Four lines; what a test adds stands on the fifth."""


def problems_of(text: str) -> list[tuple[Brief, str, str]]:
    found = read_mapping(text, "a.yml", ADDED)[1]
    return [(where, each.message, each.hint) for where, each in zip(brief(found), found, strict=True)]


def test_mapping_is_read() -> None:
    mapping = draw_mapping(MAPPING).mapping
    assert (mapping.name, mapping.blank) == ("list", ("N/A",))
    title, stage = mapping.fields
    assert (title.field, title.columns) == ("title", ("Title",))
    assert [tuple(each) for each in stage.options] == [("Idea", "proposed"), ("In use", "production")]


def test_mapping_with_everything_in_it_is_read() -> None:
    text = (
        "name: all\ndescription: All\nsheet: One\nheading_row: 3\nencoding: cp1252\ndelimiter: tab\nid: Nr\n"
        "key: [A, B]\nblank: [N/A]\ndates: [M/D/YYYY, D Month YYYY]\nin_order: [A, B]\nfields:\n"
        "  - {field: title, columns: [A, B], join: ' / '}\n"
        "  - {field: stage, constant: proposed}\n"
        "  - {field: tags, columns: [C], split: ;}\n"
        "  - {field: timebox.start, columns: D, dates: [DD.MM.YY]}\n"
        "  - {field: data.source, columns: E, item: 2}\n"
        "  - {field: data.personal_data, columns: F, options: {'Yes*': true, No: false}, otherwise: true, item: 2}\n"
        "  - {field: cost_centre, columns: G}\n"
    )
    assert read_mapping(text, "a.yml", ADDED)[1] == ()


@pytest.mark.parametrize("name", list_profiles())
def test_profiles_of_the_package_are_right(name: str) -> None:
    assert draw_mapping(read_profile(name)).mapping.name == name


@pytest.mark.parametrize("text", ["", "a", "[a]", "- a\n"])
def test_text_that_is_no_mapping(text: str) -> None:
    file, problems = read_mapping(text, "a.yml")
    assert file is None
    assert [each.message for each in problems] == ["expected a mapping from columns to fields, found something else"]


def test_text_that_is_no_yaml_is_said_once() -> None:
    file, problems = read_mapping("name: [", "a.yml")
    assert file is None
    assert [each.code for each in problems] == [Code.YAML_SYNTAX]


@pytest.mark.parametrize(
    ("line", "expected", "message", "hint"),
    [
        (
            "  - {field: titel, columns: A}",
            (Code.UNKNOWN_FIELD, 5, 13),
            "expected a field of a pilot that a cell can fill, found 'titel'",
            "did you mean 'title'?",
        ),
        (
            "  - {field: start, columns: A}",
            (Code.UNKNOWN_FIELD, 5, 13),
            "expected a field of a pilot that a cell can fill, found 'start'",
            "did you mean 'timebox.start'?",
        ),
        (
            "  - {field: owner, columns: A}",
            (Code.UNKNOWN_FIELD, 5, 13),
            "expected a field of a pilot that a cell can fill, found 'owner'",
            "name one of the fields inside it: owner.name, owner.role, owner.email, owner.accepted_on",
        ),
        (
            "  - {field: zzz, columns: A}",
            (Code.UNKNOWN_FIELD, 5, 13),
            "expected a field of a pilot that a cell can fill, found 'zzz'",
            "the guide's page about the record lists every field",
        ),
        (
            "  - {field: title, columns: A}",
            (Code.DUPLICATE_KEY, 5, 13),
            "expected each field once, found 'title' again",
            "name all of its columns in one place, or give the second one another item of the list",
        ),
        (
            "  - {field: unit}",
            (Code.MISSING_KEY, 5, 13),
            "expected either columns or a constant for 'unit', found neither",
            "for example: columns: Use Case Name",
        ),
        (
            "  - {field: unit, columns: A, constant: B}",
            (Code.MISSING_KEY, 5, 13),
            "expected either columns or a constant for 'unit', found both",
            "for example: columns: Use Case Name",
        ),
        (
            "  - {field: timebox.start, columns: [A, B]}",
            (Code.WRONG_TYPE, 5, 41),
            "expected one column for 'timebox.start', found 2",
            "only texts can come from several columns",
        ),
        (
            "  - {field: unit, columns: A, split: ;}",
            (Code.WRONG_TYPE, 5, 38),
            "expected 'split' for a list of texts, found it for 'unit'",
            "delete it, or name a list such as tags",
        ),
        (
            "  - {field: tags, columns: A, otherwise: b}",
            (Code.WRONG_TYPE, 5, 42),
            "expected 'otherwise' for a field with one value, found it for 'tags'",
            "delete it: a list may be empty",
        ),
        (
            "  - {field: unit, columns: A, dates: [M/D/YYYY]}",
            (Code.WRONG_TYPE, 5, 31),
            "expected 'dates' for a day, found it for 'unit'",
            "delete it, or name a day such as timebox.start",
        ),
        (
            "  - {field: timebox.start, columns: A, dates: [M/D]}",
            (Code.WRONG_TYPE, 5, 48),
            "expected a form with a year, a month and a day, found 'M/D'",
            "for example M/D/YYYY, DD.MM.YYYY or D Month YYYY",
        ),
        (
            "  - {field: review.cadence, columns: A, options: {Often: weakly}}",
            (Code.NOT_A_CHOICE, 5, 58),
            "expected one of weekly, fortnightly, monthly, quarterly in review.cadence, found 'weakly'",
            "did you mean 'weekly'?",
        ),
        (
            "  - {field: timebox.weeks, constant: six}",
            (Code.NOT_A_NUMBER, 5, 38),
            "expected a whole number of weeks from 1 to 520 in timebox.weeks, found 'six'",
            "write the number alone, as digits: weeks: 6",
        ),
        (
            "  - {field: timebox.weeks, columns: A, otherwise: 0}",
            (Code.NOT_A_NUMBER, 5, 51),
            "expected a whole number of weeks from 1 to 520 in timebox.weeks, found '0'",
            "write the number alone, as digits: weeks: 6",
        ),
        (
            "dates: [never]",
            (Code.WRONG_TYPE, 5, 9),
            "expected a form with a year, a month and a day, found 'never'",
            "for example M/D/YYYY, DD.MM.YYYY or D Month YYYY",
        ),
        (
            "encoding: nonsense",
            (Code.NOT_A_CHOICE, 5, 11),
            "expected the name of an encoding, found 'nonsense'",
            "for example utf-8, utf-16, cp1252 or shift_jis",
        ),
        (
            "delimiter: ;",
            (Code.NOT_A_CHOICE, 5, 12),
            "expected one of comma, semicolon, tab, bar, found ';'",
            "choose one of comma, semicolon, tab, bar",
        ),
    ],
    ids=lambda each: each.strip()[:50] if isinstance(each, str) else "",
)
def test_mistake_is_found_at_its_place(line: str, expected: Brief, message: str, hint: str) -> None:
    assert problems_of(f"{PLAIN}{line}\n") == [(expected, message, hint)]


def test_same_field_of_another_item_is_no_mistake() -> None:
    text = "  - {field: data.source, columns: A}\n  - {field: data.source, columns: B, item: 2}\n"
    assert problems_of(PLAIN + text) == []


def test_title_and_stage_are_asked_for() -> None:
    found = problems_of("name: list\nfields:\n  - {field: unit, columns: A}\n")
    assert [where for where, _, _ in found] == [(Code.MISSING_KEY, 2, 1)]
    assert found[0][1] == "expected the field 'title' in 'fields', found none"


def test_name_is_asked_for_and_is_a_plain_word() -> None:
    fields = PLAIN.partition("\n")[2]
    assert [where for where, _, _ in problems_of(fields)] == [(Code.MISSING_KEY, 1, 1)]
    (found,) = problems_of(f"name: ../etc\n{fields}")
    assert found == (
        (Code.WRONG_TYPE, 1, 7),
        "expected a name of small letters, digits and dashes, found '../etc'",
        "for example: ai-inventory",
    )


def test_value_that_the_reader_refuses_is_said_once() -> None:
    assert len(problems_of(f"{PLAIN}heading_row: third\n")) == 1
    assert len(problems_of(f"{PLAIN}  - {{field: [title], columns: A}}\n")) == 1
