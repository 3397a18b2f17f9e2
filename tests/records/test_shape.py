"""What is known about the fields of a record class."""

from collections import Counter

import pytest

from pilotbook.records.pilot import Held, Owner, Pilot
from pilotbook.records.playbook import Criterion, Front, Settings
from pilotbook.records.shape import Field, Kind, field_named, fields_of, find_field, shorthand_of, walk_fields

CLASSES = (Pilot, Front, Settings)


def test_fields_of_gives_names_and_labels_in_order() -> None:
    fields = fields_of(Owner)
    assert [field.name for field in fields] == ["name", "role", "email", "accepted_on", "deputy"]
    assert [field.label for field in fields] == ["name", "role", "e-mail", "accepted on", "deputy"]
    assert fields_of(Owner) is fields


def test_fields_of_leaves_out_what_no_file_holds() -> None:
    assert field_named(Pilot, "added") is None


def test_field_named_finds_a_field() -> None:
    field = field_named(Criterion, "max_waiver_days")
    assert field is not None
    assert (field.kind, field.least, field.most, field.unit) == (Kind.NUMBER, 0, 3650, "days")
    assert field_named(Criterion, "colour") is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("title", Kind.TEXT),
        ("owner", Kind.RECORD),
        ("owner.accepted_on", Kind.DAY),
        ("data", Kind.RECORDS),
        ("data.permission.granted_by", Kind.TEXT),
        ("links.url", Kind.ADDRESS),
        ("colour", None),
        ("owner.colour", None),
        ("title.colour", None),
        ("", None),
        ("owner.", None),
    ],
)
def test_find_field_follows_a_dotted_path(path: str, kind: Kind | None) -> None:
    field = find_field(Pilot, path)
    assert (field.kind if field else None) is kind


def test_walk_fields_lists_parents_before_children() -> None:
    paths = [path for path, _ in walk_fields(Pilot)]
    assert paths[:2] == ["title", "summary"]
    assert paths.index("data") < paths.index("data.permission") < paths.index("data.permission.granted_by")
    assert max(Counter(paths).values()) == 1


def test_shorthand_of_names_a_field_of_text() -> None:
    assert shorthand_of(Owner) == "name"
    assert shorthand_of(Held) is None
    records = {field.record for of in CLASSES for _, field in walk_fields(of) if field.record is not None}
    shorthands = [(of, shorthand_of(of)) for of in records if shorthand_of(of)]
    assert shorthands
    assert all(find_field(of, name or "") for of, name in shorthands)


@pytest.mark.parametrize("of", CLASSES, ids=lambda of: of.__name__)
def test_every_field_is_described_once_and_well(of: type) -> None:
    """The description is what the form, the template, the schema and the guide say: it is a sentence for a person."""
    odd = [path for path, field in walk_fields(of) if not _is_well_described(field)]
    assert odd == []


def _is_well_described(field: Field) -> bool:
    is_sentence = field.description[:1].isupper() and field.description.endswith((".", "?"))
    has_example = bool(field.example) or field.record is not None
    return is_sentence and has_example and bool(field.label)
