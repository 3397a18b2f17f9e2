"""What a playbook knows about its articles and criteria."""

from datetime import date

import pytest

from pilotbook.records.article_file import read_article
from pilotbook.records.playbook import Article, Capability, Criterion, Playbook, Settings
from pilotbook.records.vocabulary import Gate, Kind, Level


def write_article(address: str, kind: Kind, *criteria: str, order: int = 1, label: str = "") -> Article:
    lines = ["---", f"title: About {address}", f"kind: {kind}", f"order: {order}", f"label: {label}", "criteria:"]
    lines += [f"  - {{title: T, fix: F, {criterion}}}" for criterion in criteria]
    article, problems = read_article("\n".join([*lines, "---", ""]), address, f"{address}.md")
    assert problems == ()
    return article


OWNER = write_article(
    "questions/owner",
    Kind.QUESTION,
    "id: OWN-01, gate: approve, level: must, pattern: nobody, choice: leader",
    "id: OWN-02, gate: start, level: should, must_from: ship, pattern: nobody",
    order=2,
    label="Owner",
)
DATA = write_article("questions/data", Kind.QUESTION, "id: DATA-01, gate: decide, level: must")
NOBODY = write_article("patterns/nobody", Kind.PATTERN, "id: PAT-01, gate: operate, level: should")
LEADER = write_article("choices/leader", Kind.CHOICE)
PLAYBOOK = Playbook(
    settings=Settings(
        capabilities=(
            Capability(id="gateway", title="G", available=True),
            Capability(id="roster", title="R", available=False),
            Capability(id="forums", title="F"),
        )
    ),
    articles=(LEADER, NOBODY, DATA, OWNER),
)


def ids(criteria: tuple[Criterion, ...]) -> list[str]:
    return [criterion.id for criterion in criteria]


def test_of_kind_goes_by_order() -> None:
    assert PLAYBOOK.of_kind(Kind.QUESTION) == (DATA, OWNER)
    assert PLAYBOOK.of_kind(Kind.ARTICLE) == ()


def test_criteria_begin_with_those_of_questions() -> None:
    assert ids(PLAYBOOK.criteria) == ["DATA-01", "OWN-01", "OWN-02", "PAT-01"]


def test_homes_know_the_article_of_each_criterion() -> None:
    assert {name: article.address for name, article in PLAYBOOK.homes.items()} == {
        "PAT-01": "patterns/nobody",
        "DATA-01": "questions/data",
        "OWN-01": "questions/owner",
        "OWN-02": "questions/owner",
    }


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (OWNER, ["OWN-01", "OWN-02"]),
        (NOBODY, ["OWN-01", "OWN-02", "PAT-01"]),
        (LEADER, ["OWN-01"]),
        (DATA, ["DATA-01"]),
    ],
    ids=lambda each: each.id if isinstance(each, Article) else "",
)
def test_criteria_of_an_article_are_its_own_and_those_that_name_it(article: Article, expected: list[str]) -> None:
    assert ids(PLAYBOOK.criteria_of(article)) == expected


def test_at_gate_lists_a_criterion_also_where_it_becomes_a_must() -> None:
    assert {gate: ids(PLAYBOOK.at_gate(gate)) for gate in Gate} == {
        Gate.APPROVE: ["OWN-01"],
        Gate.START: ["OWN-02"],
        Gate.DECIDE: ["DATA-01"],
        Gate.SHIP: ["OWN-02"],
        Gate.OPERATE: ["PAT-01"],
    }


def test_available_are_capabilities_that_say_so() -> None:
    assert PLAYBOOK.available == ("gateway",)


@pytest.mark.parametrize(
    ("gate", "level"),
    [(Gate.START, Level.SHOULD), (Gate.DECIDE, Level.SHOULD), (Gate.SHIP, Level.MUST), (Gate.OPERATE, Level.MUST)],
)
def test_level_at_a_gate_rises_from_the_gate_that_is_named(gate: Gate, level: Level) -> None:
    assert OWNER.front.criteria[1].level_at(gate) is level


def test_level_at_a_gate_is_that_of_the_criterion() -> None:
    assert OWNER.front.criteria[0].level_at(Gate.OPERATE) is Level.MUST
    assert NOBODY.front.criteria[0].level_at(Gate.OPERATE) is Level.SHOULD


@pytest.mark.parametrize(
    ("when", "check", "expected"),
    [
        ("", "", False),
        ("", "days_since(pilot.policy.approved_on) < 365", True),
        ("clock.decision_due < today", "", True),
        ("", 'pilot.owner.name != ""', False),
    ],
    ids=str,
)
def test_is_timed_tells_whether_mere_days_change_the_outcome(when: str, check: str, *, expected: bool) -> None:
    assert Criterion(when=when, check=check).is_timed is expected


def test_label_of_an_article_is_short_where_it_has_one() -> None:
    assert (OWNER.label, LEADER.label, OWNER.id) == ("Owner", "About choices/leader", "owner")


def test_criterion_reads_every_field_of_the_design() -> None:
    article = write_article(
        "questions/tools",
        Kind.QUESTION,
        'id: TOOL-01, gate: ship, level: must, each: tools, fields: [tools.log], when: "true", check: "false", '
        "otherwise: O, capability: gateway, max_waiver_days: 0, since: 2026-09-01",
    )
    (criterion,) = article.front.criteria
    assert (criterion.each, criterion.fields, criterion.when, criterion.check) == (
        "tools",
        ("tools.log",),
        "true",
        "false",
    )
    assert (criterion.otherwise, criterion.capability) == ("O", "gateway")
    assert (criterion.max_waiver_days, criterion.since) == (0, date(2026, 9, 1))
