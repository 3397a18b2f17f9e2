"""Shows what of a pilot's record stands in no section of its own, and chooses the words that the search finds."""

from markupsafe import Markup

from pilotbook.assessment.verdict import Answer, Assessment
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, field_named, fields_of
from pilotbook.site.facts import show_fact, show_facts, show_field
from pilotbook.site.site import Site
from pilotbook.site.view import Fact, FactGroup

_SHOWN_ELSEWHERE = frozenset(
    {"title", "summary", "stage", "decisions", "waivers", "links", "notes", "source", "sample", "public"}
)
"""The fields that have a place of their own on the page; those that answer a question have one as well."""


def show_answer(pilot: Pilot, answer: Answer) -> list[FactGroup]:
    """What the record says to a question, in its own words; a question is named like the field that answers it."""
    name = answer.question.id
    return show_field(pilot, name) if field_named(Pilot, name) is not None else []


def show_record(site: Site, assessment: Assessment) -> list[FactGroup]:
    """The fields that no other section shows, those of the organisation included."""
    answered = {answer.question.id for answer in assessment.answers}
    plain: list[Fact] = []
    groups: list[FactGroup] = []
    for field in fields_of(Pilot):
        if field.name not in _SHOWN_ELSEWHERE | answered:
            shown = show_field(assessment.pilot, field.name)
            if field.record is None:
                plain.extend(fact for group in shown for fact in group.facts)
            else:
                groups.extend(_below_title(field, group) for group in shown)
    plain.extend(_added_facts(site, assessment.pilot))
    extensions = assessment.pilot.timebox.extensions
    groups.extend(FactGroup("Extension of the timebox", show_facts(extension)) for extension in extensions)
    return [*([FactGroup("", tuple(plain))] if plain else []), *groups]


def show_source(pilot: Pilot) -> tuple[Fact, ...]:
    """What came from a spreadsheet and has no field: each text below the heading of its column; it links nowhere."""
    return tuple(Fact(label=name, text=text) for name, text in pilot.source if text.strip())


def _below_title(field: Field, group: FactGroup) -> FactGroup:
    title = field.label[:1].upper() + field.label[1:]
    return FactGroup(f"{title}: {group.title}" if group.title else title, group.facts)


def _added_facts(site: Site, pilot: Pilot) -> list[Fact]:
    """The fields that the organisation declared, below the labels that it gave them."""
    declared = {field.name: field for field in site.portfolio.playbook.settings.added_fields}
    return [fact for added in pilot.added for fact in show_fact(declared[added.name], added.value)]


def search_text(assessment: Assessment) -> str:
    """What the search finds of a pilot besides its title: what it does, whose it is, and its answers; all escaped."""
    pilot = assessment.pilot
    answers = [line for answer in assessment.answers for line in _answer_lines(pilot, answer)]
    parts = [pilot.summary, pilot.unit, ", ".join(pilot.tags), assessment.line, *answers]
    return str(Markup("").join(Markup("<p>{}</p>").format(part) for part in parts if part.strip()))


def _answer_lines(pilot: Pilot, answer: Answer) -> list[str]:
    groups = [[group.title, *(fact.text for fact in group.facts)] for group in show_answer(pilot, answer)]
    lines = [", ".join(filter(None, texts)) for texts in groups]
    return [f"{answer.question.label}: {line}" for line in lines if line]
