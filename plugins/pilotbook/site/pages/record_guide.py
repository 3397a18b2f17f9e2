"""The reference of the record: every field of a pilot's file, from the descriptions that the checker uses."""

from collections.abc import Iterator
from typing import Any

from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, Kind, fields_of, shorthand_of
from pilotbook.site.page import Page
from pilotbook.site.site import RECORD_GUIDE, Site

_KINDS = {
    Kind.TEXT: "text",
    Kind.ADDRESS: "web address",
    Kind.DAY: "day, as 2026-09-07",
    Kind.FLAG: "true or false",
    Kind.RECORD: "fields",
    Kind.TEXTS: "list of texts",
    Kind.NAMED_TEXTS: "texts, each below a name",
    Kind.RECORDS: "list, each item with fields",
}


def make_record_guide_pages(site: Site) -> Iterator[Page]:
    """The one page of the reference."""
    added = site.portfolio.playbook.settings.added_fields
    top = [_field(field, field.name) for field in fields_of(Pilot) if field.record is None]
    groups = [_group(field, field.name) for field in fields_of(Pilot) if field.record is not None]
    lead = "Everything that a pilot's file may hold. A field that is left out is unanswered, never wrong."
    html = site.templates.render(
        "record_guide.html",
        title="The record, field by field",
        lead=lead,
        plain=top,
        groups=groups,
        added=[_field(field, field.name) for field in added],
    )
    yield Page(
        source=RECORD_GUIDE,
        title="The record, field by field",
        description=lead,
        html=str(html),
        search_html=f"<p>{lead}</p>",
    )


def _group(field: Field, path: str) -> dict[str, Any]:
    return {
        "id": path,
        "title": field.label[:1].upper() + field.label[1:],
        "path": path,
        "description": field.description,
        "is_list": field.kind is Kind.RECORDS,
        "shorthand": shorthand_of(field.record) if field.record else None,
        "fields": list(_fields_inside(field, path)),
    }


def _fields_inside(field: Field, path: str) -> Iterator[dict[str, Any]]:
    """The fields of a record, and of the records inside it, with their whole paths."""
    if field.record is None:
        return
    for inner in fields_of(field.record):
        yield _field(inner, f"{path}.{inner.name}")
        yield from _fields_inside(inner, f"{path}.{inner.name}")


def _field(field: Field, path: str) -> dict[str, Any]:
    return {
        "path": path,
        "kind": _kind(field),
        "description": field.description,
        "example": field.example,
        "is_required": field.is_required,
    }


def _kind(field: Field) -> str:
    if field.kind is Kind.CHOICE:
        return "one of " + ", ".join(each.value for each in field.choices or ())
    if field.kind is Kind.NUMBER:
        unit = f" of {field.unit}" if field.unit else ""
        return f"whole number{unit}, {field.least} to {field.most:,}"
    if field.is_past:
        return "day that has come, as 2026-09-07"
    if field.kind is Kind.TEXT:
        return f"text, at most {field.longest:,} characters"
    return _KINDS[field.kind]
