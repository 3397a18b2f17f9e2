"""What changed, from git and from the records."""

from datetime import date

from pilotbook.history.events import EventKind, PilotEvent
from pilotbook.portfolio.changes import Change, ChangeKind, list_changes
from pilotbook.portfolio.pilot_history import Events
from tests.site.feeds.full_pilot import FULL, HISTORY
from tests.site.made_site import GOOD, TODAY, draw_portfolio


def changes_of(events: Events, **pilots: str) -> tuple[Change, ...]:
    return list_changes(draw_portfolio(pilots), events)


def tell(changes: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    return [(each.pilot, each.kind.value, each.before, each.after) for each in changes]


def test_changes_come_from_git_and_from_the_record_each_once() -> None:
    found = changes_of(HISTORY, a=FULL)
    assert tell(found) == [
        ("gone", "deleted", "", ""),
        ("a", "decided", "", "budget"),
        ("a", "reviewed", "", "Prompt changed"),
        ("a", "moved", "proposed", "piloting"),
        ("a", "created", "", "proposed"),
    ]
    assert found[0].assessment is None
    assert found[1].assessment is not None
    assert found[1].day == date(2026, 11, 10)


def test_changes_without_git_are_those_that_records_date() -> None:
    assert [each.kind for each in changes_of({}, a=FULL, b=GOOD)] == [ChangeKind.DECIDED, ChangeKind.REVIEWED]


def test_change_without_a_day_is_none() -> None:
    text = f"{GOOD}decisions: [{{outcome: kill}}, {{on: 2026-11-01}}]\nreview: {{held: [{{outcome: x}}]}}\n"
    assert changes_of({}, a=text) == ()


def test_change_after_today_is_none_yet() -> None:
    events = {"a": (PilotEvent(date(2026, 11, 23), EventKind.CREATED, "1"), PilotEvent(TODAY, EventKind.RENAMED, "2"))}
    assert tell(changes_of(events, a=GOOD)) == [("a", "renamed", "", "")]
