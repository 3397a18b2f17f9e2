"""Says which stage of a pilot may follow which."""

from collections.abc import Mapping
from typing import NamedTuple

from pilotbook.assessment.gates import is_ended
from pilotbook.records.vocabulary import Stage

_WAY = (Stage.PROPOSED, Stage.APPROVED, Stage.PILOTING, Stage.SCALING, Stage.PRODUCTION)
"""The stages in the order in which a pilot passes them."""
_AHEAD: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.PROPOSED: (Stage.APPROVED, Stage.STOPPED),
    Stage.APPROVED: (Stage.PILOTING, Stage.STOPPED),
    Stage.PILOTING: (Stage.SCALING, Stage.PRODUCTION, Stage.STOPPED),
    Stage.SCALING: (Stage.PRODUCTION, Stage.STOPPED),
    Stage.PRODUCTION: (Stage.RETIRED,),
    Stage.STOPPED: (Stage.PROPOSED, Stage.RETIRED),
    Stage.RETIRED: (Stage.PROPOSED, Stage.STOPPED),
}
"""Where a pilot goes from each stage. Back to an earlier stage of its way it may always be put, as a correction."""


class MoveFault(NamedTuple):
    """Why a pilot may not go from one stage to another, and what to do instead."""

    message: str
    hint: str


def check_move(before: Stage | None, after: Stage) -> MoveFault | None:
    """What is wrong with a change of stage; None where it may be.

    `before` is None for a pilot that is new in the book. It may begin at any stage, because what runs already is
    written down as it stands.
    """
    if before is None or before is after or after in _AHEAD[before] or _is_back(before, after):
        return None
    message = f"expected {' or '.join(_AHEAD[before])} after stage '{before}', found '{after}'"
    return MoveFault(message, _say_instead(before, after))


def _is_back(before: Stage, after: Stage) -> bool:
    return not is_ended(before) and not is_ended(after) and _WAY.index(after) < _WAY.index(before)


def _say_instead(before: Stage, after: Stage) -> str:
    if is_ended(before):
        return "a pilot that has ended begins anew as a proposal"
    if after is Stage.RETIRED:
        return "what was never in production is stopped, not retired"
    if after is Stage.STOPPED:
        return "what was in production is retired, not stopped"
    between = _WAY[_WAY.index(before) + 1 : _WAY.index(after)]
    return f"take one step at a time, so that somebody looks at each gate: first {', then '.join(between)}"
