"""An abridged assessment says what it said before, and holds none of the answers behind it."""

from typing import Any

import pytest

from pilotbook.assessment.abridging import Abridger
from pilotbook.assessment.verdict import Assessment
from tests.assessment.exemplary import GONE, Changes, assess, assess_text

WAIVER = {
    "criterion": "OWN-05",
    "reason": "The deputy comes in spring",
    "approved_by": "Tomas Novak",
    "granted_on": "2026-11-02",
    "expires": "2026-12-24",
}
CASES: dict[str, Changes] = {
    "complete": {},
    "vague": {"owner.name": "TBD", "success.0.target": "To be agreed"},
    "missing": {"data": GONE, "tools": GONE, "stage": "piloting"},
    "early": {"stage": "proposed", "review": GONE, "policy": GONE},
    "waived": {"owner.deputy": GONE, "waivers": [WAIVER]},
    "ended": {"stage": "stopped", "owner.name": GONE},
}


def tell(assessment: Assessment) -> dict[str, Any]:
    """All that lists, and the files for other programs, tell of an assessment."""
    return {
        "line": assessment.line,
        "diagnostics": assessment.diagnostics,
        "verdicts": [(each[:5], each.standing, each.is_newer, each.fact[:1]) for each in assessment.verdicts],
        "under_waiver": [(each[:5], each.standing) for each in assessment.under_waiver],
        "short": [(each.criterion.id, each.fact.path, each.reason) for each in assessment.short],
        "gates": [
            (each.gate, each.state, each.is_claimed, [v.criterion.id for v in each.short], len(each.counted))
            for each in assessment.gates
        ],
        "answers": [(each.question, each.state, len(each.verdicts)) for each in assessment.answers],
        "stalls": [
            (each.article, each.state, each.likelihood, [piece.says for piece in each.speaks_for])
            for each in assessment.stalls
        ],
    }


@pytest.mark.parametrize("changes", CASES.values(), ids=CASES)
def test_abridged_assessment_says_the_same(changes: Changes) -> None:
    assessment, whole = assess(changes), tell(assess(changes))
    Abridger().abridge(assessment)
    assert tell(assessment) == whole


@pytest.mark.parametrize("changes", CASES.values(), ids=CASES)
def test_abridged_assessment_holds_no_answer_and_no_file(changes: Changes) -> None:
    assessment = assess(changes)
    assert len(assessment.under_waiver) == (changes is CASES["waived"])  # asked for before, as flags do
    Abridger().abridge(assessment)
    pieces = [piece for risk in assessment.stalls for piece in (*risk.speaks_for, *risk.speaks_against)]
    assert not any(each.fact.answers for each in (*assessment.verdicts, *assessment.under_waiver))
    assert not any(each.answers for each in pieces)
    assert {each.fact.source.path for each in assessment.verdicts} == {""}


def test_verdicts_and_evidence_that_say_the_same_are_shared() -> None:
    abridger, one, other = Abridger(), assess(), assess({"title": "Another pilot"})
    abridger.abridge(one)
    abridger.abridge(other)
    assert all(mine is theirs for mine, theirs in zip(one.verdicts, other.verdicts, strict=True))
    mine, theirs = one.stalls[0].speaks_against, other.stalls[0].speaks_against
    assert mine
    assert all(one is other for one, other in zip(mine, theirs, strict=True))


def test_verdicts_that_say_something_else_are_not_shared() -> None:
    abridger, one, other = Abridger(), assess({"owner.name": "TBD"}), assess({"owner.name": "unknown"})
    abridger.abridge(one)
    abridger.abridge(other)
    assert one.short[0].reason != other.short[0].reason


def test_abridging_twice_changes_nothing() -> None:
    abridger, assessment = Abridger(), assess({"owner.name": "TBD"})
    abridger.abridge(assessment)
    once = tell(assessment)
    abridger.abridge(assessment)
    assert tell(assessment) == once


def test_places_of_an_abridged_record_are_found_again() -> None:
    assessment = assess_text("title: A pilot\nstage: proposed\n")
    before = assessment.source.locate(("stage",))
    Abridger().abridge(assessment)
    assert assessment.source.locate(("stage",)) == before
