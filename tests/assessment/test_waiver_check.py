"""Waivers that do not count, that nobody can date or that end soon, each at its place."""

from typing import Any

import pytest

from pilotbook.diagnostic import Code, Diagnostic, Severity
from tests.assessment.exemplary import RECORD, assess_text

GOOD = {
    "criterion": "DATA-05",
    "reason": "The post is filled in December.",
    "requested_by": "Lena Fischer",
    "approved_by": "Tomas Novak",
    "granted_on": "2026-11-01",
    "expires": "2026-12-31",
}
WITHOUT_STEWARD = RECORD.replace("    steward: Ingrid Solberg\n", "")
LINES = WITHOUT_STEWARD.count("\n") + 1
"""The line on which the waivers begin."""


def check(record: str = WITHOUT_STEWARD, **changes: Any) -> list[Diagnostic]:
    """What is said of a waiver, the criterion that it leaves short aside; what is None is left out."""
    given = {key: value for key, value in (GOOD | changes).items() if value is not None}
    lines = [f"{'- ' if number == 0 else '  '}{key}: {value}" for number, (key, value) in enumerate(given.items())]
    text = "".join(f"  {line}\n" for line in lines)
    found = assess_text(f"{record}waivers:\n{text}").diagnostics
    return [each for each in found if each.code is not Code.CRITERION_NOT_MET]


def test_waiver_that_counts_and_ends_late_is_nothing_to_tell() -> None:
    assert check() == []


@pytest.mark.parametrize(
    ("changes", "line", "severity", "message"),
    [
        ({"criterion": "OWN-01"}, 1, Severity.ERROR, "the waiver of OWN-01 does not count: this criterion cannot be"),
        ({"reason": ""}, 2, Severity.WARNING, "the waiver of DATA-05 does not count: it gives no reason"),
        ({"approved_by": "L Fischer", "requested_by": "Fischer, L."}, 4, Severity.ERROR, "the waiver of DATA-05 does"),
        ({"expires": "2027-02-01"}, 6, Severity.ERROR, "the waiver of DATA-05 does not count: it lasts 92 days, and"),
        ({"expires": None}, 1, Severity.WARNING, "the waiver of DATA-05 does not count: it does not say when it ends"),
    ],
)
def test_waiver_that_does_not_count_is_told_at_what_is_wrong(
    changes: dict[str, Any], line: int, severity: Severity, message: str
) -> None:
    (found,) = check(**changes)
    assert (found.code, found.severity, found.place.line) == (Code.WAIVER_INVALID, severity, LINES + line)
    assert found.message.startswith(message)
    assert found.hint
    assert found.pilot == "invoice-triage"


def test_waiver_without_a_day_is_asked_for_it() -> None:
    (found,) = check(granted_on=None)
    assert found == Diagnostic(
        code=Code.WAIVER_UNDATED,
        severity=Severity.WARNING,
        place=found.place,
        message="expected the day on which the waiver of DATA-05 was granted, found none: "
        "the criterion can be waived for 90 days at most",
        hint="write it down as granted_on",
        pilot="invoice-triage",
    )
    assert found.place.line == LINES + 1


def test_waiver_without_a_day_that_ends_too_far_ahead_is_told_so() -> None:
    (found,) = check(granted_on=None, expires="2027-12-31")
    assert found.code is Code.WAIVER_UNDATED
    assert found.message.endswith("found none: it ends more than 90 days from now, so it does not count yet")


@pytest.mark.parametrize(
    "changes", [{"expires": "2026-11-20"}, {"expires": "2026-11-20", "granted_on": None}, {"criterion": "XYZ-01"}]
)
def test_waiver_that_is_over_or_of_nothing_is_left_alone(changes: dict[str, Any]) -> None:
    assert check(**changes) == []


def test_waiver_that_is_over_is_left_alone_whatever_else_is_wrong_with_it() -> None:
    assert check(expires="2026-11-20", reason="") == []


def test_waiver_that_cannot_be_read_is_told_once() -> None:
    assert [each.code for each in check(expires="soon")] == [Code.NOT_A_DAY]


@pytest.mark.parametrize(
    ("expires", "when"), [("2026-11-22", "today"), ("2026-11-23", "tomorrow"), ("2026-12-06", "in 14 days")]
)
def test_waiver_that_ends_soon_is_told(expires: str, when: str) -> None:
    (found,) = check(expires=expires)
    assert (found.code, found.severity, found.place.line) == (Code.WAIVER_ENDING, Severity.WARNING, LINES + 6)
    assert found.message == f"DATA-05 does not hold yet, and its waiver ends {when}, on {expires}"
    assert found.hint == "Name the person or the on-call team that mends the source. Or have a new waiver granted."


def test_waiver_that_ends_soon_is_no_matter_where_the_criterion_holds_or_the_end_is_far() -> None:
    assert check(expires="2026-12-07") == []
    assert check(RECORD.replace("steward: Ingrid Solberg", "steward:  Ingrid Solberg"), expires="2026-11-30") == []
