"""The form that proposes a pilot."""

import json
import re
from dataclasses import replace
from typing import Any

from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.playbook import AddedField, Playbook
from pilotbook.records.shape import shorthand_of, walk_fields
from pilotbook.records.template import LEFT_OUT
from pilotbook.records.vocabulary import AddedType
from pilotbook.site.address import Addresses
from pilotbook.site.site import PROPOSE, Site
from tests.site.made_site import draw_site, make_all
from tests.site.read_page import ReadPage, read_page

HOSTILE = "</script><script>alert(1)</script>\"'&"


def draw(site: Site | None = None) -> ReadPage:
    return read_page(make_all(site or draw_site({}))[PROPOSE].html)


def read_data(page: ReadPage) -> dict[str, Any]:
    found = re.search(r"<script[^>]*data-pb-data>(.*?)</script>", page.html, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def change_playbook(site: Site, **settings: Any) -> Site:
    playbook = site.portfolio.playbook
    changed = replace(playbook, settings=replace(playbook.settings, **settings))
    return replace(site, portfolio=replace(site.portfolio, playbook=changed))


def with_added(field: AddedField) -> Site:
    return change_playbook(draw_site({}), fields=(field,))


def paths_of(page: ReadPage) -> set[str]:
    return {each.attributes["data-pb-path"] for each in page.elements if "data-pb-path" in each.attributes}


def test_form_has_every_field_but_those_that_nobody_proposes() -> None:
    expected = {path for path, _ in walk_fields(Pilot) if path.split(".")[0] not in LEFT_OUT}
    assert paths_of(draw()) == expected


def test_questions_come_in_the_order_of_the_playbook_and_lead_to_it() -> None:
    page = draw()
    order = [each.attributes["data-pb-question"] for each in page.elements if "data-pb-question" in each.attributes]
    assert order == list(Playbook.QUESTIONS)
    assert [link for link in page.links if "playbook/questions/" in link] == [
        f"../../playbook/questions/{name}/" for name in Playbook.QUESTIONS
    ]


def test_question_without_an_article_is_asked_all_the_same() -> None:
    site = draw_site({})
    playbook = site.portfolio.playbook
    kept = tuple(each for each in playbook.articles if each.id != "review")
    page = draw(replace(site, portfolio=replace(site.portfolio, playbook=replace(playbook, articles=kept))))
    assert (2, "5. Review") in page.headings
    assert [each["name"] for each in read_data(page)["questions"]] == ["owner", "data", "tools", "policy"]


def test_asked_fields_are_those_of_binding_criteria_at_approval() -> None:
    asked = {each["name"]: each["asked"] for each in read_data(draw())["questions"]}
    assert [each["path"] for each in asked["owner"]] == ["owner.name", "owner.role"]
    assert asked["tools"][-1] == {"path": "tools.reversal.method", "unless_field": "action", "unless": "read"}
    assert read_data(draw())["people"] == ["owner.email", "owner.name"]


def test_fields_that_approval_asks_for_are_marked_whatever_they_belong_to() -> None:
    marked = {each.attributes["data-pb-path"] for each in draw().elements if "data-pb-asked" in each.attributes}
    assert {"owner.name", "timebox.start", "timebox.weeks", "success.baseline", "success.target"} <= marked
    assert not {"sponsor.name", "volume.pilot", "owner.deputy", "decisions.on"} & marked


def test_controls_have_labels_and_descriptions_that_are_there() -> None:
    page = draw()
    ids = page.ids
    assert len(ids) == len(set(ids))
    labelled = {each.attributes["for"] for each in page.all(tag="label") if "for" in each.attributes}
    controls = [each for tag in ("input", "textarea", "select") for each in page.all(tag=tag)]
    assert len(controls) > 50
    for each in controls:
        if each.attributes.get("type") != "checkbox":
            assert each.attributes["id"] in labelled or each.attributes["aria-label"], each.attributes
        assert set(each.attributes.get("aria-describedby", "").split()) <= set(ids), each.attributes
    assert labelled <= set(ids)


def test_plain_answer_of_a_record_stands_for_the_field_that_the_reader_takes() -> None:
    named = {
        each.attributes["data-pb-path"]: each.attributes["data-pb-shorthand"]
        for each in draw().elements
        if "data-pb-shorthand" in each.attributes
    }
    expected = {
        path: shorthand
        for path, field in walk_fields(Pilot)
        if field.record is not None and (shorthand := shorthand_of(field.record))
    }
    assert named == expected
    assert named["owner"] == "name"


def test_scriptless_readers_are_told_how_to_change_a_pilot() -> None:
    page = draw()
    assert (2, "To change a pilot") in page.headings
    assert "Edit this pilot" in page.text
    assert "../../pilots/" in page.links
    without = draw(draw_site({}, addresses=Addresses()))
    assert "Edit this pilot" not in without.text
    assert "its file is pilots/ , the id and .yml" in without.text
    assert "data-pb-edit" not in without.html


def test_form_waits_for_its_scripts_and_the_template_does_not() -> None:
    page = draw()
    (form,) = page.all(tag="form")
    assert "hidden" in form.attributes
    (template,) = page.all(tag="code", inside="pb-propose__template")
    file = read_pilot(template.text.replace("title:", "title: A pilot"), "a", "pilots/a.yml")
    assert file.diagnostics == ()
    assert file.pilot is not None


def test_scripts_stand_in_files_of_this_page() -> None:
    scripts = [each for each in draw().all(tag="script") if "data-pb-data" not in each.attributes]
    names = ["yaml", "places", "exchange", "vague", "draft", "values", "answers", "change", "form"]
    assert [each.attributes["src"] for each in scripts] == [
        f"../../assets/pilotbook/propose/{name}.js" for name in names
    ]
    assert all("defer" in each.attributes and not each.text for each in scripts)


def test_hostile_text_of_added_fields_and_phrases_is_inert() -> None:
    added = AddedField(name="cost", type=AddedType.TEXT, label=HOSTILE, description=HOSTILE, example=HOSTILE)
    tame = replace(added, label="Cost", description="Who pays.", example="4711")
    page = draw(with_added(added))
    assert page.shape == draw(with_added(tame)).shape
    assert HOSTILE in page.text
    site = with_added(added)
    phrases = replace(site.portfolio.playbook.settings.phrases, anywhere=(HOSTILE,))
    page = draw(change_playbook(site, phrases=phrases))
    assert read_data(page)["phrases"]["anywhere"] == [HOSTILE]


def test_added_fields_are_among_the_rest() -> None:
    added = AddedField(name="cost_centre", type=AddedType.NUMBER, label="Cost centre", description="Who pays.")
    page = draw(with_added(added))
    assert "cost_centre" in paths_of(page)
    assert "cost_centre:" in page.text


def test_button_opens_the_new_file_where_the_forge_has_one() -> None:
    forge = Addresses(edit_base="https://github.com/a/b/edit/main/", repository="https://github.com/a/b")
    page = draw(draw_site({}, addresses=forge))
    assert "https://github.com/a/b/new/main/pilots" in page.links
    assert read_data(page)["new_file"]["name_key"] == "filename"
    assert "data-pb-open" not in draw(draw_site({}, addresses=Addresses())).html
