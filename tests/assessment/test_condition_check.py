import time

import pytest

from pilotbook.assessment.verdict import Finding
from pilotbook.diagnostic import Code
from tests.assessment.small_playbook import ARTICLE, SmallPlaybook, playbook_of, read_small_playbook


def _places(playbook: SmallPlaybook) -> list[tuple[int, int]]:
    assert {each.code for each in playbook.diagnostics} <= {Code.BROKEN_CONDITION}
    assert {each.place.path for each in playbook.diagnostics} <= {ARTICLE}
    return [(each.place.line, each.place.column) for each in playbook.diagnostics]


_HEAD = """\
---
title: The sea
kind: question
criteria:
  - id: SEA-01
    title: Rule
    gate: approve
    level: must
    fix: Mend it.
"""


@pytest.mark.parametrize(
    "lines",
    [
        "    check: pilot.owner.^nme != ''",
        "    when: pilot.owner.name != '' && pilot.owner.^nme != ''",
        "    check: \"pilot.owner.^nme != ''\"",
        '    check: "pilot.owner.name == \\"a \\\\ b\\" || pilot.owner.^nme == \\"\\""',
        "    check: '\"it''s\" == pilot.owner.^nme'",
        "    check: pilot.owner.name != ''\n      && pilot.owner.^nme != ''",
        "    check: \"pilot.owner.name != ''\n      && pilot.owner.^nme != ''\"",
        "    check: >-\n      pilot.owner.name != ''\n      && pilot.owner.^nme != ''",
        (
            "    check: >  # pilot.owner.name != '' && pilot.owner.nme\n"
            "      pilot.owner.name != '' &&\n\n      pilot.owner.^nme != ''"
        ),
        "    check: |\n      // the owner.nme is wrong\n      pilot.owner.name != '' && pilot.owner.^nme != ''",
        "    check: >2\n        pilot.owner.^nme != ''",
        "    {{ 'ß' == '✓' || pilot.owner.^nme != '' }}",
        "    each: tools\n    check: item.reversal.^methd != ''",
        "    each: tools\n    when: item.action != 'read'\n    check: item.^titel != ''",
        "    check: pilot.data.exists(one, one.source == '' || one.permission.^grantd_by == '')",
        "    check: pilot.decisions.all(one, one.budget.exists(line, line.^csot == ''))",
        "    each: decisions\n    check: item.budget.exists(line, line.^csot == '')",
        "    check: pilot.data.size() > 0 && pilot.data[0].^soruce == ''",
        "    check: ^owner.name != ''",
        "    check: clock.^due < today",
        "    check: playbook.^availble.size() > 0",
        "    check: pilot.owner.name != '' && ^dayssince(pilot.owner.accepted_on) > 3",
        "    check: pilot.timebox.weeks ^> '12'",
        "    check: pilot.owner.name ^= 'Amara'",
        "    check: (pilot.owner.name != ''^",
        '    check: "\\^"abc"',
    ],
)
def test_problem_is_placed_exactly(lines: str) -> None:
    lines = lines.replace("{{", 'check: "').replace("}}", '"')
    text = f"{_HEAD}{lines}\n---\nText.\n"
    before = text[: text.index("^")]
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert _places(read_small_playbook(text.replace("^", ""))) == [place]


def test_problem_after_carriage_returns_is_placed_exactly() -> None:
    text = f"{_HEAD}    check: >-\n      pilot.owner.name != ''\n      && pilot.owner.nme != ''\n---\n"
    assert _places(read_small_playbook(text.replace("\n", "\r\n"))) == [(12, 22)]


def test_all_misspelt_fields_of_all_conditions_are_reported_at_once() -> None:
    playbook = playbook_of(
        "when: pilot.onwer.name != ''\ncheck: pilot.owner.nme == pilot.owner.rol", "check: clok.a == ''"
    )
    assert [(each.message.rpartition(" in ")[0], each.hint) for each in playbook.diagnostics] == [
        ("expected a field that exists, found 'onwer'", "did you mean 'pilot.owner'?"),
        ("expected a field that exists, found 'nme'", "did you mean 'pilot.owner.name'?"),
        ("expected a field that exists, found 'rol'", "did you mean 'pilot.owner.role'?"),
        ("expected a field or a function that exists, found 'clok.a'", playbook.diagnostics[-1].hint),
    ]
    assert [each.criterion for each in playbook.diagnostics] == ["SEA-01", "SEA-01", "SEA-01", "SEA-02"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("check: pilot.owner.name", "true or false, found one that gives text in 'check'"),
        ("check: pilot.data.size()", "true or false, found one that gives a whole number"),
        ("check: pilot.data.map(one, one.source)", "true or false, found one that gives a list"),
        ("check: pilot.sample", "true or false, found one that gives text"),
        ("when: pilot.timebox.weeks > 12.5", "fit '>', found a whole number and a number with a point in 'when'"),
        ("check: days_since(3) > 2", "fit 'days_since', found a whole number"),
        ("check: answered(null)", "fit 'answered', found nothing"),
        ("check: pilot.data == 'x'", "fit '==', found a list and text"),
        ("check: pilot.data[0].source != ''", "expected an item at this place of the list, found none"),
        ("each: relies_on\ncheck: pilot.tags[1] == item", "expected an item at this place of the list, found none"),
        ("check: pilot.data.exists(one, one.personal_data)", "fit together, found other kinds for some records"),
        ("check: pilot.data.exists(one, one.size() == 'a')", "fit '==', found a whole number and text"),
        ("check: >-\n  pilot.data.all(one, {'a': one}.a.titel == '')", "expected a field that exists, found 'titel'"),
        ("check: pilot.data.source == ''", "fields before a dot, found text, a number or a list"),
        ("check: pilot.owner == ''", "a field or a function that exists, found 'pilot.owner'"),
        ("check: item.name == ''", "a field or a function that exists, found 'item.name'"),
        ("check: same_person(pilot.owner.name)", "'same_person' with the values that it takes"),
        ("check: 1 / 0 == 1", "expected a condition that gives an answer, but divide by zero"),
        (
            "check: pilot.title.matches('(')",
            "expected a condition that gives an answer, but invalid regular expression",
        ),
        ("check: '(true'", "expected a whole condition, found its end too early"),
        ("check: true)", "expected a condition in CEL, found ')' where it does not fit"),
        ("check: true and false", "expected a condition in CEL, found 'and' where it does not fit"),
        ("check: $", "found a character or a quotation mark that does not fit"),
        ('check: "pilot.title == \'a"', "found a character or a quotation mark that does not fit"),
        ("check: true == 9999999999999999999999", "expected a condition in CEL, but invalid int literal"),
        (f"check: {'(' * 1900}true{')' * 1900}", "expected a condition with at most 32 brackets inside each other"),
    ],
)
def test_unusable_condition_is_explained(lines: str, message: str) -> None:
    (diagnostic,) = playbook_of(lines).diagnostics
    assert message in diagnostic.message
    assert diagnostic.hint
    assert diagnostic.criterion == "SEA-01"


