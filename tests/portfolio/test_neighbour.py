"""Pilots of other portfolios, as they stand beside those of one's own."""

from datetime import date

from pilotbook.assessment.gates import GateState
from pilotbook.assessment.stall_risk import RiskState
from pilotbook.assessment.verdict import AnswerState, Assessment, Finding
from pilotbook.portfolio.due import DueKind, list_due
from pilotbook.portfolio.neighbour import Neighbour
from pilotbook.portfolio.other_portfolio import Home
from pilotbook.records.vocabulary import Gate
from pilotbook.site.flags import find_flags
from tests.site.feeds.full_pilot import FULL
from tests.site.group_site import draw_group, publish, take
from tests.site.made_site import GOOD, draw_site


def own(text: str) -> Assessment:
    (assessment,) = draw_site({"a": text}).portfolio.assessments
    return assessment


def neighbour(text: str) -> Neighbour:
    (assessment,) = draw_group({}, {"a": text}).group.assessments
    assert isinstance(assessment, Neighbour)
    return assessment


def test_neighbour_stands_as_it_does_at_home() -> None:
    found, home = neighbour(FULL), own(FULL)
    assert found.line == home.line
    assert [each.state for each in found.answers] == [each.state for each in home.answers]
    assert [each.question.id for each in found.answers] == [each.question.id for each in home.answers]
    assert [each.state for each in found.gates] == [each.state for each in home.gates]
    assert [each.is_claimed for each in found.gates] == [each.is_claimed for each in home.gates]
    assert {each.criterion.id: each.outcome for each in found.verdicts} == {
        each.criterion.id: each.outcome for each in home.verdicts if each.outcome is not Finding.MET
    }
    at_risk = [each.article.id for each in home.stalls if each.state is RiskState.AT_RISK]
    assert {each.article.id for each in found.stalls} == set(at_risk)
    assert {each.state for each in found.stalls} <= {RiskState.AT_RISK}
    assert [each.text for each in find_flags(found)] == [each.text for each in find_flags(home)]
    assert found.diagnostics == ()


def test_neighbour_has_an_id_and_a_page_that_are_nobody_elses() -> None:
    site = draw_group({"a": GOOD}, {"a": GOOD}, {"a": GOOD})
    assert [each.id for each in site.group.assessments] == ["a", "finance/a", "legal/a"]
    assert [each.page for each in site.group.assessments if isinstance(each, Neighbour)] == [
        "https://finance.example/pilots/pilots/a/",
        "https://legal.example/pilots/a/",
    ]


def test_neighbour_of_a_home_without_a_site_has_no_page() -> None:
    site = draw_group({}, take(publish({"a": GOOD}), Home(key="finance", name="Finance")))
    (found,) = site.group.assessments
    assert isinstance(found, Neighbour)
    assert found.page == ""
    assert site.link_pilot("pilots/index.md", found) == "../portfolio/sources/#source-finance"
    assert site.whole_pilot(found) == "portfolio/sources/"


def test_neighbour_has_due_what_is_due_at_home() -> None:
    site, alone = draw_group({}, {"a": FULL}), draw_site({"a": FULL})
    due = [(each.day, each.kind, each.what) for each in list_due(alone.portfolio)]
    assert {kind for _, kind, _ in due} >= {DueKind.DRIFT_REVIEW, DueKind.WAIVER}
    assert [(each.day, each.kind, each.what) for each in list_due(site.group)] == due


def test_neighbour_takes_days_from_its_home_and_not_from_its_record() -> None:
    """Its cadences may be others, and a field that the days come from may be internal there."""
    (told,) = (each.told for each in draw_group({}, {"a": FULL}).others)
    assert told is not None
    changed = publish({"a": FULL}).replace(b'"review_due":"2026-11-20"', b'"review_due":"2027-02-03"')
    (found,) = draw_group({}, take(changed.replace(b'"cadence"', b'"rhythm"'))).group.assessments
    assert found.clock.review_due == date(2027, 2, 3)
    assert not found.clock.is_review_late
    (found,) = draw_group({}, take(changed.replace(b'"review_due"', b'"reviewed"'))).group.assessments
    assert found.clock.review_due is None


def test_neighbour_whose_waiver_has_ended_since_has_an_ended_one() -> None:
    old = publish({"a": FULL}).replace(b'"expires":"2026-12-01"', b'"expires":"2026-11-01"')
    (found,) = draw_group({}, take(old)).group.assessments
    (verdict,) = (each for each in found.verdicts if each.criterion.id == "OWN-04")
    assert verdict.waiver is None
    assert verdict.ended_waiver is not None


def test_neighbour_with_a_waiver_that_its_home_does_not_count_has_none() -> None:
    refused = publish({"a": FULL}).replace(b'"OWN-04":"waived"', b'"OWN-04":"unmet"')
    (found,) = draw_group({}, take(refused)).group.assessments
    (verdict,) = (each for each in found.verdicts if each.criterion.id == "OWN-04")
    assert verdict.waiver is None
    assert not [each for each in list_due(draw_group({}, take(refused)).group) if each.kind is DueKind.WAIVER]


def test_neighbour_is_not_blamed_for_a_question_that_its_playbook_does_not_ask() -> None:
    content = publish({"a": FULL}).replace(b'"answers":{"owner"', b'"answers":{"ownership"')
    (found,) = draw_group({}, take(content)).group.assessments
    assert found.answers[0].state is AnswerState.DOES_NOT_APPLY


def test_neighbour_with_a_criterion_that_is_unknown_here_is_bound_by_it_nowhere() -> None:
    content = publish({"a": FULL}).replace(b"OWN-03", b"OURS-1").replace(b"The sponsor", b"The patron")
    (found,) = draw_group({}, take(content)).group.assessments
    named = {each.criterion.id: each for each in found.verdicts}
    (known,) = (each for each in named.values() if each.criterion.id == "OURS-1")
    assert known.gate is Gate.APPROVE
    assert found.short[-1].level == "should"


def test_neighbour_at_risk_of_a_pattern_that_is_unknown_here_is_at_risk_of_the_others() -> None:
    risks = [each.article.id for each in neighbour(FULL).stalls]
    content = publish({"a": FULL}).replace(f'"at_risk":["{risks[0]}"'.encode(), b'"at_risk":["our-own-pattern"')
    (found,) = draw_group({}, take(content)).group.assessments
    assert [each.article.id for each in found.stalls] == risks[1:]


def test_neighbour_of_a_file_without_gates_stands_at_none() -> None:
    content = publish({"a": FULL}).replace(b'"gates"', b'"doors"')
    (found,) = draw_group({}, take(content)).group.assessments
    assert {each.state for each in found.gates} == {GateState.NOT_YET}
