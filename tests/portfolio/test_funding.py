"""Which missing capability to fund first."""

from dataclasses import replace

import pytest

from pilotbook.portfolio.funding import Case, FundingPlan, plan_funding
from tests.assessment.exemplary import GONE, Changes, change_record
from tests.site.group_site import draw_group, publish, take
from tests.site.made_site import GOOD, draw_portfolio

GATEWAY, EVALUATION = "tool-gateway", "evaluation"


def scaling(changes: Changes | None = None) -> str:
    """A pilot that is ready to ship, but for the changes."""
    return change_record({"stage": "scaling"} | (changes or {}))


def plan_of(**pilots: str) -> FundingPlan:
    return plan_funding(draw_portfolio(pilots))


def cases_of(plan: FundingPlan) -> dict[str, Case]:
    return {case.capability.id: case for case in plan.cases}


def passing(plan: FundingPlan) -> dict[str, list[str]]:
    return {
        name: ids
        for name, case in cases_of(plan).items()
        if (ids := [each.assessment.id for each in case.waiting if each.passes])
    }


def test_plan_without_pilots_lists_what_is_missing() -> None:
    plan = plan_of()
    assert [case.capability.id for case in plan.cases] == [GATEWAY, EVALUATION]
    assert not any(case.waiting or case.funded for case in plan.cases)
    assert plan.passing_together == ()


def test_ready_pilot_waits_for_nothing() -> None:
    assert not any(case.waiting for case in plan_of(a=scaling()).cases)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"relies_on": [GATEWAY]}, {GATEWAY: ["a"]}),
        ({"relies_on": [" tool-gateway "]}, {}),
        ({"relies_on": ["scheduled-pipelines", EVALUATION]}, {EVALUATION: ["a"]}),
        ({"tools.1.interface": "screen"}, {GATEWAY: ["a"]}),
        ({"tools.1.reversal.tested_on": GONE}, {EVALUATION: ["a"]}),
        ({"relies_on": [GATEWAY], "tools.1.interface": "screen"}, {GATEWAY: ["a"]}),
        ({"relies_on": [GATEWAY, EVALUATION]}, {}),
        ({"relies_on": [GATEWAY], "tools.1.reversal.tested_on": GONE}, {}),
        ({"relies_on": [GATEWAY], "data.0.transport": "manual"}, {}),
        ({"relies_on": [GATEWAY], "owner.deputy": GONE}, {}),
    ],
)
def test_pilot_passes_if_all_that_holds_it_back_is_supplied(changes: Changes, found: dict[str, list[str]]) -> None:
    assert passing(plan_of(a=scaling(changes))) == found


def test_pilot_that_needs_two_passes_with_both_together() -> None:
    plan = plan_of(a=scaling({"relies_on": [GATEWAY, EVALUATION]}), b=scaling({"relies_on": [GATEWAY]}), c=scaling())
    assert passing(plan) == {GATEWAY: ["b"]}
    assert [each.id for each in plan.passing_together] == ["a", "b"]


@pytest.mark.parametrize(
    ("record", "place"),
    [
        ("", "untold"),
        ("tools: []\n", ""),
        ("tools: [{name: Draft, action: write}]\n", "waiting"),
        ("tools: [{name: Draft, log: to be determined, action: read}]\n", "waiting"),
        ("tools: [{name: Draft, action: read, log: https://example.com/log}]\n", ""),
    ],
)
def test_silence_is_no_sign_that_a_pilot_waits(record: str, place: str) -> None:
    case = cases_of(plan_of(a=GOOD + record))[GATEWAY]
    assert "".join(name for name, found in (("waiting", case.waiting), ("untold", case.untold)) if found) == place


def test_advice_makes_nobody_wait() -> None:
    """A screen is advised against before the start, and has to be gone before shipping."""
    screen: Changes = {"tools.1.interface": "screen"}
    approved = {"stage": "approved", "decisions": GONE}
    plan = plan_of(a=change_record(approved | screen), b=scaling(screen))
    assert [each.assessment.id for each in cases_of(plan)[GATEWAY].waiting] == ["b"]


def test_part_of_an_answer_is_a_sign_that_the_rest_is_missing() -> None:
    """Where the register of policies is missing: a policy without a document, and no policy at all."""
    portfolio = draw_portfolio(
        {
            "a": change_record({"stage": "approved", "decisions": GONE, "policy.document": GONE}),
            "b": change_record({"stage": "approved", "decisions": GONE, "policy": GONE}),
        }
    )
    settings = portfolio.playbook.settings
    gone = tuple(replace(each, available=each.id != "policy-register") for each in settings.capabilities)
    playbook = replace(portfolio.playbook, settings=replace(settings, capabilities=gone))
    plan = plan_funding(replace(portfolio, playbook=playbook))
    assert [each.id for each in plan.passing_together] == ["a"], "nobody can tell of the other"
    case = cases_of(plan)["policy-register"]
    assert [(each.assessment.id, each.passes) for each in case.waiting] == [("a", True)]
    assert [each.id for each in case.untold] == ["b"]


