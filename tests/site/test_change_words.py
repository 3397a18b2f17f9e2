"""What changed, in words."""

import pytest

from pilotbook.portfolio.changes import Change, ChangeKind
from pilotbook.site.change_words import name_pilot, say_change
from tests.site.made_site import GOOD, TODAY, draw_portfolio


@pytest.mark.parametrize(
    ("kind", "before", "after", "words"),
    [
        (ChangeKind.CREATED, "", "proposed", "added, proposed"),
        (ChangeKind.CREATED, "", "", "added"),
        (ChangeKind.RENAMED, "a", "b", "renamed, from a to b"),
        (ChangeKind.MOVED, "proposed", "approved", "moved from proposed to approved"),
        (ChangeKind.MOVED, "", "", "moved from no stage to no stage"),
        (ChangeKind.REVIEWED, "", "All well", "drift review held: All well"),
        (ChangeKind.REVIEWED, "", " ", "drift review held"),
        (ChangeKind.DECIDED, "", "kill", "decided: kill"),
        (ChangeKind.DELETED, "", "", "deleted"),
    ],
)
def test_change_is_said_in_a_few_words(kind: ChangeKind, before: str, after: str, words: str) -> None:
    change = Change(day=TODAY, kind=kind, pilot="a", assessment=None, before=before, after=after)
    assert say_change(change) == words
    assert name_pilot(change) == "a"


def test_pilot_is_named_by_its_title() -> None:
    (assessment,) = draw_portfolio({"a": GOOD}).assessments
    assert name_pilot(Change(day=TODAY, kind=ChangeKind.DELETED, pilot="a", assessment=assessment)) == "A pilot"
