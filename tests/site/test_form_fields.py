"""How a field of the record becomes a control of the form."""

from typing import Any

import pytest

from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, Kind, fields_of, find_field, walk_fields
from pilotbook.site.form_fields import FormWords, draw_field


def draw(path: str, words: FormWords | None = None) -> dict[str, Any]:
    field = find_field(Pilot, path)
    assert field is not None
    return draw_field(field, path, words or FormWords())


@pytest.mark.parametrize(
    ("path", "control"),
    [
        ("title", "text"),
        ("summary", "textarea"),
        ("notes", "textarea"),
        ("data.schedule", "textarea"),
        ("policy.must_not_decide", "textarea"),
        ("tags", "text"),
        ("stage", "select"),
        ("data.personal_data", "select"),
        ("timebox.start", "date"),
        ("timebox.weeks", "text"),
    ],
)
def test_control_suits_the_kind_of_field(path: str, control: str) -> None:
    assert draw(path)["control"] == control


def test_bounds_are_those_of_the_reader() -> None:
    assert draw("title")["bounds"] == {"longest": "200"}
    assert draw("timebox.weeks")["bounds"] == {"least": "1", "most": "520"}
    assert draw("timebox.start")["bounds"] == {"least": "1990-01-01", "most": "2199-12-31"}


def test_notes_say_what_form_an_answer_has() -> None:
    assert draw("timebox.weeks")["note"] == "In weeks, 1 to 520."
    assert draw("links.url")["note"] == "An address that begins with https://."
    assert (
        draw_field(Field(name="n", kind=Kind.NUMBER, description="N."), "n", FormWords())["note"] == "A whole number."
    )


def test_flags_are_chosen_and_show_no_code() -> None:
    flag = draw("data.personal_data")
    assert flag["options"] == [("true", "yes"), ("false", "no")]
    assert flag["example"] == ""


def test_playbook_tells_what_is_asked_and_judged() -> None:
    words = FormWords(asked={"owner.name"}, judged={"owner.name", "owner.accepted_on"})
    name, *_, accepted, _ = draw("owner", words)["fields"]
    assert (name["is_asked"], name["is_judged"]) == (True, True)
    assert (accepted["is_asked"], accepted["is_judged"]) == (False, False)


def test_every_field_inside_has_an_id_of_its_own() -> None:
    def walk(drawn: dict[str, Any]) -> list[str]:
        return [drawn["id"], *(each for inner in drawn["fields"] for each in walk(inner))]

    ids = [each for field in fields_of(Pilot) for each in walk(draw_field(field, field.name, FormWords()))]
    assert len(ids) == len(set(ids)) == len(list(walk_fields(Pilot)))
