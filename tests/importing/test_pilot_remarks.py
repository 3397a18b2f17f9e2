"""Words about pilots that an earlier import wrote."""

import pytest

from pilotbook.importing.merging import Conflict
from pilotbook.importing.pilot_remarks import remark_changed, remark_conflict
from pilotbook.importing.remark import Kind


@pytest.mark.parametrize(
    ("conflict", "message"),
    [
        (
            Conflict(("data", 0, "source"), "Mine", "Theirs"),
            "expected 'data.1.source' as the last import wrote it, found 'Mine': the sheet now says 'Theirs'",
        ),
        (
            Conflict(("tags",), ("a", "b"), None),
            "expected 'tags' as the last import wrote it, found 'a, b': the sheet now says nothing",
        ),
        (
            Conflict(("title",), "A", "B", is_layout=True),
            "cannot change 'title' from 'A' to 'B': the file is laid out in another way",
        ),
    ],
)
def test_conflict_in_words(conflict: Conflict, message: str) -> None:
    remark = remark_conflict(conflict, "a", 7)
    assert (remark.kind, remark.message, remark.row, remark.pilot) == (Kind.CONFLICT, message, 7, "a")
    assert remark.hint


def test_changes_in_words() -> None:
    paths = [("title",), ("source", "Is it\nnew?"), ("tags",), ("unit",), ("notes",)]
    assert remark_changed("a", 7, paths).message == "brought up to date: 'title', 'source.Is it new?', 'tags', 2 more"
    assert remark_changed("a", 7, []).message == "brought up to date: what the sheet no longer says"
