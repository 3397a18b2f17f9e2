"""How far the pilots got."""

import pytest

from pilotbook.portfolio.funnel import WAY, Funnel, make_funnel
from pilotbook.records.vocabulary import Stage
from tests.site.made_site import draw_portfolio


def funnel_of(**pilots: str) -> Funnel:
    return make_funnel(draw_portfolio({name: f"title: A\nstage: {text}\n" for name, text in pilots.items()}))


def reached(funnel: Funnel) -> list[int]:
    return [stage.reached for stage in funnel.stages]


def test_funnel_without_pilots_is_empty() -> None:
    funnel = funnel_of()
    assert [stage.stage for stage in funnel.stages] == list(WAY)
    assert reached(funnel) == [0] * 5
    assert funnel.untold == ()


def test_pilot_counts_at_its_stage_and_at_all_before_it() -> None:
    funnel = funnel_of(a="proposed", b="approved", c="piloting", d="scaling", e="production", f="piloting")
    assert reached(funnel) == [6, 5, 4, 2, 1]
    assert [[pilot.id for pilot in stage.here] for stage in funnel.stages] == [["a"], ["b"], ["c", "f"], ["d"], ["e"]]
    assert [len(stage.further) for stage in funnel.stages] == [5, 4, 2, 1, 0]


@pytest.mark.parametrize(
    ("record", "furthest"),
    [
        ("stopped", Stage.PROPOSED),
        ("retired", Stage.PROPOSED),
        ("stopped\ntimebox: {start: 2026-01-05, weeks: 6}", Stage.PROPOSED),
        ("stopped\ndecisions: [{outcome: kill}]", Stage.PILOTING),
        ("stopped\nreview: {held: [{on: 2026-01-05}]}", Stage.PILOTING),
        ("stopped\nsuccess: [{measure: Calls, result: 12 %}]", Stage.PILOTING),
        ("stopped\nsuccess: [{measure: Calls, result: ' '}]", Stage.PROPOSED),
        ("stopped\ndecisions: [{outcome: budget}, {outcome: kill}]", Stage.SCALING),
        ("retired\ndecisions: [{outcome: ship}, {outcome: kill}]", Stage.PRODUCTION),
    ],
)
def test_ended_pilot_counts_as_far_as_its_record_shows(record: str, furthest: Stage) -> None:
    funnel = funnel_of(a=record)
    assert [stage.stage for stage in funnel.stages if stage.ended] == [furthest]
    assert reached(funnel) == [int(WAY.index(stage) <= WAY.index(furthest)) for stage in WAY]
    assert len(funnel.untold) == (furthest is Stage.PROPOSED)
