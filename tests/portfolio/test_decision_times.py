"""How long the pilots take to a decision, with those counted that still wait for one."""

from datetime import timedelta

import pytest

from pilotbook.portfolio.decision_times import DecisionTimes, measure_decision_times
from tests.site.made_site import TODAY, draw_portfolio


def begun(days_ago: int, decided_after: int | None = None, stage: str = "piloting") -> str:
    start = TODAY - timedelta(days=days_ago)
    text = f"title: A\nstage: {stage}\ntimebox: {{start: {start.isoformat()}}}\n"
    if decided_after is not None:
        text += f"decisions: [{{on: {(start + timedelta(days=decided_after)).isoformat()}}}]\n"
    return text


def times_of(*pilots: str) -> DecisionTimes:
    return measure_decision_times(draw_portfolio({f"p{number}": text for number, text in enumerate(pilots)}))


def steps_of(times: DecisionTimes) -> list[tuple[int, float]]:
    return [(step.days, round(step.share, 4)) for step in times.steps]


def test_times_of_no_pilots_are_none() -> None:
    times = times_of()
    assert times == DecisionTimes(decided=(), waiting=(), untold=(), steps=())
    assert times.days_until(0.5) is None


def test_share_of_decided_pilots_is_a_plain_one_where_nobody_waits() -> None:
    times = times_of(*(begun(200, days) for days in (10, 20, 20, 40)))
    assert steps_of(times) == [(10, 0.25), (20, 0.75), (40, 1.0)]
    assert [times.days_until(share) for share in (0.25, 0.5, 0.75, 1.0)] == [10, 20, 20, 40]


def test_pilots_that_wait_count_for_as_long_as_they_have_waited() -> None:
    """By hand: 2 of 7 after 39 days, then 2 of 5 of the rest after 53, then 1 of 3 after 66."""
    decided = [begun(200, days) for days in (39, 39, 53, 53, 66)]
    times = times_of(*decided, *map(begun, (38, 66, 73)))
    assert steps_of(times) == [(39, 0.2857), (53, 0.5714), (66, 0.7143)]
    assert (times.days_until(0.25), times.days_until(0.5), times.days_until(0.75)) == (39, 53, None)
    assert [wait.days for wait in times.waiting] == [73, 66, 38]
    assert [wait.days for wait in times.waiting_longer_than(53)] == [73, 66]
    assert [wait.days for wait in times.decided] == [39, 39, 53, 53, 66]


def test_leaving_out_those_that_wait_would_make_the_times_look_short() -> None:
    decided = [begun(200, days) for days in (10, 20, 30)]
    assert times_of(*decided).days_until(0.5) == 20
    assert times_of(*decided, *[begun(190)] * 4).days_until(0.5) is None


def test_rounding_does_not_move_a_quantile() -> None:
    for count in range(2, 60):
        times = times_of(*(begun(200, days) for days in range(1, count + 1)))
        assert times.days_until(0.5) == (count + 1) // 2


@pytest.mark.parametrize(
    ("pilot", "place"),
    [
        (begun(5), "waiting"),
        (begun(0), "waiting"),
        (begun(-5), "untold"),
        (begun(5, 5), "decided"),
        (begun(5, 0), "decided"),
        (begun(5, -1), "untold"),
        (begun(5, 6), "untold"),
        (begun(50, 5, "stopped"), "decided"),
        (begun(50, 5, "proposed"), "decided"),
        (begun(50, None, "proposed"), ""),
        (begun(50, None, "approved"), ""),
        (begun(50, None, "scaling"), "untold"),
        (begun(50, None, "retired"), "untold"),
        ("title: A\nstage: piloting\n", "untold"),
        ("title: A\nstage: piloting\ndecisions: [{on: 2026-05-05}]\n", "untold"),
        ("title: A\nstage: piloting\ntimebox: {start: 2026-05-01}\ndecisions: [{outcome: ship}]\n", "waiting"),
        ("title: A\nstage: proposed\n", ""),
    ],
)
def test_pilot_counts_by_what_its_record_says(pilot: str, place: str) -> None:
    times = times_of(pilot)
    found = {"waiting": times.waiting, "decided": times.decided, "untold": times.untold}
    assert "".join(name for name, group in found.items() if group) == place
