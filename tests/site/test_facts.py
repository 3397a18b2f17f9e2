"""Fields of a record in words for people."""

from datetime import date

import pytest

from pilotbook.records.example import filled_record
from pilotbook.records.pilot import Extension, Measure, Owner, Permission, Pilot, Policy, Source, Timebox, Tool, Volume
from pilotbook.records.shape import Field, Kind, field_named, walk_fields
from pilotbook.records.vocabulary import About, Interface, Stage
from pilotbook.site.facts import address_of, show_fact, show_facts, show_field, show_text
from pilotbook.site.view import Day, Fact, FactGroup


def show(record: Pilot, name: str) -> list[FactGroup]:
    field = field_named(Pilot, name)
    assert field is not None
    return show_field(field, getattr(record, name))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("as it is\nin two lines", "as it is\nin two lines"),
        (True, "yes"),
        (False, "no"),
        (1200, "1200"),
        (Interface.BROWSER_EXTENSION, "browser extension"),
        (("one", "two; three"), "one; two; three"),
        ((), ""),
    ],
)
def test_text_of_a_value(value: object, text: str) -> None:
    assert show_text(value) == text


@pytest.mark.parametrize("value", [None, "", " \n", ()])
def test_fact_of_a_blank_value_is_none(value: object) -> None:
    assert show_fact(Field(kind=Kind.TEXT, description="", label="x"), value) == ()


def test_fact_of_no_is_a_fact() -> None:
    assert show_fact(Field(kind=Kind.FLAG, description="", label="x"), False) == (Fact(label="X", text="no"),)  # noqa: FBT003 - a value


@pytest.mark.parametrize(("weeks", "text"), [(1, "1 week"), (2, "2 weeks")])
def test_fact_of_a_number_has_its_unit(weeks: int, text: str) -> None:
    assert show_facts(Timebox(weeks=weeks)) == (Fact(label="Weeks", text=text),)


def test_fact_of_a_day_is_a_day() -> None:
    shown = show_facts(Owner(accepted_on=date(2026, 8, 28)))
    assert shown == (Fact(label="Accepted on", day=Day("2026-08-28", "28 Aug 2026")),)


@pytest.mark.parametrize(
    ("text", "is_linked"),
    [
        ("https://example.com/a?b=c", True),
        ("HTTP://example.com", True),
        ("see https://example.com", False),
        ("https://example.com and more", False),
        ('https://example.com/"onclick=', False),
        ("https://example.com/<b>", False),
        ("javascript:alert(1)//https://example.com", False),
        ("//example.com", False),
        ("mailto:a@example.com", False),
        ("", False),
    ],
)
def test_fact_links_to_a_whole_web_address_only(text: str, is_linked: bool) -> None:  # noqa: FBT001 - what is expected
    assert address_of(text) == (text if is_linked else "")
    assert [each.href for each in show_facts(Policy(document=text))] == ([text if is_linked else ""] if text else [])


def test_fact_of_an_address_field_is_a_link() -> None:
    field = Field(kind=Kind.ADDRESS, description="", label="contact")
    (fact,) = show_fact(field, "mailto:a@example.com")
    assert fact.href == "mailto:a@example.com"


def test_field_that_is_a_record_shows_the_records_inside_it() -> None:
    (group,) = show(filled_record(Pilot), "policy")
    assert group.title == ""
    assert [fact.label for fact in group.facts] == [
        "What the agent must not decide",
        "Document",
        "Approved by",
        "Approved on",
        "Reviewed on",
        "Escalation path",
        "Counsel",
        "Data protection",
        "Reference of the privacy review",
    ]


def test_field_that_is_a_list_has_a_group_for_each_item_below_its_name() -> None:
    tools = (Tool(name="Ledger draft", log="The log"), Tool(log="Another log"), Tool(name="Alone"), Tool())
    log = next(each.label for path, each in walk_fields(Tool) if path == "log")
    label = log[:1].upper() + log[1:]
    assert show(Pilot(tools=tools), "tools") == [
        FactGroup("Ledger draft", (Fact(label=label, text="The log"),)),
        FactGroup("", (Fact(label=label, text="Another log"),)),
        FactGroup("Alone", ()),
    ]


def test_item_keeps_a_fact_that_says_the_same_as_its_name() -> None:
    pilot = Pilot(data=(Source(source="Messaging team", steward="Messaging team"),))
    (group,) = show(pilot, "data")
    assert group.title == "Messaging team"
    assert [fact.text for fact in group.facts] == ["Messaging team"]


def test_field_that_says_nothing_has_no_group() -> None:
    for name in ("owner", "data", "tags", "unit", "timebox"):
        assert show(Pilot(), name) == []


def test_field_of_plain_text_is_one_fact() -> None:
    assert show(Pilot(unit="Finance"), "unit") == [FactGroup("", (Fact(label="Unit", text="Finance"),))]
    assert show(Pilot(stage=Stage.PROPOSED), "stage")[0].facts[0].text == "proposed"


def test_facts_of_filled_records_have_a_label_and_a_value_each() -> None:
    for of in (Owner, Extension, Measure, Permission, Volume):
        for fact in show_facts(filled_record(of)):
            assert fact.label[:1].isupper()
            assert fact.text or fact.day
    assert About.WORKFLOW.value in [fact.text for fact in show_facts(filled_record(Measure))]
