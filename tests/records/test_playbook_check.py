"""Articles that do not fit together, each problem at its place."""

import pytest

from pilotbook.diagnostic import MAX_PROBLEMS, Code
from pilotbook.records.article_file import read_article
from pilotbook.records.playbook import AddedField, Article, Capability, Playbook, Settings
from pilotbook.records.playbook_check import check_playbook, criteria_with_places, keep_usable
from pilotbook.records.vocabulary import AddedType
from tests.records.brief import Brief, brief

SETTINGS = Settings(
    capabilities=(Capability(id="tool-gateway", title="Tool gateway"),),
    fields=(AddedField(name="cost_centre", type=AddedType.TEXT, label="Cost centre", description="Who pays."),),
)
BLANK = "gate: approve, level: must, title: T, fix: F"


def write_article(address: str, kind: str, *criteria: str) -> Article:
    lines = [
        "---",
        "title: T",
        f"kind: {kind}",
        "criteria:",
        *(f"  - {{{criterion}, {BLANK}}}" for criterion in criteria),
    ]
    article, problems = read_article("\n".join([*lines, "---", ""]), address, f"docs/playbook/{address}.md")
    assert problems == ()
    return article


def make_playbook(*criteria: str) -> Playbook:
    return Playbook(
        settings=SETTINGS,
        articles=(
            write_article("choices/operating-leader", "choice"),
            write_article("patterns/nobody-owned-maintenance", "pattern"),
            write_article("questions/owner", "question", *criteria),
        ),
    )


GOOD = (
    "id: OWN-01, fields: [owner, owner.name, data.permission.granted_by, cost_centre]",
    "id: OWN-02, pattern: nobody-owned-maintenance, choice: operating-leader, capability: tool-gateway",
    "id: OWN-03, each: tools",
    "id: OWN-04, each: review.held, since: 2026-09-01, warns_until: 2026-09-01",
    "id: OWN-05, each: policy.must_not_decide",
)


def test_check_playbook_is_content_with_what_fits() -> None:
    assert list(check_playbook(make_playbook(*GOOD))) == []


