"""Which stage may follow which."""

import pytest

from pilotbook.assessment.movement import MoveFault, check_move
from pilotbook.records.vocabulary import Stage

PROPOSED, APPROVED, PILOTING, SCALING, PRODUCTION, STOPPED, RETIRED = Stage
ALLOWED = {
    (PROPOSED, APPROVED),
    (PROPOSED, STOPPED),
    (APPROVED, PROPOSED),
    (APPROVED, PILOTING),
    (APPROVED, STOPPED),
    (PILOTING, PROPOSED),
    (PILOTING, APPROVED),
    (PILOTING, SCALING),
    (PILOTING, PRODUCTION),
    (PILOTING, STOPPED),
    (SCALING, PROPOSED),
    (SCALING, APPROVED),
    (SCALING, PILOTING),
    (SCALING, PRODUCTION),
    (SCALING, STOPPED),
    (PRODUCTION, PROPOSED),
    (PRODUCTION, APPROVED),
    (PRODUCTION, PILOTING),
    (PRODUCTION, SCALING),
    (PRODUCTION, RETIRED),
    (STOPPED, PROPOSED),
    (STOPPED, RETIRED),
    (RETIRED, PROPOSED),
    (RETIRED, STOPPED),
}


@pytest.mark.parametrize("before", list(Stage))
@pytest.mark.parametrize("after", list(Stage))
def test_every_move_is_allowed_or_not(before: Stage, after: Stage) -> None:
    is_allowed = before is after or (before, after) in ALLOWED
    assert (check_move(before, after) is None) is is_allowed


@pytest.mark.parametrize("after", list(Stage))
def test_new_pilot_may_begin_at_any_stage(after: Stage) -> None:
    assert check_move(None, after) is None


@pytest.mark.parametrize(
    ("before", "after", "message", "hint"),
    [
        (
            PROPOSED,
            PILOTING,
            "expected approved or stopped after stage 'proposed', found 'piloting'",
            "take one step at a time, so that somebody looks at each gate: first approved",
        ),
        (
            PROPOSED,
            PRODUCTION,
            "expected approved or stopped after stage 'proposed', found 'production'",
            "take one step at a time, so that somebody looks at each gate: first approved, then piloting, then scaling",
        ),
        (
            STOPPED,
            PILOTING,
            "expected proposed or retired after stage 'stopped', found 'piloting'",
            "a pilot that has ended begins anew as a proposal",
        ),
        (
            SCALING,
            RETIRED,
            "expected production or stopped after stage 'scaling', found 'retired'",
            "what was never in production is stopped, not retired",
        ),
        (
            PRODUCTION,
            STOPPED,
            "expected retired after stage 'production', found 'stopped'",
            "what was in production is retired, not stopped",
        ),
    ],
)
def test_move_that_may_not_be_says_what_to_do_instead(before: Stage, after: Stage, message: str, hint: str) -> None:
    assert check_move(before, after) == MoveFault(message, hint)
