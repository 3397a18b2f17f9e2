"""Names in a pilot's file that name nothing of the playbook."""

import pytest

from pilotbook.assessment.pilot_names import check_names
from pilotbook.assessment.verdict import Finding
from pilotbook.diagnostic import MAX_PROBLEMS, Code
from pilotbook.records.pilot_file import PilotFile, read_pilot
from tests.assessment.exemplary import RECORD, bench

START = "title: A\nstage: proposed\n"
CAPABILITY, CRITERION = Code.UNKNOWN_CAPABILITY, Code.UNKNOWN_CRITERION


def check(text: str) -> PilotFile:
    return check_names(read_pilot(text, "a", "pilots/a.yml"), bench().playbook, bench().phrases)


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "hint"),
    [
        ("relies_on: [tool-gateway, tool-gatway]", CAPABILITY, 3, 27, "did you mean 'tool-gateway'?"),
        ("relies_on: Tool gateway", CAPABILITY, 3, 12, "did you mean 'tool-gateway'?"),
        ("relies_on:\n  - tool-gateway\n  - magic", CAPABILITY, 5, 5, "declare it there, or name one of scheduled-"),
        ("decisions: [{budget: [{capability: magic}]}]", CAPABILITY, 3, 36, "declare it there, or name one of"),
        ("decisions: [{by: A}, {budget: [{cost: 1}, {capability: tool-gatway}]}]", CAPABILITY, 3, 56, "did you mean"),
        ("waivers: [{criterion: OWN-1, reason: R}]", CRITERION, 3, 23, "did you mean 'OWN-01'?"),
        ("waivers: [{reason: R}, {criterion: own-01}]", CRITERION, 3, 36, "did you mean 'OWN-01'?"),
        ("waivers:\n  - criterion: everything", CRITERION, 4, 16, "the criteria are OWN-01, "),
    ],
)
def test_check_names_reports_an_unknown_one_at_its_place(
    text: str, code: Code, line: int, column: int, hint: str
) -> None:
    (found,) = check(f"{START}{text}\n").diagnostics
    assert (found.code, found.place, found.pilot) == (code, ("pilots/a.yml", line, column), "a")
    assert found.hint.startswith(hint)


@pytest.mark.parametrize(
    "text",
    [
        "relies_on: []",
        "relies_on: [tool-gateway]",
        "relies_on: tool-gateway",
        "relies_on: [tbd, to be decided]",
        "relies_on:",
        "decisions: [{budget: [{capability: tool-gateway}, {capability: tbd}, {cost: 1}]}, {}]",
        "decisions: [{budget: []}, {budget: }]",
        "waivers: [{criterion: OWN-01}, {reason: R}, {criterion: }]",
        "waivers: []",
    ],
)
def test_check_names_takes_known_vague_and_absent_ones(text: str) -> None:
    assert check(f"{START}{text}\n") == read_pilot(f"{START}{text}\n", "a", "pilots/a.yml")


@pytest.mark.parametrize(
    "text", ["relies_on: {a: b}", "relies_on: [[a]]", "waivers: x", "waivers: [x]", 'relies_on: [""]']
)
def test_check_names_leaves_what_cannot_be_read_to_the_reader(text: str) -> None:
    found = check(f"{START}{text}\n").diagnostics
    assert found == read_pilot(f"{START}{text}\n", "a", "pilots/a.yml").diagnostics
    assert {each.code for each in found} <= {Code.WRONG_TYPE}


@pytest.mark.parametrize("text", ["", "title: A\nrelies_on: [magic]\n"])
def test_check_names_looks_into_every_file_that_has_fields(text: str) -> None:
    assert [each.code for each in check(text).diagnostics] == (
        [Code.MISSING_KEY, Code.UNKNOWN_CAPABILITY] if text else [Code.EMPTY_FILE]
    )


def test_check_names_ends_a_long_list() -> None:
    names = ", ".join(f"magic-{number}" for number in range(5_000))
    found = check(f"{START}relies_on: [{names}]\n").diagnostics
    assert (len(found), found[-1].code) == (MAX_PROBLEMS + 1, Code.MORE_PROBLEMS)


def test_unknown_capability_is_not_reported_a_second_time() -> None:
    file = check(RECORD.replace("relies_on: [scheduled-pipelines]", "relies_on: [scheduled-pipeline]"))
    assessment = bench().assessor.assess(file)
    assert assessment is not None
    assert [each.code for each in assessment.diagnostics] == [Code.UNKNOWN_CAPABILITY]
    (verdict,) = (each for each in assessment.verdicts if each.criterion.id == "OS-01")
    assert verdict.outcome is Finding.UNANSWERED
