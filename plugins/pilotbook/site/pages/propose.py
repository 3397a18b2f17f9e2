"""The form that proposes and changes pilots, from the fields of the record and the playbook.

The page is the same for every pilot. The form loads the one that its address names as `feeds/pilot_text.py` makes it.
Without scripts, the page shows the template of a file and how to use it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from pilotbook.assessment.phrase_pattern import LONGEST_GAP
from pilotbook.assessment.phrases import MOST_HOLLOW_WORDS, MOST_WORDS, MOST_WORDS_BESIDE
from pilotbook.assessment.vague import MOST_QUOTED, Why
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import LONGEST_ID, RESERVED
from pilotbook.records.playbook import Playbook
from pilotbook.records.scalar_values import ADDRESS
from pilotbook.records.shape import Field, fields_of
from pilotbook.records.template import LEFT_OUT, write_template
from pilotbook.records.vocabulary import Gate, Kind, Level, Stage
from pilotbook.records.yaml_source import Entry, Mapping, Scalar
from pilotbook.site.assets import PROPOSE_SCRIPTS, load_scripts
from pilotbook.site.days import show_day
from pilotbook.site.feeds.pilot_text import FOLDER
from pilotbook.site.forge import LONGEST_ADDRESS, PILOTS, locate_edit, locate_new_file
from pilotbook.site.form_fields import FormWords, draw_field
from pilotbook.site.page import Page
from pilotbook.site.site import ADD_GUIDE, PROPOSE, REGISTER, Site, article_source

SCHEMA = "../docs/schema/pilot.schema.json"
"""Where the schema stands as seen from a pilot's file, in a repository that keeps the ordinary folders."""
_BEGINNING = ("title", "summary", "unit")
"""What a pilot is called and does: it stands above the questions, as nobody can answer them for no pilot."""
_PHRASES = ("anywhere", "at_edge", "opening", "whole", "hollow", "filler", "side_clause", "no_person")
"""The lists of phrases that the scripts look for."""
_DESCRIPTION = "A form that asks the five questions, says what is missing or vague, and writes the pilot's file."
_EXCEPT = re.compile(r'item\.(\w+) != "([\w-]+)"')
"""The one condition that the form works out for itself; a criterion with another one is left to the checker."""
_PERSON = re.compile(r"names_person\(pilot\.([\w.]+)\)")


def make_propose_pages(site: Site) -> Iterator[Page]:
    """The one page of the form."""
    playbook = site.portfolio.playbook
    asked = {name: list(_list_asked(playbook, name)) for name in Playbook.QUESTIONS}
    words = FormWords(asked={each["path"] for each in _list_asked(playbook)}, judged=playbook.asked_fields)
    groups = {field.name: draw_field(field, field.name, words) for field in _list_fields(playbook)}
    inner = {*_BEGINNING, *Playbook.QUESTIONS}
    html = site.templates.render(
        "propose.html",
        title="Propose a pilot",
        lead="Answer what you know. What you leave out counts as unanswered, never as wrong.",
        beginning=[groups[name] for name in _BEGINNING],
        questions=[_question(site, groups[name]) for name in Playbook.QUESTIONS],
        rest=[each for name, each in groups.items() if name not in inner],
        stage=Stage.PROPOSED.value,
        blank_file=write_template(_begin_record(), playbook.settings.added_fields, SCHEMA),
        guide_href=site.link_if_there(PROPOSE, ADD_GUIDE),
        register_href=site.link(PROPOSE, REGISTER),
        offers_files=site.offers_files,
        has_edit_link=bool(locate_edit(site.addresses, PILOTS)),
        made_on=show_day(site.portfolio.today),
        forge=locate_new_file(site.addresses),
        scripts_html=_write_scripts(site, _list_data(site, asked)),
    )
    yield Page(
        source=PROPOSE,
        title="Propose a pilot",
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        parent=REGISTER,
        hide=("navigation", "toc"),
    )


def _list_fields(playbook: Playbook) -> Iterator[Field]:
    yield from (field for field in fields_of(Pilot) if field.name not in LEFT_OUT)
    yield from playbook.settings.added_fields


def _begin_record() -> Mapping:
    return Mapping({"stage": Entry(Scalar(Stage.PROPOSED.value, 1, 1), 1, 1)}, 1, 1)


def _list_asked(playbook: Playbook, question: str = "") -> Iterator[dict[str, str]]:
    """The fields without which a pilot is not approved: those of a question, or all.

    `unless_field` and `unless` tell of an item of a list for which a field is not asked, or are "".
    """
    for criterion in playbook.at_gate(Gate.APPROVE):
        home = playbook.homes[criterion.id]
        is_meant = not question or (home.kind is Kind.QUESTION and home.id == question)
        if not is_meant or criterion.level_at(Gate.APPROVE) is not Level.MUST:
            continue
        condition = _EXCEPT.fullmatch(criterion.when)
        if criterion.when and condition is None:
            continue
        field, value = condition.groups() if condition else ("", "")
        yield from ({"path": path, "unless_field": field, "unless": value} for path in criterion.fields)


def _question(site: Site, group: dict[str, Any]) -> dict[str, Any]:
    found = [article for article in site.portfolio.playbook.of_kind(Kind.QUESTION) if article.id == group["name"]]
    if not found:
        return {**group, "title": group["label"], "href": ""}
    return {**group, "title": found[0].front.title, "href": site.link(PROPOSE, article_source(found[0]))}


def _list_data(site: Site, asked: dict[str, list[dict[str, str]]]) -> dict[str, Any]:
    """What the scripts need to know."""
    playbook = site.portfolio.playbook
    phrases = playbook.settings.phrases
    approving = (each for each in playbook.at_gate(Gate.APPROVE) if each.level_at(Gate.APPROVE) is Level.MUST)
    return {
        "order": [field.name for field in _list_fields(playbook)],
        "questions": [{"name": name, "asked": fields} for name, fields in asked.items() if fields],
        "people": sorted({path for each in approving for path in _PERSON.findall(each.check)}),
        "phrases": {
            **{name: getattr(phrases, name) for name in _PHRASES},
            "most_words": MOST_WORDS,
            "most_words_beside": MOST_WORDS_BESIDE,
            "most_hollow_words": MOST_HOLLOW_WORDS,
            "longest_gap": LONGEST_GAP,
        },
        "why": {why.name.lower(): why.value for why in Why},
        "most_quoted": MOST_QUOTED,
        "address": ADDRESS,
        "id": {"longest": LONGEST_ID, "reserved": sorted(RESERVED)},
        "schema": SCHEMA,
        "files": site.link(PROPOSE, FOLDER) if site.offers_files else "",
        "new_file": {**asdict(locate_new_file(site.addresses)), "longest": LONGEST_ADDRESS},
    }


def _write_scripts(site: Site, data: dict[str, Any]) -> Markup:
    """The elements that load the scripts, after one that holds their data, which no browser runs.

    The data can end no element: `<` is escaped in it.
    """
    json_text = Markup(json.dumps(data, separators=(",", ":")).replace("<", "\\u003c"))  # noqa: S704 - escaped just so
    holder = Markup('<script type="application/json" data-pb-data>{}</script>').format(json_text)
    return holder + load_scripts(site.link(PROPOSE, address) for address in PROPOSE_SCRIPTS)
