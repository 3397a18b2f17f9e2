"""Fields that a cell can fill."""

import pytest

from pilotbook.importing.target import find_target, list_targets
from pilotbook.records.pilot import Held, Source
from pilotbook.records.shape import Field, Kind
from pilotbook.records.yaml_source import Path

ADDED = (Field(name="cost_centre", kind=Kind.TEXT, description="Who pays."),)


@pytest.mark.parametrize(
    ("dotted", "item", "path"),
    [
        ("title", 1, ("title",)),
        ("tags", 1, ("tags",)),
        ("timebox.start", 1, ("timebox", "start")),
        ("data.source", 1, ("data", 0, "source")),
        ("data.permission.granted_by", 3, ("data", 2, "permission", "granted_by")),
        ("review.held.on", 2, ("review", "held", 1, "on")),
        ("cost_centre", 1, ("cost_centre",)),
    ],
)
def test_target_is_the_field_and_its_place(dotted: str, item: int, path: Path) -> None:
    target = find_target(dotted, item, ADDED)
    assert target is not None
    assert target.path == path
    assert target.field.name == path[-1]


def test_target_in_a_list_knows_its_item() -> None:
    source, held = find_target("data.source", 2, ()), find_target("review.held.on", 1, ())
    assert source is not None
    assert held is not None
    assert (source.item, source.list_record) == (("data", 1), Source)
    assert (held.item, held.list_record) == (("review", "held", 0), Held)


def test_target_outside_of_lists_has_no_item() -> None:
    target = find_target("owner.name", 1, ())
    assert target is not None
    assert (target.item, target.list_record) == ((), None)


@pytest.mark.parametrize(
    "dotted",
    ["", "titel", "owner", "data", "source", "sample", "decisions.budget.cost", "title.name", "owner.name.first"],
)
def test_target_of_what_no_cell_can_fill(dotted: str) -> None:
    assert find_target(dotted, 1, ()) is None


def test_list_of_targets_has_exactly_those_that_can_be_found() -> None:
    listed = list_targets(ADDED)
    assert [path for path in listed if find_target(path, 1, ADDED) is None] == []
    assert {"title", "data.source", "review.held.on", "cost_centre"} <= set(listed)
    assert {"sample", "source", "owner", "decisions.budget.cost"}.isdisjoint(listed)
