import time
from textwrap import dedent

import pytest

from pilotbook.assessment.verdict import Fact, Finding
from pilotbook.diagnostic import Code
from pilotbook.records.playbook import AddedField, Settings
from pilotbook.records.vocabulary import AddedType
from tests.assessment.exemplary import RECORD, assess_text, verdict_on
from tests.assessment.small_playbook import playbook_of


def _fact(criterion: str, record: str) -> Fact:
    (verdict,) = playbook_of(criterion).assess(f"title: A\nstage: approved\n{dedent(record)}").verdicts
    return verdict.fact


def test_fact_of_a_list_is_the_worst_of_its_items() -> None:
    criterion = "each: data\nfields: [data.steward]\ncheck: item.steward != 'Ann'"
    assert _fact(criterion, "data: [{steward: Bo}, {steward: Ann}]").finding is Finding.UNMET
    assert _fact(criterion, "data: [{steward: Bo}, {steward: Ann}, {source: x}]").finding is Finding.UNANSWERED
    assert _fact(criterion, "data: [{source: x}, {steward: Ann}, {steward: tbd}]").finding is Finding.DEFERRED


@pytest.mark.parametrize(
    ("criterion", "record", "line", "column"),
    [
        ("fields: [owner.name]", "owner:\n  name: TBD\n", 4, 9),
        ("fields: [owner.name]", "owner:\n  role: Head\n", 3, 1),
        ("fields: [owner.name]", "unit: Finance\n", 1, 1),
        ("fields: [owner.name]", "owner:\n", 3, 1),
        ("each: data\nfields: [data.steward]", "data:\n  - steward: Ann\n  - source: x\n", 5, 5),
        ("each: data\nfields: [data.permission.reference]", "data:\n  - permission: {granted_by: Ann}\n", 4, 5),
        ("each: tools\nfields: [tools.log]\ncheck: item.log == ''", "tools:\n  - {name: A, log: there}\n", 4, 20),
        ("each: relies_on\nfields: [relies_on]\ncheck: item == 'b'", "relies_on: [b, [], a]\n", 3, 20),
        ("each: relies_on\nfields: [relies_on]\ncheck: item == 'b'", "relies_on: a\n", 3, 12),
        ("fields: [policy.must_not_decide]", "policy:\n  must_not_decide:\n    - Pay\n    -\n    - TBD\n", 7, 7),
    ],
)
def test_fact_stands_at_the_answer_or_its_nearest_parent(criterion: str, record: str, line: int, column: int) -> None:
    assert _fact(criterion, record).place == ("pilots/a.yml", line, column)


@pytest.mark.parametrize(
    ("criterion", "record", "reason"),
    [
        ("fields: [owner.name, policy.approved_on]", "", "No answer yet: name (owner), approved on (policy)."),
        ("fields: [volume.pilot, title]", "", "No answer yet: pilot volume."),
        ("fields: [success.about, success.target]", "", "No answer yet: success measures."),
        (
            "each: tools\nfields: [tools.log]",
            "tools: [{log: here}, {name: a}]",
            "No answer yet: log of its calls (tools 2).",
        ),
        (
            "fields: [data.steward]",
            f"data: [{', '.join(['{source: x}'] * 1007)}]",
            (
                "No answer yet: steward (data 1), steward (data 2), steward (data 3), steward (data 4), "
                "steward (data 5) and 1,002 more."
            ),
        ),
        (
            "fields: [review.forum]",
            "review: {forum: The team}",
            "“The team” says nothing by itself: forum (review).",
        ),
        ("check: pilot.unit == 'Sea'", "", "This does not hold: Rule 1."),
        ("check: pilot.unit == 'Sea'\notherwise: No sea.", "", "No sea."),
        (
            "fields: [owner.role]\ncheck: names_person(pilot.owner.role) && names_person( pilot.owner.email )",
            "owner: {role: Head, email: ap-team@example.com}",
            "“ap-team@example.com” names a group, not a person: e-mail.",
        ),
        (
            "each: tools\nfields: [tools.name]\ncheck: names_person(item.name)",
            "tools: [{name: Ann Ash}, {name: Night crew}]",
            "“Night crew” names a group, not a person: name (tools 2).",
        ),
        (
            "fields: [owner.name]\ncheck: names_person(pilot.owner.name) && pilot.owner.role != ''",
            "owner: {name: Ann Ash}",
            "This does not hold: Rule 1.",
        ),
        ("when: pilot.unit == 'Sea'", "", "It does not apply to this pilot."),
        ("each: tools\nfields: [tools, tools.name]", "tools: []", "The record says that there are none."),
    ],
)
def test_reason_says_what_is_missing(criterion: str, record: str, reason: str) -> None:
    assert _fact(criterion, record).reason == reason


def test_evidence_is_the_words_that_were_judged() -> None:
    criterion = (
        "fields: [unit, tags, timebox.weeks, timebox.start, data.personal_data, data]\ncheck: pilot.unit == 'Sea'"
    )
    record = "unit: Finance\ntags: [a, b]\ntimebox: {weeks: 6, start: 2026-09-07}\ndata: [{personal_data: false}]\n"
    assert _fact(criterion, record).evidence == "Finance; a; b; 6; 2026-09-07; false"


