"""What evidence makes of a pattern: its state, and how likely it is beside others."""

from dataclasses import replace

import pytest

from pilotbook.assessment.stall_risk import Evidence, RiskState, StallRisk
from pilotbook.records.vocabulary import Kind
from pilotbook.records.yaml_source import Mapping, Source
from tests.assessment.exemplary import bench

_PIECE = Evidence(says="So it is.", source=Source("pilots/a.yml", Mapping({}, 1, 1)), path=())
_ARTICLE = bench().playbook.of_kind(Kind.PATTERN)[0]


def risk(speaks_for: int, speaks_against: int, left_open: int) -> StallRisk:
    return StallRisk(
        article=_ARTICLE,
        speaks_for=(_PIECE,) * speaks_for,
        speaks_against=(_PIECE,) * speaks_against,
        left_open=(_PIECE,) * left_open,
    )


@pytest.mark.parametrize(
    ("pieces", "state"),
    [
        ((1, 0, 0), RiskState.AT_RISK),
        ((1, 9, 9), RiskState.AT_RISK),
        ((0, 1, 0), RiskState.CLEAR),
        ((0, 9, 0), RiskState.CLEAR),
        ((0, 9, 1), RiskState.CANNOT_BE_TOLD),
        ((0, 0, 3), RiskState.CANNOT_BE_TOLD),
        ((0, 0, 0), RiskState.CANNOT_BE_TOLD),
    ],
)
def test_state_follows_from_the_evidence(pieces: tuple[int, int, int], state: RiskState) -> None:
    assert risk(*pieces).state is state


def test_likelihood_goes_by_state_then_by_share_then_by_count() -> None:
    ordered = [(3, 0, 0), (1, 0, 0), (2, 1, 0), (2, 2, 9), (1, 1, 0), (1, 8, 0), (0, 0, 1), (0, 1, 2), (0, 9, 1)]
    ordered += [(0, 0, 0), (0, 1, 0)]
    mixed = ordered[::-1]
    found = sorted(mixed, key=lambda pieces: risk(*pieces).likelihood, reverse=True)
    assert found == ordered


def test_likelihood_of_clear_patterns_is_the_same_whatever_speaks_against_them() -> None:
    assert risk(0, 1, 0).likelihood == risk(0, 9, 0).likelihood
    assert replace(risk(1, 1, 0), left_open=(_PIECE,)).likelihood == risk(1, 1, 0).likelihood
