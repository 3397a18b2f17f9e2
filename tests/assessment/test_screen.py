"""The screen says of each criterion what `facts.py` says of it, and is clear only where there is nothing to report."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from bench.synthetic_pilots import TODAY as BENCH_DAY
from bench.synthetic_pilots import make_pilot
from pilotbook.assessment import field_scan
from pilotbook.assessment.assess import Assessor
from pilotbook.assessment.claims import diagnose_claims
from pilotbook.assessment.field_scan import Answered, UnknownScan, make_scan
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.screen import _View
from pilotbook.assessment.verdict import Assessment, Finding
from pilotbook.assessment.waiver_check import diagnose_ends
from pilotbook.portfolio.load import prepare_playbook
from pilotbook.records.phrases import Phrases
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.playbook import AddedField, Settings
from pilotbook.records.shape import Empty, Field, Kind
from pilotbook.records.vocabulary import AddedType, Cadence
from tests.assessment.criteria.all_cases import CASES
from tests.assessment.exemplary import RECORD, assess, assess_text, bench
from tests.assessment.small_playbook import playbook_of
from tests.hostile import mutants

PILOTS = Path(__file__).parents[2] / "pilots"
SAID = {Finding.MET: True, Finding.NOT_APPLICABLE: True}


def assert_agrees(assessor: Assessor, assessment: Assessment) -> bool | None:
    """Hold the screen against the facts; whether it was clear, or None for a file that it says nothing of."""
    subject = assessor._environment.make_subject(assessment.pilot, assessment.clock)
    empty = assessment.source.empty_lists
    is_clear = assessor._screen.is_clear(subject, assessment.stage, empty)
    if empty is None:
        assert not is_clear
        return None
    plan = assessor._screen._plans[assessment.stage]
    screened = {identifier: judge(_View(subject, empty)) for identifier, _, judge in plan}
    facts = {verdict.criterion.id: verdict.fact for verdict in assessment.verdicts}
    assert screened == {
        identifier: None if fact.problem is not None else SAID.get(fact.finding, False)
        for identifier, fact in facts.items()
    }
    claims = [*diagnose_claims("a", assessment.stage, assessment.verdicts, assessor._playbook)]
    claims += diagnose_ends(assessment.verdicts, "a", assessment.source, assessment.clock)
    assert not (is_clear and claims)
    return is_clear


@pytest.mark.parametrize("case", CASES, ids=[f"{case.criterion} {case.why}" for case in CASES])
def test_screen_agrees_on_a_case(case: object) -> None:
    assert_agrees(bench().assessor, assess(case.changes))  # type: ignore[attr-defined]


@pytest.mark.parametrize("file", sorted(PILOTS.glob("*.yml")), ids=lambda file: file.stem)
def test_screen_agrees_on_a_sample(file: Path) -> None:
    assert_agrees(bench().assessor, assess_text(file.read_text(encoding="utf-8")))


def test_screen_agrees_on_spoilt_pilots(monkeypatch: pytest.MonkeyPatch) -> None:
    random, prepared = Random(1), prepare_playbook(None, BENCH_DAY)  # noqa: S311 - the same pilots each time
    seeds = [make_pilot(random, number).encode() for number in range(20)]
    monkeypatch.setattr(mutants, "SEEDS", [RECORD.encode(), *seeds])
    became: Counter[bool | None] = Counter()
    for number in range(800):
        file = read_pilot(mutants.make_mutant(number, 9).decode("utf-8", errors="replace"), "a", "pilots/a.yml")
        assessment = prepared.assessor.assess(file)
        if assessment is not None:
            became[assert_agrees(prepared.assessor, assessment)] += 1
    assert min(became[True], became[False], became[None]) > 10


def test_screen_is_clear_of_good_pilots() -> None:
    random, prepared = Random(2), prepare_playbook(None, BENCH_DAY)  # noqa: S311 - the same pilots each time
    for number in range(30):
        assessment = prepared.assessor.assess(read_pilot(make_pilot(random, number), "a", "pilots/a.yml"))
        assert assessment is not None
        assert assert_agrees(prepared.assessor, assessment)
        assert assessment.diagnostics == ()


ITEMS = ["", "[]", "[a]", "[a, tbd]"]


@pytest.mark.parametrize(
    "criterion",
    [
        "fields: [title]",
        "fields: [owner, timebox.extensions]",
        "fields: [tags, relies_on]",
        "fields: [relies_on, tools.reversal.method]",
        "fields: [decisions.budget.cost, decisions.by]",
        "fields: [links.url]\ncheck: pilot.title != ''",
        "fields: [review.held.outcome]\ncheck: pilot.review.held.size() == 1",
        "fields: [tags]\ncheck: pilot.tags.size() == 1",
        "fields: [cost_centre]",
        "fields: [laws]\ncheck: pilot.laws.size() > 0",
        "each: relies_on\nfields: [relies_on]",
        "each: relies_on\nfields: [owner.name, relies_on]\ncheck: item == 'a'",
        "each: tools\nfields: [tools]",
        "each: tools\nfields: [tools, tags]",
        "each: relies_on\nfields: [relies_on, tags]\ncheck: item != 'b'",
        "each: tools\nfields: [tools.log, owner.name]\nwhen: item.action != 'read'",
        "each: review.held\nfields: [review.held.on]\ncheck: item.outcome != ''",
        "each: decisions\nfields: [decisions.budget.due]\nwhen: item.outcome == 'budget'",
        "fields: [title]\ncheck: pilot.tags[0] == 'a'",
        "fields: [title]\nwhen: pilot.tags[1] == 'a'",
        "each: tools\nfields: [tools.name]\ncheck: item.name.split('x')[1] == 'a'",
        "each: tools\nfields: [tools.name]\nwhen: pilot.tags[1] == 'a'",
    ],
)
def test_screen_agrees_on_fields_of_every_kind(criterion: str) -> None:
    fields = tuple(
        AddedField(name=name, type=kind, label=name, description="x")
        for name, kind in (("cost_centre", AddedType.TEXT), ("laws", AddedType.TEXTS))
    )
    settings = Settings(phrases=bench().playbook.settings.phrases, fields=fields)
    small = playbook_of(criterion, settings=settings)
    seen = set()
    for more in (
        "",
        "owner: Ann\ntags: [a]\nrelies_on: []\ntools: []\ncost_centre: 4711\nlaws: [A]\n",
        "owner: ' '\ntags: a\nrelies_on: a\ntools: [{name: axa, log: b}]\ncost_centre: tbd\nlaws: []\n",
        "owner: {}\ntags: [a, b]\nrelies_on: [a, b]\ntools: [{name: a, action: read}, {log: x}]\nlaws: [tbd]\n",
        "tools: [{name: a, log: tbd}, {}]\nrelies_on: [a, tbd]\nlinks: [{url: https://example.com}]\n",
        "review: {held: []}\ndecisions: []\nlinks: []\ntimebox: {extensions: []}\n",
        "review: {held: [{on: 2026-10-01, outcome: a}]}\ndecisions: [{outcome: ship, by: Ann}]\n",
        "review: {held: [{on: 2026-10-01}, {}]}\ndecisions: [{outcome: budget, budget: [{due: 2026-12-01}, {}]}]\n",
        "decisions: [{outcome: budget, by: tbd, budget: [{due: 2026-12-01, cost: 4 EUR}]}, {outcome: budget}]\n",
        "ownr: Ann\n",
    ):
        seen.add(assert_agrees(small.assessor, small.assess(f"title: A\nstage: approved\n{more}")))
    assert len(seen) > 1


def test_screen_is_not_clear_where_a_waiver_names_what_does_not_hold() -> None:
    small = playbook_of("fields: [sponsor.name]")
    waiver = "criterion: SEA-01, reason: x, approved_by: Ann, granted_on: 2026-11-20, expires: 2026-11-25"
    waived = small.assess(f"title: A\nstage: proposed\nwaivers: [{{{waiver}}}]\n")
    assert assert_agrees(small.assessor, waived) is False
    assert assert_agrees(small.assessor, small.assess("title: A\nstage: proposed\n")) is True


def test_screen_leaves_a_list_within_a_record_to_the_facts_where_being_empty_may_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = Field(name="held", kind=Kind.TEXTS, description="x", empty=Empty.ANSWERS)
    monkeypatch.setattr(field_scan, "steps_to", lambda _: (Field(name="a", kind=Kind.RECORD, description="x"), held))
    with pytest.raises(UnknownScan):
        make_scan("a.held")
    small = playbook_of("fields: [review.held]")
    assessment = small.assess("title: A\nstage: approved\nreview: {held: [{on: 2026-11-20}]}\n")
    subject = small.assessor._environment.make_subject(assessment.pilot, assessment.clock)
    assert not small.assessor._screen.is_clear(subject, assessment.stage, frozenset())
    assert assessment.diagnostics == ()


def test_answers_are_remembered_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Answered, "MOST", 2)
    answered = Answered(PhraseBook(Phrases(anywhere=("tbd",))))
    values = ("a", "tbd", " ", None, False, (), "a", "tbd", Cadence.WEEKLY)
    assert [answered[value] for value in values] == [True, False, False, False, True, False, True, False, True]
    assert len(answered) <= 2
