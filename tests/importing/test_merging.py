"""Three sides: what the last import wrote, what a person made of it, and what the sheet says now."""

from collections.abc import Sequence

import pytest

from pilotbook.importing.fingerprint import mark_path, mark_value
from pilotbook.importing.leaf import Leaf, Value
from pilotbook.importing.leaves import find_leaves
from pilotbook.importing.merging import Merged, merge
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping, Path

TITLE, UNIT, TAGS, SOURCE = ("title",), ("unit",), ("tags",), ("data", 0, "source")


def marks(*leaves: Leaf) -> dict[str, str]:
    return {mark_path(leaf.path): mark_value(leaf.value) for leaf in leaves}


def merged(
    text: str, before: Sequence[tuple[Path, Value]], there: Sequence[tuple[Path, Value]], *, settles: bool = False
) -> Merged:
    old, new = [Leaf(*each) for each in before], [Leaf(*each) for each in there]
    found = merge(text, marks(*old), new, settles=settles)
    assert found is not None
    return found


def test_value_that_nobody_edited_is_brought_up_to_date() -> None:
    found = merged("title: A # ours\nowner: B\n", [(TITLE, "A")], [(TITLE, "C")])
    assert found.text == "title: C # ours\nowner: B\n"
    assert (found.changed, found.conflicts, found.leaves) == ((TITLE,), (), marks(Leaf(TITLE, "C")))


def test_value_that_a_person_edited_stays_where_the_sheet_says_nothing_new() -> None:
    found = merged("title: Mine\n", [(TITLE, "A")], [(TITLE, "A")])
    assert (found.text, found.changed, found.conflicts) == ("title: Mine\n", (), ())
    assert found.leaves == marks(Leaf(TITLE, "A"))


def test_value_that_both_changed_is_a_conflict_until_it_is_settled() -> None:
    found = merged("title: Mine\n", [(TITLE, "A")], [(TITLE, "C")])
    assert (found.text, found.changed) == ("title: Mine\n", ())
    ((path, here, there, is_layout),) = found.conflicts
    assert (path, here, there, is_layout) == (TITLE, "Mine", "C", False)
    assert found.leaves == marks(Leaf(TITLE, "A"))
    settled = merged("title: Mine\n", [(TITLE, "A")], [(TITLE, "C")], settles=True)
    assert (settled.text, settled.conflicts, settled.leaves) == ("title: Mine\n", (), marks(Leaf(TITLE, "C")))


def test_value_that_both_changed_alike_is_no_conflict() -> None:
    found = merged("title: C\n", [(TITLE, "A")], [(TITLE, "C")])
    assert (found.text, found.changed, found.conflicts, found.leaves) == ("title: C\n", (), (), marks(Leaf(TITLE, "C")))


def test_value_that_is_new_in_the_sheet_is_added() -> None:
    found = merged(
        "title: A\n", [(TITLE, "A")], [(TITLE, "A"), (SOURCE, "Mailbox"), (("data", 0, "schedule"), "daily")]
    )
    assert found.text == "title: A\ndata:\n  - source: Mailbox\n    schedule: daily\n"
    assert found.changed == (SOURCE, ("data", 0, "schedule"))


def test_value_that_is_new_on_both_sides_is_a_conflict() -> None:
    found = merged("title: A\nunit: Mine\n", [(TITLE, "A")], [(TITLE, "A"), (UNIT, "Theirs")])
    assert [(each.path, each.here, each.there) for each in found.conflicts] == [(UNIT, "Mine", "Theirs")]
    assert found.leaves == marks(Leaf(TITLE, "A"))


def test_value_that_a_person_deleted_is_not_written_again() -> None:
    before = [(TITLE, "A"), (UNIT, "B")]
    found = merged("title: A\n", before, before)
    assert (found.text, found.conflicts) == ("title: A\n", ())
    assert found.leaves == marks(*(Leaf(*each) for each in before))
    found = merged("title: A\n", before, [(TITLE, "A"), (UNIT, "C")])
    assert [(each.here, each.there) for each in found.conflicts] == [(None, "C")]


def test_value_that_the_sheet_no_longer_has_is_taken_out() -> None:
    found = merged("title: A\nunit: B\n", [(TITLE, "A"), (UNIT, "B")], [(TITLE, "A")])
    assert (found.text, found.changed, found.leaves) == ("title: A\n", (UNIT,), marks(Leaf(TITLE, "A")))


def test_value_that_the_sheet_no_longer_has_stays_where_a_person_edited_it() -> None:
    before = [(TITLE, "A"), (UNIT, "B")]
    found = merged("title: A\nunit: Mine\n", before, [(TITLE, "A")])
    assert [(each.path, each.here, each.there) for each in found.conflicts] == [(UNIT, "Mine", None)]
    assert found.leaves == marks(*(Leaf(*each) for each in before))
    settled = merged("title: A\nunit: Mine\n", before, [(TITLE, "A")], settles=True)
    assert (settled.conflicts, settled.leaves) == ((), marks(Leaf(TITLE, "A")))


def test_value_of_which_nobody_knows_stays() -> None:
    found = merged("title: A\nnotes: Mine\n", [(TITLE, "A")], [(TITLE, "B")])
    assert found.text == "title: B\nnotes: Mine\n"


def test_list_is_one_value() -> None:
    found = merged("tags:\n  - a\n  - mine\n", [(TAGS, ("a",))], [(TAGS, ("a", "b"))])
    assert [(each.here, each.there) for each in found.conflicts] == [(("a", "mine"), ("a", "b"))]
    found = merged("tags:\n  - a\n", [(TAGS, ("a",))], [(TAGS, ("a", "b"))])
    assert found.text == "tags:\n  - a\n  - b\n"
    assert merged("tags: a\n", [(TAGS, ("a",))], [(TAGS, ("a",))]).conflicts == ()


def test_value_that_cannot_be_changed_in_its_place_is_a_conflict_of_layout() -> None:
    found = merged("title: >-\n  A\n  B\n", [(TITLE, "A B")], [(TITLE, "C")])
    assert [(each.here, each.there, each.is_layout) for each in found.conflicts] == [("A B", "C", True)]
    assert found.leaves == marks(Leaf(TITLE, "A B"))


@pytest.mark.parametrize("text", ["title: [", "", "- a\n", "title: A\ntitle: B\n"])
def test_file_that_is_no_record_is_left_alone(text: str) -> None:
    assert merge(text, {}, [Leaf(TITLE, "A")], settles=False) is None


def test_merge_of_everything_at_once_says_what_was_meant() -> None:
    text = "# Ours\ntitle: A\nunit: Mine\ntags: [x]\ndata:\n  - source: M # the inbox\nsource:\n  One: 1\n  Two: 2\n"
    before: list[tuple[Path, Value]] = [
        (TITLE, "A"),
        (UNIT, "B"),
        (TAGS, ("x",)),
        (SOURCE, "M"),
        (("source", "One"), "1"),
        (("source", "Two"), "2"),
    ]
    there: list[tuple[Path, Value]] = [
        (TITLE, "A2"),
        (UNIT, "B"),
        (TAGS, ("x", "v")),
        (SOURCE, "M2"),
        (("source", "Two"), "2"),
        (("source", "New"), "3"),
    ]
    found = merged(text, before, there)
    assert found.conflicts == ()
    root, problems = read_yaml(found.text, "")
    assert problems == ()
    assert isinstance(root, Mapping)
    assert find_leaves(root) == dict(there) | {UNIT: "Mine"}
    assert "# Ours\n" in found.text
    assert "# the inbox\n" in found.text