@pytest.mark.parametrize(
    "condition",
    [
        "'pilot.owner.nme' != pilot.owner.name // owner.nme",
        'pilot.title == "it\'s item.nme" || pilot . owner . name != ""',
        "pilot.data.exists(item, item.source == '') || pilot.tools.exists(item, item.name == '')",
        "pilot.data.filter(one, one.transport == 'manual').size() == 0",
        "pilot.data.exists(one, one.personal_data == true)",
        "pilot.data.all(one, has(one.source)) || size(pilot.tags) == 0",
        "pilot.relies_on.all(one, one in playbook.available) || today > clock.decision_due || clock.is_overdue",
        "answered(pilot.timebox.weeks) && answered(pilot.data) && vague(pilot.summary) && answered(pilot.sample)",
        "pilot.timebox.weeks > 1 ? true : false",
    ],
)
def test_sound_condition_is_accepted(condition: str) -> None:
    assert playbook_of(f"check: >-\n  {condition}").diagnostics == ()


def test_broken_condition_stops_no_other_and_judges_nobody() -> None:
    playbook = playbook_of(
        "check: pilot.owner.nme != ''",
        "when: pilot.data[0].source != ''\nfields: [summary]",
        "fields: [onwer.name]",
        "each: toolz\nfields: [title]",
        "each: owner\ncheck: item.name != ''",
        "each: toolz\ncheck: item.name != ''",
        "fields: [title]",
        "check: pilot.title == 'B'",
    )
    assert playbook.findings("title: A\nstage: proposed\n") == {"SEA-07": Finding.MET, "SEA-08": Finding.UNMET}
    assert [each.criterion for each in playbook.diagnostics] == ["SEA-01", "SEA-02"]


def test_hostile_conditions_end_at_once() -> None:
    start = time.process_time()
    every = "pilot.data.exists(a, pilot.data.exists(b, pilot.data.exists(c, pilot.data.exists(d, a != b && c != d))))"
    playbook = playbook_of(
        f"check: {'!' * 3900}true",
        f"check: {' && '.join(['true'] * 560)}",
        f"check: '{'[' * 3000}'",
        f"check: {every}",
        "check: >-\n  pilot.title.matches('(a*)*(a*)*b')",
        f"check: '{'.' * 3900}'",
        f"check: '{'a.' * 1900}a'",
        "check: '\"" + '\\" . ' * 900 + "'",
    )
    record = "title: A\nstage: proposed\ndata:\n" + "  - {personal_data: true}\n" * 3000
    verdict = next(each for each in playbook.assess(record).verdicts if each.criterion.check == every)
    assert verdict.fact.problem is not None
    assert "takes too many steps" in verdict.fact.problem.message
    assert time.process_time() - start < 5


def test_condition_that_fails_on_one_record_is_the_playbooks_fault() -> None:
    playbook = playbook_of("when: pilot.data.size() > 1 && pilot.data[2].source != ''", "check: pilot.title == 'A'")
    assert playbook.diagnostics == ()
    assessment = playbook.assess("title: A\nstage: approved\ndata: [x, y]\n")
    assert [verdict.outcome for verdict in assessment.verdicts] == [Finding.NOT_APPLICABLE, Finding.MET]
    (diagnostic,) = assessment.diagnostics
    assert diagnostic.code is Code.BROKEN_CONDITION
    assert diagnostic.place[:2] == (ARTICLE, 10)
    assert diagnostic.message == (
        "expected an item at this place of the list, found none in 'when' of SEA-01, on the record of pilot 'a'"
    )
    assert (diagnostic.pilot, diagnostic.criterion) == ("a", "SEA-01")
    assert diagnostic.help == "playbook/questions/sea/#sea-01"


def test_one_failing_item_spoils_the_criterion_for_the_record() -> None:
    playbook = playbook_of(
        "each: data\ncheck: item.personal_data == true || pilot.data.size() < 2 || pilot.data[2].source == ''"
    )
    (verdict,) = playbook.assess("title: A\nstage: approved\ndata: [{personal_data: true}, x]\n").verdicts
    assert (verdict.outcome, verdict.fact.problem is None) == (Finding.NOT_APPLICABLE, False)


def test_condition_without_a_list_may_name_nothing_of_a_list() -> None:
    hints = [each.hint for each in playbook_of("check: item == ''", "check: pilot == ''").diagnostics]
    assert hints[0] == "name the list that holds the items: each: tools"
    assert hints[1].startswith("name one of its fields: pilot.title, ")