@pytest.mark.parametrize(
    ("criterion", "expected", "words"),
    [
        ("id: own-1", (Code.WRONG_TYPE, 5, 10), "found 'own-1'"),
        ("id: OWN-1", (Code.WRONG_TYPE, 5, 10), "found 'OWN-1'"),
        ("id: X-01", (Code.WRONG_TYPE, 5, 10), "found 'X-01'"),
        ("id: OWN-01, fields: [owner.name, owner.nmae]", (Code.UNKNOWN_FIELD, 5, 39), "did you mean 'owner.name'?"),
        ("id: OWN-01, fields: [cost_center]", (Code.UNKNOWN_FIELD, 5, 27), "did you mean 'cost_centre'?"),
        ("id: OWN-01, fields: [wholly.else]", (Code.UNKNOWN_FIELD, 5, 27), "the guide's page about the record"),
        ("id: OWN-01, each: tool", (Code.UNKNOWN_FIELD, 5, 24), "did you mean 'tools'?"),
        ("id: OWN-01, each: owner", (Code.UNKNOWN_FIELD, 5, 24), "expected a list of a pilot in OWN-01, found 'owner'"),
        ("id: OWN-01, each: title", (Code.UNKNOWN_FIELD, 5, 24), "the lists are tags, timebox.extensions"),
        ("id: OWN-01, each: decisions.budget", (Code.UNKNOWN_FIELD, 5, 24), "found 'decisions.budget'"),
        ("id: OWN-01, each: owner.colour", (Code.UNKNOWN_FIELD, 5, 24), "found 'owner.colour'"),
        ("id: OWN-01, each: title.x", (Code.UNKNOWN_FIELD, 5, 24), "found 'title.x'"),
        ("id: OWN-01, pattern: nobody-owned-maintenence", (Code.UNKNOWN_ARTICLE, 5, 27), "did you mean 'nobody-owned-"),
        ("id: OWN-01, pattern: operating-leader", (Code.UNKNOWN_ARTICLE, 5, 27), "expected a pattern that an article"),
        ("id: OWN-01, choice: x", (Code.UNKNOWN_ARTICLE, 5, 26), "or name one of operating-leader"),
        ("id: OWN-01, capability: gateway", (Code.UNKNOWN_CAPABILITY, 5, 30), "did you mean 'tool-gateway'?"),
        ("id: OWN-01, warns_until: 2027-02-28", (Code.MISSING_KEY, 5, 31), "expected 'since' beside 'warns_until'"),
        (
            "id: OWN-01, since: 2026-09-01, warns_until: 2026-08-31",
            (Code.DATE_ORDER, 5, 50),
            "expected a day from 2026-09-01 on in 'warns_until', found 2026-08-31",
        ),
        ("id: OWN-01, capability: x", (Code.UNKNOWN_CAPABILITY, 5, 30), "declare it there, or name one of tool-"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_check_playbook_places_what_does_not_fit(criterion: str, expected: Brief, words: str) -> None:
    (problem,) = check_playbook(make_playbook(criterion))
    assert brief([problem]) == [expected]
    assert problem.place.path == "docs/playbook/questions/owner.md"
    assert words in f"{problem.message}; {problem.hint}"
    assert problem.criterion == criterion.split(",", maxsplit=1)[0].removeprefix("id: ")


def test_check_playbook_finds_an_id_used_twice_in_one_article() -> None:
    (problem,) = check_playbook(make_playbook("id: OWN-01", "id: OWN-02", "id: OWN-01"))
    assert brief([problem]) == [(Code.DUPLICATE_CRITERION, 7, 10)]
    assert "found OWN-01 again (first in docs/playbook/questions/owner.md)" in problem.message


def test_check_playbook_finds_an_id_used_in_two_articles() -> None:
    playbook = make_playbook("id: OWN-01")
    other = write_article("questions/data", "question", "id: DATA-01", "id: OWN-01")
    (problem,) = check_playbook(Playbook(settings=SETTINGS, articles=(*playbook.articles, other)))
    assert problem.place == ("docs/playbook/questions/data.md", 6, 10)
    assert "(first in docs/playbook/questions/owner.md)" in problem.message


def test_check_playbook_stops_listing_the_problems_of_one_article() -> None:
    fields = ", ".join(f"field{number}" for number in range(2_000))
    problems = list(check_playbook(make_playbook(f"id: OWN-01, fields: [{fields}]")))
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].code is Code.MORE_PROBLEMS


def test_keep_usable_keeps_all_that_fits() -> None:
    playbook = make_playbook(*GOOD)
    assert keep_usable(playbook) == playbook


def test_keep_usable_drops_what_cannot_be_judged() -> None:
    playbook = make_playbook(
        "id: OWN-01", "id: OWN-02, each: owner", "id: OWN-01, each: tools", "id: OWN-03, fields: [x]"
    )
    other = write_article("questions/tools", "question", "id: OWN-03", "id: TOOL-01, each: tools")
    usable = keep_usable(Playbook(settings=SETTINGS, articles=(*playbook.articles, other)))
    assert [criterion.id for criterion in usable.criteria] == ["OWN-01", "OWN-03", "TOOL-01"]


def test_criteria_with_places_passes_over_what_was_left_out() -> None:
    text = (
        "---\ntitle: T\nkind: question\ncriteria:\n"
        f"  - {{{BLANK}}}\n  - id: |\n      OWN-01\n    {BLANK.replace(', ', chr(10) + '    ')}\n"
        f"  - {{id: OWN-02, title: T, fix: F}}\n  - {{id: OWN-03, {BLANK}}}\n---\n"
    )
    article, _ = read_article(text, "a", "a.md")
    assert [(criterion.id, path) for criterion, path in criteria_with_places(article)] == [
        ("OWN-01", ("criteria", 1)),
        ("OWN-03", ("criteria", 3)),
    ]


def test_criteria_with_places_is_empty_without_criteria() -> None:
    article, _ = read_article("---\ntitle: T\nkind: article\n---\n", "a", "a.md")
    assert list(criteria_with_places(article)) == []