def test_gate_that_counts_is_the_next_one() -> None:
    """The first lacks its log before approval; the second is approved, and lacks it at a gate that lies behind."""
    changes: Changes = {"tools.0.log": GONE, "decisions": GONE}
    plan = plan_of(a=change_record({"stage": "proposed"} | changes), b=change_record({"stage": "approved"} | changes))
    assert passing(plan) == {GATEWAY: ["a"]}
    waiting = cases_of(plan)[GATEWAY].waiting
    assert [(each.assessment.id, [verdict.criterion.id for verdict in each.short]) for each in waiting] == [
        ("a", ["TOOL-02"]),
        ("b", ["TOOL-02"]),
    ]


@pytest.mark.parametrize(
    ("stage", "waits"),
    [("proposed", True), ("piloting", True), ("production", True), ("stopped", False), ("retired", False)],
)
def test_pilot_that_relies_on_a_capability_waits_for_it_until_it_has_ended(stage: str, *, waits: bool) -> None:
    case = cases_of(plan_of(a=f"title: A\nstage: {stage}\nrelies_on: [{GATEWAY}]\n"))[GATEWAY]
    assert [each.relies for each in case.waiting] == [True] * waits
    assert case.passing == 0


def test_capability_that_nobody_declared_is_missing_as_well() -> None:
    plan = plan_of(a=scaling({"relies_on": ["warp-drive", "Zeppelin", "warp-drive"]}), b=GOOD)
    cases = cases_of(plan)
    assert list(cases) == ["Zeppelin", "warp-drive", GATEWAY, EVALUATION]
    assert [cases[name].is_declared for name in ("warp-drive", GATEWAY)] == [False, True]
    assert cases["warp-drive"].capability.title == "warp-drive"
    assert passing(plan_of(a=scaling({"relies_on": ["warp-drive"]}))) == {"warp-drive": ["a"]}


def test_cases_come_by_how_many_would_pass_then_by_how_many_wait() -> None:
    rely = f"title: A\nstage: proposed\nrelies_on: [{GATEWAY}]\n"
    one = plan_of(a=rely, b=rely, c=scaling({"relies_on": [EVALUATION]}))
    assert [case.capability.id for case in one.cases] == [EVALUATION, GATEWAY]
    two = plan_of(a=rely.replace(GATEWAY, EVALUATION))
    assert [case.capability.id for case in two.cases] == [EVALUATION, GATEWAY]


def test_those_who_would_pass_come_first_among_those_who_wait() -> None:
    plan = plan_of(a=f"title: A\nstage: proposed\nrelies_on: [{GATEWAY}]\n", z=scaling({"relies_on": [GATEWAY]}))
    assert [each.assessment.id for each in cases_of(plan)[GATEWAY].waiting] == ["z", "a"]


def test_budget_decisions_are_listed_with_the_capability_they_pay_for() -> None:
    line = "{on: 2026-09-01, outcome: budget, budget: [{capability: tool-gateway, cost: 40 kEUR}, {capability: x}]}"
    plan = plan_of(a=f"title: A\nstage: stopped\ndecisions: [{line}, {line}]\n")
    funded = cases_of(plan)[GATEWAY].funded
    assert [(each.assessment.id, each.line.cost) for each in funded] == [("a", "40 kEUR")] * 2
    assert "x" not in cases_of(plan), "nobody waits for it"


def test_playbook_in_which_nothing_depends_on_capabilities_lets_nobody_pass_for_them() -> None:
    portfolio = draw_portfolio({"a": scaling({"relies_on": [GATEWAY]})})
    bare = replace(portfolio, playbook=replace(portfolio.playbook, articles=()))
    assert passing(plan_funding(bare)) == {}


def test_pilot_of_another_portfolio_waits_and_nobody_can_tell_whether_it_would_pass() -> None:
    relying = scaling({"relies_on": [GATEWAY]})
    own = plan_funding(draw_group({"a": relying}).group)
    others = plan_funding(draw_group({}, {"a": relying}).group)
    assert passing(own) == {GATEWAY: ["a"]}
    assert passing(others) == {}
    (waiting,) = cases_of(others)[GATEWAY].waiting
    assert (waiting.assessment.id, waiting.relies) == ("finance/a", True)


def test_pilot_of_another_portfolio_that_falls_short_waits_for_what_would_supply_it() -> None:
    short = scaling({"tools.1.reversal.tested_on": GONE})
    plan = plan_funding(draw_group({}, {"a": short}).group)
    assert [each.assessment.id for each in cases_of(plan)[EVALUATION].waiting] == ["finance/a"]


def test_pilot_does_not_wait_for_a_capability_that_its_home_has() -> None:
    content = publish({"a": scaling({"relies_on": [GATEWAY]})})
    has_it = content.replace(b'"Tool gateway","available":false', b'"Tool gateway","available":true')
    assert has_it != content
    case = cases_of(plan_funding(draw_group({}, take(has_it)).group))[GATEWAY]
    assert (case.waiting, case.untold) == ((), ())


def test_capability_that_another_portfolio_has_and_this_one_does_not_know_is_not_missing() -> None:
    plan = plan_funding(draw_group({}, {"a": scaling({"relies_on": ["quantum"]})}).group)
    assert list(cases_of(plan)) == [GATEWAY, EVALUATION]
