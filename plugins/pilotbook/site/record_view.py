"""Shows what of a pilot's record stands in no section of its own, and chooses the words that the search finds."""

from collections.abc import Iterator, Sequence

from pilotbook.assessment.verdict import Answer, Assessment
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, field_named, fields_of
from pilotbook.site.facts import show_fact, show_facts, show_field
from pilotbook.site.rendering import escape_text
from pilotbook.site.site import Site
from pilotbook.site.view import Fact, FactGroup

_SHOWN_ELSEWHERE = frozenset(
    {"title", "summary", "stage", "decisions", "waivers", "links", "notes", "source", "sample", "public"}
)
"""The fields that have a place of their own on the page; those that answer a question have one as well."""


def show_answer(pilot: Pilot, answer: Answer) -> list[FactGroup]:
    """What the record says to a question, in its own words; a question is named like the field that answers it."""
    field = field_named(Pilot, answer.question.id)
    return show_field(field, getattr(pilot, field.name)) if field is not None else []


def show_record(site: Site, assessment: Assessment) -> list[FactGroup]:
    """The fields that no other section shows, those of the organisation included."""
    elsewhere = _SHOWN_ELSEWHERE.union(answer.question.id for answer in assessment.answers)
    plain: list[Fact] = []
    groups: list[FactGroup] = []
    for field in fields_of(Pilot):
        if field.name not in elsewhere:
            shown = show_field(field, getattr(assessment.pilot, field.name))
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


def search_text(assessment: Assessment, told: Sequence[Sequence[FactGroup]]) -> str:
    """What the search finds of a pilot besides its title: what it does, whose it is, and its answers; all escaped.

    `told` is what `show_answer` shows of each answer, in their order.
    """
    pilot = assessment.pilot
    answers = [line for answer, groups in zip(assessment.answers, told, strict=True) for line in _lines(answer, groups)]
    parts = [pilot.summary, pilot.unit, ", ".join(pilot.tags), assessment.line, *answers]
    return "".join(f"<p>{escape_text(part)}</p>" for part in parts if part.strip())


def _lines(answer: Answer, groups: Sequence[FactGroup]) -> Iterator[str]:
    for group in groups:
        line = ", ".join(text for text in (group.title, *(fact.text for fact in group.facts)) if text)
        if line:
            yield f"{answer.question.label}: {line}"
