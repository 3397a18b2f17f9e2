"""Says which gates a stage claims, and which comes next."""

from enum import StrEnum

from pilotbook.records.vocabulary import Gate, Stage

GATES = tuple(Gate)
_CLAIMS = {
    Stage.PROPOSED: (),
    Stage.APPROVED: GATES[:1],
    Stage.PILOTING: GATES[:2],
    Stage.SCALING: GATES[:3],
    Stage.PRODUCTION: GATES,
    Stage.STOPPED: (Gate.DECIDE,),
    Stage.RETIRED: (Gate.DECIDE,),
}
_ENDED = (Stage.STOPPED, Stage.RETIRED)


class GateState(StrEnum):
    """Where a pilot stands at a gate."""

    MET = "met"
    UNMET = "unmet"
    NOT_YET = "not-yet"
    NOT_APPLICABLE = "not-applicable"


def claimed_gates(stage: Stage) -> tuple[Gate, ...]:
    """The gates that a pilot of that stage says it has passed."""
    return _CLAIMS[stage]


def is_ended(stage: Stage) -> bool:
    """Whether nothing lies ahead of a pilot of that stage."""
    return stage in _ENDED


def next_gate(stage: Stage) -> Gate | None:
    """The gate that a pilot of that stage has to pass next, if there is one."""
    claimed = _CLAIMS[stage]
    return None if is_ended(stage) or len(claimed) == len(GATES) else GATES[len(claimed)]


def judged_gates(stage: Stage) -> tuple[Gate, ...]:
    """The gates at which a pilot of that stage is judged: what it claims, and the next one."""
    return _JUDGED[stage]


def _judge_gates(stage: Stage) -> tuple[Gate, ...]:
    following = next_gate(stage)
    return (*_CLAIMS[stage], following) if following is not None else _CLAIMS[stage]


_JUDGED = {stage: _judge_gates(stage) for stage in Stage}
