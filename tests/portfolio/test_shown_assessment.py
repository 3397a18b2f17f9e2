"""What is said of a record, without the words of its internal fields."""

import pytest

from pilotbook.assessment.abridging import Abridger
from pilotbook.assessment.verdict import Assessment, Finding, Verdict
from pilotbook.portfolio.shown_assessment import NOT_SHOWN, show_assessment
from tests.site.made_site import draw_portfolio

RECORD = """\
title: A
stage: piloting
owner: {name: Finance team, role: Head, email: a@example.com}
tools: [{name: Draft, action: write, log: to be decided by Rosa, reversal: Void it}]
policy: {must_not_decide: [Payments], document: https://example.com/p, escalation: Rosa first}
data: [{source: Mailbox, schedule: Rosa copies and pastes it by hand each week, permission: Rosa}]
waivers:
  - {criterion: GOV-03, reason: Rosa is ill, approved_by: Tomas Novak, granted_on: 2026-11-01, expires: 2026-12-01}
  - {criterion: TOOL-04, reason: Rosa said so, approved_by: Tomas Novak, granted_on: 2026-08-10, expires: 2026-09-01}
"""


def assess(text: str = RECORD) -> Assessment:
    return draw_portfolio({"a": text}).assessments[0]


def show(*hidden: str) -> Assessment:
    return show_assessment(assess(), frozenset(hidden))


def find(assessment: Assessment, criterion: str) -> Verdict:
    return next(each for each in assessment.verdicts if each.criterion.id == criterion)


def test_assessment_says_the_same_where_nothing_is_internal() -> None:
    before, after = assess(), show()
    for old, new in zip(before.verdicts, after.verdicts, strict=True):
        assert (new.outcome, new.reason, new.evidence) == (old.outcome, old.reason, old.evidence)
        assert (new.waiver, new.ended_waiver) == (old.waiver, old.ended_waiver)
    for one, other in zip(before.stalls, after.stalls, strict=True):
        assert [each.says for each in other.speaks_for] == [each.says for each in one.speaks_for]
        assert [each.words for each in other.speaks_for] == [each.words for each in one.speaks_for]
    assert (after.line, after.answered, after.clock) == (before.line, before.answered, before.clock)


def test_place_in_the_file_is_not_told() -> None:
    after = show()
    assert {each.place.line for each in after.verdicts} == {0}
    assert {piece.place.line for risk in after.stalls for piece in risk.speaks_for} == {0}
    assert (after.source.text, after.file.source) == ("", after.source)
    assert after.diagnostics == ()


def test_vague_answer_is_called_vague_without_its_words() -> None:
    verdict = find(show("tools.log"), "TOOL-02")
    assert verdict.outcome is Finding.DEFERRED
    assert verdict.reason == "An answer that is not shown here puts the question off: log of its calls (tools 1)."
    assert (verdict.evidence, verdict.fact.answers[0].phrase) == (NOT_SHOWN, "")


def test_group_in_the_place_of_a_person_is_not_quoted() -> None:
    reason = find(show("owner"), "OWN-01").reason
    assert reason.startswith("An answer that is not shown here names a group, not a person: ")


def test_answer_that_holds_is_withheld_beside_one_that_is_shown() -> None:
    assert find(show("policy.escalation"), "GOV-05").evidence == NOT_SHOWN
    assert find(show("tools.reversal"), "TOOL-01").evidence == find(assess(), "TOOL-01").evidence


def test_waiver_that_counts_shows_no_internal_reason() -> None:
    verdict = find(show("waivers.reason"), "GOV-03")
    assert verdict.outcome is Finding.WAIVED
    assert verdict.reason == ""
    assert verdict.waiver is not None
    assert (verdict.waiver.reason, verdict.waiver.approved_by) == ("", "Tomas Novak")


def test_waiver_that_ended_does_not_say_when() -> None:
    assert "it ended on 2026-09-01" in find(assess(), "TOOL-04").reason
    after = show("waivers.expires")
    assert find(after, "TOOL-04").reason.endswith("The waiver of it does not count: the reason is not shown here.")
    assert [each.fault for each in after.waivers] == ["", "the reason is not shown here"]


@pytest.mark.parametrize("hidden", ["tools.log", "waivers.reason", "waivers.expires", "waivers.granted_on", "owner"])
def test_verdicts_under_waivers_are_those_of_all_without_words(hidden: str) -> None:
    after = show(hidden)
    assert [each.criterion.id for each in after.under_waiver] == ["TOOL-04", "GOV-03"]
    assert "verdicts" not in vars(after)
    told = [each for each in after.verdicts if each.standing is not None]
    assert [(each[:4], each.standing) for each in after.under_waiver] == [(each[:4], each.standing) for each in told]
    assert {(each.reason, each.fact.reason, each.evidence) for each in after.under_waiver} == {("", "", "")}


def test_nothing_is_under_a_waiver_where_waivers_are_internal() -> None:
    assert show("waivers").under_waiver == ()
    assert show_assessment(assess("title: A\nstage: piloting\n"), frozenset({"owner"})).under_waiver == ()


def test_verdict_stays_where_waivers_are_internal() -> None:
    after = show("waivers")
    assert (after.waivers, after.pilot.waivers) == ((), ())
    assert (find(after, "GOV-03").outcome, find(after, "GOV-03").reason) == (Finding.WAIVED, "")
    assert find(after, "TOOL-04").reason == find(after, "TOOL-04").fact.reason


@pytest.mark.parametrize("hidden", ["data", "data.schedule"])
def test_words_of_a_stall_risk_are_withheld(hidden: str) -> None:
    told = [piece for risk in assess().stalls for piece in risk.speaks_for if piece.path[-1] == "schedule"]
    assert any("Rosa" in piece.words for piece in told)
    shown = [piece for risk in show(hidden).stalls for piece in risk.speaks_for if piece.path[-1] == "schedule"]
    assert len(shown) == len(told)
    assert {(piece.words, piece.phrase) for piece in shown} == {(NOT_SHOWN, "")}
    assert [piece.says for piece in shown] == [piece.says for piece in told]


def test_vague_answer_that_leaves_a_stall_risk_open_is_not_quoted() -> None:
    pieces = [each for risk in show("tools.log").stalls for each in (*risk.speaks_for, *risk.left_open)]
    assert any(each.says.startswith("An answer that is not shown here puts") for each in pieces)
    assert not any("to be decided" in f"{each.says}{each.words}" for each in pieces)


def test_nothing_is_quoted_once_nobody_knows_what_it_quotes() -> None:
    assessment = assess()
    shown = show_assessment(assessment, frozenset({"tools.log", "data.schedule"}))
    Abridger().abridge(assessment)
    quoted = [each.reason for each in shown.verdicts if each.fact.finding is Finding.DEFERRED]
    assert quoted
    assert not [each for each in quoted if "Rosa" in each]
    pieces = [piece.says for risk in shown.stalls for piece in (*risk.speaks_for, *risk.left_open)]
    assert NOT_SHOWN in pieces
    assert not [each for each in pieces if "Rosa" in each]


def test_assessment_is_shown_once_for_the_same_fields() -> None:
    assessment = assess()
    shown = show_assessment(assessment, frozenset({"tools.log"}))
    assert show_assessment(assessment, frozenset({"tools.log"})) is shown
    assert show_assessment(assessment, frozenset({"owner"})).pilot.owner.name == ""
    assert shown.pilot.owner.name == "Finance team"
