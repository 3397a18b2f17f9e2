"""The filling of templates."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from pilotbook.records.vocabulary import Stage
from pilotbook.site import rendering
from pilotbook.site.rendering import TEMPLATES, Templates, escape_text
from pilotbook.site.view import Link
from tests.site.read_page import read_page


def test_template_shows_text_as_it_was_typed() -> None:
    text = "<b>R&D</b> \"a\" 'b'"
    html = Templates().render("checklists.html", title=text, lead=Markup("<i>x</i>"), gates=[])
    assert read_page(html).headings == [(1, text)]
    assert "<i>x</i>" in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    "value",
    ["", "plain – text", "a & b", "a < b", "a > b", "it's", 'a "b"', Markup("<i>&amp;</i>"), Stage.PILOTING, 7, None],
)
def test_text_is_escaped_as_markupsafe_does_it(value: object) -> None:
    assert escape_text(value) == escape(value)


def test_templates_escape_each_value_so(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    def escape_and_tell(value: object) -> Markup:
        seen.append(value)
        return escape(value)

    monkeypatch.setattr(rendering, "escape_text", escape_and_tell)
    Templates().render("checklists.html", title="<b>", lead="plain", gates=[])
    assert {"<b>", "plain"} <= set(seen)


def test_template_that_lacks_a_variable_is_a_bug() -> None:
    with pytest.raises(UndefinedError, match="lead"):
        Templates().render("checklists.html", title="x", gates=[])


class Gate(NamedTuple):
    title: str
    href: str = "a/"
    lead: str = "all of it"
    count_text: str = "3 points"


@pytest.mark.parametrize("make", [Gate, lambda title: Gate(title)._asdict()])
def test_template_takes_values_from_records_as_from_dicts(make: Callable[[str], object]) -> None:
    page = read_page(Templates().render("checklists.html", title="x", lead="y", gates=[make("Approve")]))
    assert (2, "Approve") in page.headings
    assert "all of it" in page.texts


@pytest.mark.parametrize("gate", [{"title": "Approve"}, Link("Approve")])
def test_template_that_lacks_a_value_of_a_dict_or_a_record_is_a_bug(gate: object) -> None:
    with pytest.raises(UndefinedError, match=r"href|title"):
        Templates().render("checklists.html", title="x", lead="y", gates=[gate])


def test_no_template_switches_escaping_off() -> None:
    for template in TEMPLATES.glob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert "| safe" not in text, template.name
        assert "|safe" not in text, template.name
        assert "autoescape" not in text, template.name


def test_templates_carry_no_scripts_and_no_handlers() -> None:
    for template in TEMPLATES.glob("*.html"):
        page = read_page(template.read_text(encoding="utf-8"))
        assert "<script>" not in page.shape, template.name
        assert "style" not in page.shape, template.name
        assert not [name for name in page.shape if name.startswith("on")], template.name