def test_missing_list_is_judged_as_one_blank_item() -> None:
    applies = "each: tools\nfields: [tools.log]\nwhen: item.action != 'read'"
    assert _fact(applies, "").finding is Finding.UNANSWERED
    assert _fact(applies, "tools: []").finding is Finding.NOT_APPLICABLE
    assert (
        _fact("each: decisions\nfields: [decisions.by]\nwhen: item.outcome == 'ship'", "").finding
        is Finding.NOT_APPLICABLE
    )
    assert _fact("each: relies_on\nfields: [relies_on]\nwhen: item != ''", "").finding is Finding.NOT_APPLICABLE


def test_added_field_is_an_answer_like_any_other() -> None:
    def added(name: str, kind: AddedType) -> AddedField:
        return AddedField(name=name, type=kind, label=name, description="It.", example="")

    settings = Settings(
        fields=(added("cost_centre", AddedType.TEXT), added("seats", AddedType.NUMBER), added("in use", AddedType.FLAG))
    )
    playbook = playbook_of(
        "fields: [cost_centre]\ncheck: pilot.cost_centre.startsWith('4') && pilot.seats > 3", settings=settings
    )
    assert playbook.diagnostics == ()
    expected = {"cost_centre: 4711\nseats: 5": "met", "seats: 5": "unanswered", "cost_centre: 4711": "unmet"}
    for record, finding in expected.items():
        assert playbook.findings(f"title: A\nstage: approved\n{record}\n")["SEA-01"] == finding
    (verdict,) = playbook.assess("title: A\nstage: approved\n").verdicts
    assert verdict.reason == "No answer yet: cost centre."


_UNREADABLE = (
    ("fields: [owner.accepted_on]", "owner: {accepted_on: soon}"),
    ("fields: [owner.accepted_on]", "owner: [a, b]"),
    ("fields: [owner.name]", "onwer: {name: Ann}"),
    ("fields: [policy.must_not_decide]", "policy: {must_not_decide: [[a]]}"),
    ("each: tools\nfields: [tools, tools.name]", "tools: none"),
    ("each: tools\nfields: [tools.log]", "tools: [{log: here}, [a]]"),
    ("each: tools\nfields: [tools.log]\nwhen: item.action == 'write'", "tools: [{action: wirte}]"),
    ("each: tools\nfields: [tools.log]\nwhen: item.action == 'write'", "tools: none"),
    ("each: relies_on\nfields: [relies_on]\nwhen: item == 'a'", "relies_on: {a: b}"),
    ("fields: [title]\nwhen: pilot.project_manager.name != ''", "project_manager: [Lena]"),
    ("fields: [title]\ncheck: pilot.timebox.weeks <= 12 && pilot.timebox.weeks > 0", "timebox: {weeks: twelve}"),
    ("fields: [title]\ncheck: pilot.data.size() > 0", "data: {a: b}"),
    ("fields: [data.personal_data]\ncheck: pilot.data.all(d, d.personal_data == true)", "data: [{personal_data: yes}]"),
)


@pytest.mark.parametrize(("criterion", "record"), _UNREADABLE)
def test_what_cannot_be_read_is_not_reported_again(criterion: str, record: str) -> None:
    assessment = playbook_of(criterion).assess(f"title: A\nstage: approved\n{record}\n")
    (verdict,) = assessment.verdicts
    assert verdict.outcome is Finding.UNANSWERED
    assert verdict.fact.is_unreadable
    assert verdict.reason.startswith("What the file says of this cannot be read")
    assert assessment.diagnostics
    assert Code.CRITERION_NOT_MET not in {each.code for each in assessment.diagnostics}


@pytest.mark.parametrize(
    ("criterion", "record", "line"),
    [
        ("fields: [owner.accepted_on, owner.deputy]", "owner: {accepted_on: soon}", 3),
        ("each: tools\nfields: [tools.log]", "tools:\n  - log: []\n  - {name: a}", 5),
        ("fields: [owner.accepted_on]", "timebox: {start: soon}", 1),
        ("check: pilot.data.exists(d, d.source == 'x')", "data: [{sample: lvie, source: y}]", 1),
    ],
)
def test_what_is_missing_beside_something_unreadable_is_reported(criterion: str, record: str, line: int) -> None:
    assessment = playbook_of(criterion).assess(f"title: A\nstage: approved\n{record}\n")
    (found,) = (each for each in assessment.diagnostics if each.code is Code.CRITERION_NOT_MET)
    assert found.place.line == line
    assert "cannot be read" not in found.message


def test_unreadable_day_in_a_real_record_is_one_diagnostic() -> None:
    assessment = assess_text(RECORD.replace("2026-06-28", "2026-06-31"))
    assert [each.code for each in assessment.diagnostics] == [Code.NOT_A_DAY]
    assert verdict_on(assessment, "OWN-04").outcome is Finding.UNANSWERED


def test_thousands_of_items_are_judged_in_time_that_grows_with_them() -> None:
    items = "".join(f"  - s{number}\n" for number in range(4900))
    capabilities = "".join(f"  - c{number}\n" for number in range(4900))
    start = time.process_time()
    assessment = assess_text(f"title: A\nstage: production\ndata:\n{items}relies_on:\n{capabilities}")
    assert verdict_on(assessment, "DATA-02").outcome is Finding.UNANSWERED
    assert verdict_on(assessment, "OS-01").outcome is Finding.UNMET
    assert time.process_time() - start < 4
