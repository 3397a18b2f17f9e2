"""The reference of the record."""

from dataclasses import replace

from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import AddedField
from pilotbook.records.shape import Kind, walk_fields
from pilotbook.records.vocabulary import AddedType, Stage
from pilotbook.site.site import Site
from tests.site.made_site import draw_site, make_all
from tests.site.read_page import ReadPage, read_page

GUIDE = "guide/record.md"


def draw(site: Site | None = None) -> ReadPage:
    return read_page(make_all(site or draw_site({}))[GUIDE].html)


def test_guide_describes_every_field_of_the_record() -> None:
    page = draw()
    codes = [each.text for each in page.all(tag="code")]
    for path, field in walk_fields(Pilot):
        if field.record is None:
            assert codes.count(path) == 1, path
        assert field.description in page.text, path


def test_guide_says_what_form_a_field_has() -> None:
    text = draw().text
    for words in (
        "text, at most 200 characters",
        "day, as 2026-09-07",
        "day that has come, as 2026-09-07",
        "whole number of weeks, 1 to 520",
        "true or false",
        "list of texts",
        "web address",
        f"one of {', '.join(Stage)}",
    ):
        assert words in text
    assert draw().text.count("required") == 2


def test_guide_has_a_place_for_every_record() -> None:
    records = [path for path, field in walk_fields(Pilot) if field.record is not None and "." not in path]
    assert [each.removeprefix("field-") for each in draw().ids if each.startswith("field-")] == records


def test_guide_says_what_a_plain_answer_stands_for() -> None:
    assert "A plain text in place of the fields stands for its name:." in draw().section("Owner")
    assert "Each item of the list begins with a dash." in draw().section("Data sources")


def test_guide_has_the_fields_of_the_organisation() -> None:
    assert "Fields of this organisation" not in draw().text
    site = draw_site({})
    added = AddedField(
        name="cost_centre", type=AddedType.NUMBER, label="Cost centre", description="Who pays <for> it.", example="4711"
    )
    settings = replace(site.portfolio.playbook.settings, fields=(added,))
    playbook = replace(site.portfolio.playbook, settings=settings)
    page = draw(replace(site, portfolio=replace(site.portfolio, playbook=playbook)))
    section = page.section("Fields of this organisation")
    assert "cost_centre" in section
    assert "Who pays <for> it." in section
    assert "whole number" in section
    assert "whole number of ," not in section


def test_guide_knows_every_kind_of_field() -> None:
    assert {field.kind for _, field in walk_fields(Pilot)} == set(Kind)
