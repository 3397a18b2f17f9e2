import pytest

from pilotbook.assessment.gates import GATES, claimed_gates, is_ended, judged_gates, next_gate
from pilotbook.records.vocabulary import Stage

_TABLE = {
    "proposed": ("", "approve"),
    "approved": ("approve", "start"),
    "piloting": ("approve start", "decide"),
    "scaling": ("approve start decide", "ship"),
    "production": ("approve start decide ship operate", None),
    "stopped": ("decide", None),
    "retired": ("decide", None),
}


@pytest.mark.parametrize("stage", Stage)
def test_stage_claims_gates_and_has_a_next_one(stage: Stage) -> None:
    claimed, following = _TABLE[stage]
    assert claimed_gates(stage) == tuple(gate for gate in GATES if gate in claimed.split())
    assert next_gate(stage) == following
    assert judged_gates(stage) == tuple(gate for gate in GATES if gate in [*claimed.split(), following])
    assert is_ended(stage) is (stage in {"stopped", "retired"})
