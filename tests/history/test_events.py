"""What happened to each pilot, from what each commit did to it."""

from datetime import date

from pilotbook.history.events import EventKind, PilotCommit, PilotEvent, PilotStep, list_events
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import read_pilot

DAYS = [date(2026, month, 1) for month in range(1, 10)]


def pilot(stage: str = "proposed", decisions: str = "[]") -> Pilot:
    read = read_pilot(f"title: A\nstage: {stage}\ndecisions: {decisions}\n", "a", "pilots/a.yml").pilot
    assert read is not None
    return read


def tell(*steps: tuple[str, str, Pilot | None]) -> dict[str, list[tuple[int, str, str, str]]]:
    """The events of one step a commit and month: the month, the kind, and what was before and after."""
    commits = [
        PilotCommit(day, f"{number}", (PilotStep(*step),))
        for number, (day, step) in enumerate(zip(DAYS, steps, strict=False))
    ]
    return {
        name: [(e.on.month, e.kind.value, e.before, e.after) for e in each]
        for name, each in list_events(commits).items()
    }


def test_pilot_is_created_and_moves_from_stage_to_stage() -> None:
    found = tell(("", "a", pilot()), ("a", "a", pilot()), ("a", "a", pilot("approved")), ("a", "a", pilot("piloting")))
    assert found == {
        "a": [
            (1, "created", "", "proposed"),
            (3, "moved", "proposed", "approved"),
            (4, "moved", "approved", "piloting"),
        ]
    }


def test_event_knows_its_commit_and_its_day() -> None:
    commit = PilotCommit(date(2026, 5, 1), "abc", (PilotStep("", "a", pilot()),))
    assert list_events([commit]) == {"a": (PilotEvent(date(2026, 5, 1), EventKind.CREATED, "abc", "", "proposed"),)}


def test_renamed_pilot_takes_its_life_along() -> None:
    found = tell(("", "a", pilot()), ("a", "b", pilot("approved")))
    assert found == {
        "b": [(1, "created", "", "proposed"), (2, "renamed", "a", "b"), (2, "moved", "proposed", "approved")]
    }


def test_pilots_that_change_names_keep_their_own_lives() -> None:
    first = PilotCommit(DAYS[0], "1", (PilotStep("", "a", pilot()), PilotStep("", "b", pilot("approved"))))
    second = PilotCommit(DAYS[1], "2", (PilotStep("a", "b", pilot()), PilotStep("b", "a", pilot("approved"))))
    found = list_events([first, second])
    assert [event.after for event in found["a"]] == ["approved", "a"]
    assert [event.after for event in found["b"]] == ["proposed", "b"]


def test_deleted_pilot_keeps_what_happened_and_may_come_back() -> None:
    found = tell(("", "a", pilot()), ("a", "", None), ("", "a", pilot("stopped")))
    assert found == {"a": [(1, "created", "", "proposed"), (2, "deleted", "", ""), (3, "created", "", "stopped")]}


def test_decision_counts_once_and_on_its_own_day() -> None:
    first = "[{on: 2026-02-15, outcome: budget, by: T}]"
    both = "[{on: 2026-02-15, outcome: budget, by: T}, {outcome: ship}]"
    found = tell(
        ("", "a", pilot("piloting")),
        ("a", "a", pilot("piloting", first)),
        ("a", "a", pilot("scaling", first)),
        ("a", "a", pilot("scaling", both)),
        ("a", "a", pilot("scaling", "[{on: 2026-02-15, outcome: budget, by: T}, {outcome: ship}, {by: T}]")),
    )
    assert found["a"][1:] == [
        (2, "decided", "", "budget"),
        (3, "moved", "piloting", "scaling"),
        (4, "decided", "", "ship"),
    ]


def test_file_that_was_broken_for_a_while_lost_nothing() -> None:
    found = tell(("", "a", pilot()), ("a", "a", None), ("a", "a", pilot("approved")))
    assert found == {"a": [(1, "created", "", "proposed"), (3, "moved", "proposed", "approved")]}


def test_file_that_begins_broken_has_no_stage_to_begin_with() -> None:
    found = tell(("", "a", None), ("a", "a", pilot("approved")))
    assert found == {"a": [(1, "created", "", "")]}


def test_history_that_begins_in_the_middle_begins_with_what_it_sees() -> None:
    assert tell(("a", "a", pilot("approved"))) == {"a": []}
