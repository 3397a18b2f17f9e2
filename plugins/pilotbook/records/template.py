"""Turns the answers that are known so far into a pilot's file, with every question as a comment above its field."""

import re
from collections.abc import Iterator
from textwrap import wrap

from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, Kind, fields_of
from pilotbook.records.yaml_source import Mapping, Node, Scalar, Sequence
from pilotbook.records.yaml_writing import write_scalar

LATER = ("timebox.extensions", "review.held", "decisions", "waivers", "links", "notes")
"""What no proposal has yet: written behind a `#`, because an entry without answers would already count as one."""
LEFT_OUT = ("source", "sample")
"""What nobody who proposes a pilot writes."""
_WIDTH = 100
_CODE = re.compile(r"`[^`]*`|\[[^]]*\]")
_GLUE = "\0"
"""Stands for a space at which no line is broken."""
_HEAD = (
    "# Write each answer behind the colon of its field, and leave out what you do not know yet.",
    "# What comes later in the life of a pilot stands behind a #: take it away when it has come to that.",
)


def write_template(answers: Mapping, added: tuple[Field, ...], schema: str) -> str:
    """The text of a pilot's file: the answers, and every other field blank; `schema` is the address of the schema.

    `answers` is the tree of a record with the fields that are known; the `added` ones come last.
    """
    fields = [each for each in (*fields_of(Pilot), *added) if each.name not in LEFT_OUT]
    head = "\n".join([f"# yaml-language-server: $schema={schema}", *_HEAD])
    blocks = ["\n".join(_write_field(each, each.name, _value_of(answers, each))) for each in fields]
    return "\n\n".join([head, *blocks]) + "\n"


def _write_field(field: Field, path: str, value: Node | None, *, is_explained: bool = True) -> Iterator[str]:
    """The lines of a field, not indented."""
    if is_explained:
        yield from explain_field(field)
    lines = _write_value(field, path, value, is_explained=is_explained)
    yield from (f"# {line}" for line in lines) if path in LATER and value is None else lines


def explain_field(field: Field) -> list[str]:
    """The description of a field, with what may stand there, as lines of a comment."""
    text = _CODE.sub(lambda found: found[0].replace(" ", _GLUE), f"{field.description} {hint_at(field)}")
    lines = wrap(text, _WIDTH - 2, break_long_words=False, break_on_hyphens=False)
    return [f"# {line}".replace(_GLUE, " ") for line in lines]


def hint_at(field: Field) -> str:
    """What may stand in a field, in a few words; nothing for one that holds fields of its own."""
    match field.kind:
        case Kind.CHOICE:
            return f"One of: {', '.join(each.value for each in field.choices or ())}."
        case Kind.FLAG:
            return "Either true or false."
        case Kind.NUMBER if field.unit:
            return f"In {field.unit}, for example: {field.example}"
        case Kind.TEXTS if field.example:
            return f"For example: [{field.example}]"
    return f"For example: {field.example}" if field.example else ""


def _write_value(field: Field, path: str, value: Node | None, *, is_explained: bool) -> Iterator[str]:
    match value:
        case Sequence(items=[]):
            yield f"{field.name}: []"
        case Scalar(text=text):
            yield f"{field.name}: {write_scalar(text) if field.kind is Kind.TEXT else text}"
        case Sequence(items=items) if field.kind is Kind.TEXTS:
            yield f"{field.name}:"
            yield from (f"  - {write_scalar(item.text)}" for item in items if isinstance(item, Scalar))
        case _:
            yield f"{field.name}:"
            yield from (f"  {line}" for line in _write_inner(field, path, value, is_explained=is_explained))


def _write_inner(field: Field, path: str, value: Node | None, *, is_explained: bool) -> Iterator[str]:
    """The fields of a record; of a list of records, each item, explained once."""
    if field.kind is Kind.RECORDS:
        items = value.items if isinstance(value, Sequence) else [value]
        for number, item in enumerate(items):
            yield from _begin_with_dash(_write_fields(field, path, item, is_explained=is_explained and not number))
    elif field.record is not None:
        yield from _write_fields(field, path, value, is_explained=is_explained)


def _write_fields(field: Field, path: str, value: Node | None, *, is_explained: bool) -> Iterator[str]:
    for each in fields_of(field.record) if field.record is not None else ():
        yield from _write_field(each, f"{path}.{each.name}", _value_of(value, each), is_explained=is_explained)


def _begin_with_dash(lines: Iterator[str]) -> Iterator[str]:
    """The lines of an item of a list: what explains the first field stands above the dash."""
    mark = "- "
    for line in lines:
        if mark == "- " and line.startswith("#"):
            yield line
            continue
        yield f"{mark}{line}"
        mark = "  "


def _value_of(node: Node | None, field: Field) -> Node | None:
    entry = node.entries.get(field.name) if isinstance(node, Mapping) else None
    return entry.value if entry is not None else None
