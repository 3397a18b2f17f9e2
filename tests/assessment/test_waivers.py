from datetime import date
from typing import Any

import pytest

from pilotbook.assessment.verdict import Finding
from pilotbook.assessment.waivers import current_waiver, explain_waivers
from pilotbook.diagnostic import Severity
from pilotbook.records.pilot import Pilot, Waiver
from pilotbook.records.playbook import Criterion
from tests.assessment.exemplary import GONE, TODAY, assess, verdict_on

_GOOD: dict[str, Any] = {
    "criterion": "DATA-05",
    "reason": "The steward's post is filled in December.",
    "requested_by": "Lena Fischer",
    "approved_by": "Tomas Novak",
    "expires": date(2026, 12, 22),
}


@pytest.mark.parametrize(
    ("changes", "longest", "fault"),
    [
        ({}, 30, ""),
        ({}, None, ""),
        ({"requested_by": ""}, 30, ""),
        ({"expires": TODAY}, 30, ""),
        ({"expires": date(2026, 11, 21)}, 30, "it ended on 2026-11-21"),
        ({"expires": None}, 30, "it does not say when it ends"),
        ({"expires": date(2026, 12, 23)}, 30, "it ends more than 30 days from now"),
        ({"reason": " "}, 30, "it gives no reason"),
        ({"approved_by": ""}, 30, "nobody approved it"),
        ({"approved_by": "lena  FISCHER"}, 30, "the person who asked for it approved it"),
        ({}, 0, "this criterion cannot be waived"),
    ],
)
def test_waiver_counts_or_says_why_not(changes: dict[str, Any], longest: int | None, fault: str) -> None:
    criterion = Criterion(id="DATA-05", max_waiver_days=longest)
    waiver = Waiver(**(_GOOD | changes))
    pilot = Pilot(waivers=(waiver,))
    assert explain_waivers(pilot, criterion, TODAY) == fault
    assert current_waiver(pilot, criterion, TODAY) == (None if fault else waiver)


def test_one_waiver_that_counts_is_enough() -> None:
    ended, good = Waiver(**(_GOOD | {"expires": date(2026, 1, 1)})), Waiver(**_GOOD)
    pilot, criterion = Pilot(waivers=(ended, good)), Criterion(id="DATA-05")
    assert current_waiver(pilot, criterion, TODAY) == good
    assert explain_waivers(pilot, criterion, TODAY) == ""
    assert explain_waivers(pilot, Criterion(id="DATA-06"), TODAY) == ""
    assert current_waiver(pilot, Criterion(id="DATA-06"), TODAY) is None


def _assessed(**waiver: object) -> tuple[Finding, str, list[str]]:
    given = {"criterion": "OWN-05", "reason": "Hired", "approved_by": "T. Novak", "expires": "2026-12-01"} | waiver
    assessment = assess({"owner.deputy": GONE, "waivers": [given]})
    verdict = verdict_on(assessment, "OWN-05")
    return verdict.outcome, verdict.reason, [each.message for each in assessment.diagnostics]


def test_waived_criterion_is_no_error_and_counts_as_held() -> None:
    assert _assessed() == (Finding.WAIVED, "Hired", [])
    assessment = assess({"owner.deputy": GONE, "waivers": [{**_GOOD, "criterion": "OWN-05"}]})
    assert assessment.gate(verdict_on(assessment, "OWN-05").gate).short == ()


def test_waiver_that_does_not_count_is_explained_where_it_is_missed() -> None:
    outcome, reason, messages = _assessed(expires="2026-11-21")
    assert outcome is Finding.UNANSWERED
    assert reason == "No answer yet: deputy (owner). The waiver of it does not count: it ended on 2026-11-21."
    (message,) = messages
    assert message.endswith(
        "OWN-05 does not hold: no answer yet: deputy (owner). The waiver of it does not count: it ended on 2026-11-21"
    )


def test_criterion_that_cannot_be_waived_stays_an_error() -> None:
    assessment = assess({"owner.role": GONE, "waivers": [{**_GOOD, "criterion": "OWN-01"}]})
    assert verdict_on(assessment, "OWN-01").outcome is Finding.UNANSWERED
    assert [each.severity for each in assessment.diagnostics] == [Severity.ERROR]


def test_waiver_of_a_criterion_that_holds_changes_nothing() -> None:
    assessment = assess({"waivers": [{**_GOOD, "criterion": "OWN-05"}]})
    assert verdict_on(assessment, "OWN-05").outcome is Finding.MET
