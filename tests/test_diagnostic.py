"""The order of diagnostics, and how many of them a file may have."""

from typing import Any

import pytest

from pilotbook.diagnostic import (
    MAX_PROBLEMS,
    Code,
    Diagnostic,
    Place,
    Severity,
    add_diagnostic,
    has_problems,
    sort_diagnostics,
)


def diagnose(path: str = "a.yml", line: int = 1, column: int = 1, **other: Any) -> Diagnostic:
    described = {"code": Code.WRONG_TYPE, "message": "m", "hint": "h"} | other
    return Diagnostic(place=Place(path, line, column), **described)


def test_sort_diagnostics_goes_by_file_line_column_code_and_criterion() -> None:
    ordered = (
        diagnose("a.yml", 2, 3),
        diagnose("a.yml", 2, 10),
        diagnose("a.yml", 10, 1, code=Code.ALIAS),
        diagnose("a.yml", 10, 1, code=Code.CRITERION_NOT_MET, criterion="DATA-01"),
        diagnose("a.yml", 10, 1, code=Code.CRITERION_NOT_MET, criterion="OWN-01"),
        diagnose("b.yml", 1, 1),
    )
    assert sort_diagnostics(list(reversed(ordered))) == ordered


def test_sort_diagnostics_keeps_each_once() -> None:
    assert sort_diagnostics([diagnose(line=2), diagnose(line=1), diagnose(line=2)]) == (
        diagnose(line=1),
        diagnose(line=2),
    )


def test_diagnostic_is_an_error_of_the_first_place_unless_said() -> None:
    diagnostic = Diagnostic(code=Code.EMPTY_FILE, place=Place("a.yml"), message="m", hint="h")
    assert (diagnostic.severity, diagnostic.place) == (Severity.ERROR, ("a.yml", 1, 1))


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], False),
        ([Severity.WARNING, Severity.NOTE], False),
        ([Severity.WARNING, Severity.ERROR], True),
    ],
    ids=str,
)
def test_has_problems_looks_for_errors_alone(severities: list[Severity], *, expected: bool) -> None:
    assert has_problems(tuple(diagnose(severity=each) for each in severities)) is expected


@pytest.mark.parametrize(
    ("severity", "counts"),
    [
        (Severity.ERROR, {"error": True, "warning": True, "note": True}),
        (Severity.WARNING, {"error": False, "warning": True, "note": True}),
        (Severity.NOTE, {"error": False, "warning": False, "note": True}),
    ],
)
def test_has_problems_counts_what_matters_as_much_as_was_said(severity: Severity, counts: dict[str, bool]) -> None:
    found = (diagnose(severity=severity),)
    assert {each.value: has_problems(found, each) for each in Severity} == counts


def test_add_diagnostic_ends_a_long_list_with_one_that_says_so() -> None:
    found: list[Diagnostic] = []
    room = [add_diagnostic(found, diagnose(line=line)) for line in range(1, MAX_PROBLEMS + 4)]
    assert room == [True] * MAX_PROBLEMS + [False] * 3
    assert len(found) == MAX_PROBLEMS + 1
    assert [each.code for each in found[-2:]] == [Code.WRONG_TYPE, Code.MORE_PROBLEMS]
    assert found[-1].place == ("a.yml", MAX_PROBLEMS + 1, 1)


def test_codes_are_words_with_dashes_used_once() -> None:
    assert all(code.value == code.name.lower().replace("_", "-") for code in Code)
