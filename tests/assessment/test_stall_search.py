"""How a pilot would stall: what its record says for a pattern, against it, and leaves open."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations

import pytest

from pilotbook.assessment.assess import Assessor
from pilotbook.assessment.condition_check import check_conditions
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.repeats import RepeatCount, Repeats
from pilotbook.assessment.stall_risk import Evidence, RiskState, StallRisk
from pilotbook.assessment.verdict import Assessment
from pilotbook.records.article_file import read_article
from pilotbook.records.phrases import Phrases, Repeated
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.playbook import Playbook
from tests.assessment.exemplary import GONE, TODAY, Changes, assess, assess_text, bench

MANUAL, HACK, CHAT = "manual-data-pipeline", "integration-by-hack", "governance-in-a-chat-thread"
NOBODY, MODEL = "nobody-owned-maintenance", "tested-the-model"


def risk_of(assessment: Assessment, pattern: str) -> StallRisk:
    (found,) = [risk for risk in assessment.stalls if risk.article.id == pattern]
    return found


def criteria_of(pieces: tuple[Evidence, ...]) -> list[str]:
    return [piece.criterion.id if piece.criterion else "" for piece in pieces]


def test_exemplary_record_is_clear_of_every_pattern() -> None:
    assessment = assess()
    assert [(risk.article.id, risk.state) for risk in assessment.stalls] == [
        (pattern, RiskState.CLEAR) for pattern in (MANUAL, HACK, CHAT, NOBODY, MODEL)
    ]
    assert all(risk.speaks_against and not risk.speaks_for for risk in assessment.stalls)


def test_blank_record_tells_nothing() -> None:
    risks = assess_text("title: T\nstage: proposed\n").stalls
    assert {risk.state for risk in risks} == {RiskState.CANNOT_BE_TOLD}
    assert all(risk.left_open and not risk.speaks_for for risk in risks)


@pytest.mark.parametrize(
    ("pattern", "criterion", "words", "changes"),
    [
        (MANUAL, "DATA-06", "manual", {"data.0.transport": "manual"}),
        (MODEL, "DATA-04", "curated", {"data.1.sample": "curated"}),
        (HACK, "TOOL-05", "screen", {"tools.0.interface": "screen"}),
        (HACK, "TOOL-05", "copy-paste", {"tools.0.interface": "copy-paste"}),
        (HACK, "TOOL-05", "browser-extension", {"tools.1.interface": "browser-extension"}),
        (HACK, "TOOL-04", "personal", {"tools.0.identity": "personal"}),
        (NOBODY, "OWN-02", "Lena Fischer", {"owner.name": "Lena Fischer"}),
        (NOBODY, "OWN-05", "Amara Okafor", {"owner.deputy": "Amara Okafor"}),
        (NOBODY, "REV-04", "2026-08-03; weekly", {"review.held": [{"on": "2026-08-03", "outcome": "Prompt changed"}]}),
        (CHAT, "GOV-06", "2024-06-30", {"policy.approved_on": "2024-06-30"}),
        (MODEL, "VAL-02", "model; model", {"success.0.about": "model"}),
        (MODEL, "OS-01", "tool-gateway", {"relies_on": ["tool-gateway"]}),
    ],
)
@pytest.mark.parametrize("stage", ["proposed", "piloting", "production"])
def test_failed_criterion_speaks_for_its_pattern_at_every_stage(
    stage: str, pattern: str, criterion: str, words: str, changes: Changes
) -> None:
    assessment = assess({**changes, "stage": stage})
    (piece,) = risk_of(assessment, pattern).speaks_for
    assert piece.criterion is not None
    assert (piece.criterion.id, piece.words) == (criterion, words)
    assert piece.says.endswith(".")
    assert risk_of(assessment, pattern).state is RiskState.AT_RISK
    assert assessment.stalls[0].article.id == pattern
    assert [risk.article.id for risk in assessment.stalls if risk.speaks_for] == [pattern]


@pytest.mark.parametrize(
    ("stage", "state"),
    [("proposed", "cannot-be-told"), ("approved", "at-risk"), ("piloting", "at-risk"), ("production", "at-risk")],
)
def test_missing_answer_speaks_for_a_pattern_only_once_its_gate_is_claimed(stage: str, state: str) -> None:
    risk = risk_of(assess({"stage": stage, "data.0.schedule": GONE}), MANUAL)
    assert risk.state == state
    pieces = risk.left_open or risk.speaks_for
    assert [(criteria_of((piece,)), piece.says, piece.words) for piece in pieces] == [
        (["DATA-01"], "No answer yet: schedule (data 1).", "")
    ]


@pytest.mark.parametrize(("stage", "state"), [("proposed", "cannot-be-told"), ("approved", "at-risk")])
def test_vague_answer_is_weighed_like_a_missing_one(stage: str, state: str) -> None:
    risk = risk_of(assess({"stage": stage, "data.0.schedule": "as needed"}), MANUAL)
    assert risk.state == state
    (piece,) = risk.left_open or risk.speaks_for
    assert (piece.words, piece.phrase) == ("as needed", "as needed")


def test_missing_answer_of_a_criterion_that_only_advises_stays_open() -> None:
    risk = risk_of(assess({"data.0.steward": GONE}), MANUAL)
    assert (risk.state, criteria_of(risk.left_open)) == (RiskState.CANNOT_BE_TOLD, ["DATA-05"])


def test_missing_answer_that_is_waived_stays_open_and_a_failed_one_does_not() -> None:
    waiver = {"reason": "R", "approved_by": "Tomas Novak", "expires": "2026-12-01"}
    waived = assess({"owner.deputy": GONE, "waivers": [{"criterion": "OWN-05", **waiver}]})
    assert risk_of(waived, NOBODY).state is RiskState.CANNOT_BE_TOLD
    assert [piece.is_waived for piece in risk_of(waived, NOBODY).left_open] == [True]
    manual = assess({"data.0.transport": "manual", "waivers": [{"criterion": "DATA-06", **waiver}]})
    assert [piece.is_waived for piece in risk_of(manual, MANUAL).speaks_for] == [True]


def test_answer_that_cannot_be_read_stays_open() -> None:
    risk = risk_of(assess({"data.0.transport": "by carrier pigeon"}), MANUAL)
    assert (risk.state, [piece.says for piece in risk.left_open]) == (
        RiskState.CANNOT_BE_TOLD,
        ["What the file says of this cannot be read: transport (data 1)."],
    )


def test_what_is_asked_later_says_nothing_yet() -> None:
    later = {"stage": "approved", "review.held": GONE, "owner.deputy": GONE, "decisions": GONE}
    assessment = assess(later)
    assert (risk_of(assessment, NOBODY).state, risk_of(assessment, MODEL).state) == (RiskState.CLEAR, RiskState.CLEAR)


@pytest.mark.parametrize(
    ("transport", "says"),
    [
        (GONE, "No answer yet: transport (data 1)."),
        ("by pigeon", "What the file says of this cannot be read: transport (data 1)."),
    ],
)
@pytest.mark.parametrize("stage", ["proposed", "approved", "piloting"])
def test_pattern_cannot_be_told_without_the_answer_it_hinges_on(stage: str, transport: object, says: str) -> None:
    risk = risk_of(assess({"stage": stage, "data.0.transport": transport}), MANUAL)
    assert (risk.state, criteria_of(risk.left_open)) == (RiskState.CANNOT_BE_TOLD, [""])
    (piece,) = risk.left_open
    assert piece.says == says


def test_hinges_that_are_missing_make_one_piece_and_those_a_criterion_misses_none() -> None:
    changes = {"tools.0.interface": GONE, "tools.1.interface": GONE, "tools.1.identity": GONE}
    risk = risk_of(assess({**changes, "stage": "proposed"}), HACK)
    assert [piece.says for piece in risk.left_open] == [
        "No answer yet: interface (tools 1), interface (tools 2), identity (tools 2)."
    ]
    risk = risk_of(assess({**changes, "stage": "approved"}), HACK)
    assert criteria_of(risk.left_open) == ["TOOL-04", "TOOL-05", ""]
    assert risk.left_open[-1].says == "No answer yet: interface (tools 2)."


def test_vague_hinge_is_quoted() -> None:
    risk = risk_of(assess({"stage": "proposed", "policy.document": "TBD"}), CHAT)
    assert [(piece.says, piece.phrase) for piece in risk.left_open] == [
        ("“TBD” puts the question off: document (policy).", "TBD")
    ]


def test_pilot_without_tools_is_clear_of_integration_by_hack() -> None:
    risk = risk_of(assess({"tools": []}), HACK)
    assert (risk.state, criteria_of(risk.speaks_against)) == (RiskState.CLEAR, ["TOOL-01"])


def test_sign_speaks_for_its_pattern_with_its_place() -> None:
    assessment = assess_text("title: T\nstage: proposed\npolicy:\n  approved_by: Chat thread with Legal\n")
    (piece,) = risk_of(assessment, CHAT).speaks_for
    assert (piece.says, piece.words, piece.phrase) == (
        "A message is given for an approval.",
        "Chat thread with Legal",
        "Chat thread",
    )
    assert (piece.criterion, piece.place) == (None, ("pilots/invoice-triage.yml", 4, 16))


@pytest.mark.parametrize(("start", "state"), [("2026-10-19", "cannot-be-told"), ("2026-10-05", "at-risk")])
def test_decision_that_is_overdue_had_to_be_there(start: str, state: str) -> None:
    changes = {"stage": "piloting", "timebox.start": start, "decisions": GONE, "success.0.result": GONE}
    risk = risk_of(assess(changes), MODEL)
    assert risk.state == state
    assert criteria_of(risk.speaks_for or risk.left_open) == ["VAL-03", "DEC-01"]


def test_timebox_of_a_proposal_that_has_run_out_makes_nothing_due() -> None:
    changes = {"stage": "proposed", "timebox.start": "2026-01-05", "decisions": GONE}
    assert risk_of(assess(changes), MODEL).state is RiskState.CLEAR


@pytest.mark.parametrize("stage", ["stopped", "retired"])
def test_pilot_that_has_ended_has_no_stall_ahead_of_it(stage: str) -> None:
    assert assess({"stage": stage, "data.0.transport": "manual"}).stalls == ()


def test_one_answer_that_two_criteria_miss_counts_once() -> None:
    risk = risk_of(assess({"stage": "approved", "owner.name": "nobody"}), NOBODY)
    assert criteria_of(risk.speaks_for) == ["OWN-01"]


def test_risks_come_by_likelihood_and_equals_in_the_order_of_the_playbook() -> None:
    changes = {"stage": "proposed", "data.0.transport": "manual", "owner.name": "Lena Fischer", "policy.document": GONE}
    assert [risk.article.id for risk in assess(changes).stalls] == [MANUAL, NOBODY, CHAT, HACK, MODEL]


PATTERN = "---\ntitle: {0}\nkind: pattern\norder: {1}\n{2}---\n"
CRITERION = (
    "criteria: [{id: FUN-01, title: Paid, gate: approve, level: must, fix: F, "
    "fields: [sponsor.name], check: 'pilot.sponsor.name != \"Nemo\"'}]\n"
)


def assess_with(record: str, **patterns: str) -> Assessment:
    """The assessment of a record against a playbook of these patterns, each with lines of its front matter."""
    return assess_among(None, record, patterns)


def assess_among(repeats: Repeats | None, record: str, patterns: Mapping[str, str]) -> Assessment:
    """The same, where other records have some of its answers."""
    articles = tuple(
        read_article(PATTERN.format(name, number, lines), f"patterns/{name}", f"{name}.md")[0]
        for number, (name, lines) in enumerate(patterns.items())
    )
    playbook = Playbook(settings=bench().playbook.settings, articles=articles)
    phrases = PhraseBook(playbook.settings.phrases)
    environment = ConditionEnvironment(playbook, phrases, TODAY)
    assert list(check_conditions(playbook, environment, TODAY)) == []
    assessment = Assessor(playbook, phrases, environment, TODAY).assess(
        read_pilot(record, "a", "pilots/a.yml"), repeats
    )
    assert assessment is not None
    return assessment


def test_hinge_that_many_records_share_is_left_open() -> None:
    copied = "Decisions of a legal or other kind that have significant effects on the people concerned by them"
    record = f"title: T\nstage: proposed\npolicy: {{must_not_decide: {copied}}}\n"
    counted = RepeatCount(Phrases(repeated=Repeated(words=12, records=2)))
    for number in range(2):
        counted.add(number, read_pilot(record, "a", "pilots/a.yml").pilot)
    repeats, _ = counted.sum_up()
    (risk,) = assess_among(repeats, record, {"chat": "hinges_on: [policy.must_not_decide]\n"}).stalls
    assert [piece.phrase for piece in risk.left_open] == [copied]


def test_patterns_are_those_of_the_playbook() -> None:
    record = "title: T\nstage: proposed\nsponsor: Nemo\nnotes: It drips.\n"
    signs = "signs: [{says: It leaks., phrases: [drips]}]\n"
    found = assess_with(record, money=CRITERION, leak=signs, silent="")
    assert [(risk.article.id, risk.state.value, len(risk.speaks_for)) for risk in found.stalls] == [
        ("money", "at-risk", 1),
        ("leak", "at-risk", 1),
        ("silent", "cannot-be-told", 0),
    ]


def test_playbook_without_patterns_has_no_risks() -> None:
    assert assess_with("title: T\nstage: proposed\n").stalls == ()


@pytest.mark.parametrize("order", list(permutations(["a", "b", "c"])))
def test_equal_risks_stand_in_the_order_of_the_playbook(order: tuple[str, ...]) -> None:
    risks = assess_with("title: T\nstage: proposed\n", **dict.fromkeys(order, "")).stalls
    assert [risk.article.id for risk in risks] == list(order)


def test_record_without_a_tree_has_no_risks() -> None:
    assessment = assess()
    assert replace(assessment, file=replace(assessment.file, source=None)).stalls == ()
