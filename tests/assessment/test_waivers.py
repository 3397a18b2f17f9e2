from datetime import date
from typing import Any

import pytest

from pilotbook.assessment.verdict import Finding
from pilotbook.assessment.waivers import Standing, WaiverState, choose_standing, judge_waivers
from pilotbook.diagnostic import Code, Severity
from pilotbook.records.pilot import Owner, Person, Pilot, Waiver
from pilotbook.records.playbook import Criterion
from tests.assessment.exemplary import GONE, TODAY, assess, verdict_on

_GOOD: dict[str, Any] = {
    "criterion": "DATA-05",
    "reason": "The steward's post is filled in December.",
    "requested_by": "Lena Fischer",
    "approved_by": "Tomas Novak",
    "expires": date(2026, 12, 22),
}


COUNTS, ENDED, NOT_YET, INVALID = WaiverState
_CRITERION = Criterion(id="DATA-05", max_waiver_days=30)
_GRANTED = date(2026, 11, 22)


def _judge(longest: int | None = 30, **changes: Any) -> Standing:
    criterion = Criterion(id="DATA-05", max_waiver_days=longest)
    pilot = Pilot(
        owner=Owner(name="Amara Okafor"),
        project_manager=Person(name=changes.pop("manager", "Lena Fischer")),
        waivers=(Waiver(**(_GOOD | changes)),),
    )
    (standing,) = judge_waivers(pilot, {criterion.id: criterion}, lambda text: text == "tbd", TODAY)
    assert (standing.waiver, standing.number, standing.criterion) == (pilot.waivers[0], 0, criterion)
    return standing


@pytest.mark.parametrize(
    ("changes", "longest"),
    [
        ({}, 30),
        ({}, None),
        ({"granted_on": _GRANTED}, 30),
        ({"granted_on": date(2026, 11, 23)}, 30),
        ({"granted_on": date(2020, 1, 1)}, None),
        ({"expires": date(2030, 1, 1)}, None),
        ({"expires": TODAY}, 30),
        ({"expires": TODAY, "granted_on": TODAY}, 30),
        ({"requested_by": "", "approved_by": "Amara Okafor"}, 30),
        ({"approved_by": "Amara Okafor"}, 30),
    ],
)
def test_waiver_counts(changes: dict[str, Any], longest: int | None) -> None:
    standing = _judge(longest, **changes)
    assert (standing.state, standing.fault) == (COUNTS, "")


@pytest.mark.parametrize(
    ("changes", "state", "fault"),
    [
        ({"expires": date(2026, 11, 21)}, ENDED, "it ended on 2026-11-21"),
        ({"expires": date(2026, 11, 21), "granted_on": date(2026, 10, 22)}, ENDED, "it ended on 2026-11-21"),
        ({"granted_on": date(2026, 11, 24)}, NOT_YET, "it is granted only from 2026-11-24 on"),
        (
            {"expires": date(2026, 12, 23)},
            NOT_YET,
            "it ends more than 30 days from now, and does not say when it was granted",
        ),
    ],
)
def test_waiver_that_does_not_count_for_now_says_why(changes: dict[str, Any], state: WaiverState, fault: str) -> None:
    standing = _judge(**changes)
    assert (standing.state, standing.fault, standing.severity) == (state, fault, Severity.WARNING)


@pytest.mark.parametrize(
    ("changes", "fault", "key"),
    [
        (
            {"granted_on": date(2026, 11, 21)},
            "it lasts 31 days, and the criterion can be waived for 30 at most",
            "expires",
        ),
        (
            {"granted_on": date(2025, 11, 21), "expires": date(2026, 11, 21)},
            "it lasts 365 days, and the criterion can be waived for 30 at most",
            "expires",
        ),
        ({"granted_on": date(2026, 12, 23)}, "it ends before it was granted", "expires"),
        ({"approved_by": "lena  FISCHER"}, "the person who asked for it approved it", "approved_by"),
        ({"approved_by": "Fischer, Léna (PM)"}, "the person who asked for it approved it", "approved_by"),
        (
            {"requested_by": " ", "approved_by": "Dr Lena Fischer"},
            "the project manager, who is taken to have asked for it, approved it",
            "approved_by",
        ),
        (
            {"requested_by": "tbd", "approved_by": "Lena Fischer"},
            "the project manager, who is taken to have asked for it, approved it",
            "approved_by",
        ),
        (
            {"requested_by": "", "approved_by": "Amara Okafor", "manager": ""},
            "the owner, who is taken to have asked for it, approved it",
            "approved_by",
        ),
    ],
)
def test_waiver_against_the_rules_is_an_error(changes: dict[str, Any], fault: str, key: str) -> None:
    standing = _judge(**changes)
    assert standing[3:] == (INVALID, fault, key, Severity.ERROR)


@pytest.mark.parametrize(
    ("changes", "fault", "key"),
    [
        ({"expires": None}, "it does not say when it ends", "expires"),
        ({"reason": " "}, "it gives no reason", "reason"),
        ({"reason": "tbd"}, "it gives no reason", "reason"),
        ({"approved_by": ""}, "nobody approved it", "approved_by"),
        ({"approved_by": "tbd"}, "nobody approved it", "approved_by"),
        ({"approved_by": "", "expires": date(2026, 11, 21)}, "nobody approved it", "approved_by"),
    ],
)
def test_waiver_that_lacks_something_is_a_warning(changes: dict[str, Any], fault: str, key: str) -> None:
    assert _judge(**changes)[3:] == (INVALID, fault, key, Severity.WARNING)


def test_waiver_of_a_criterion_that_has_no_waivers_is_an_error() -> None:
    assert _judge(0)[3:] == (INVALID, "this criterion cannot be waived", "criterion", Severity.ERROR)


def test_waiver_of_no_criterion_does_not_count() -> None:
    (standing,) = judge_waivers(Pilot(waivers=(Waiver(**_GOOD),)), {}, bool, TODAY)
    assert (standing.criterion, standing.state, standing.lacks_day) == (None, INVALID, False)


def test_waiver_lacks_its_day_only_where_the_criterion_has_a_limit() -> None:
    assert _judge().lacks_day
    assert not _judge(None).lacks_day
    assert not _judge(0).lacks_day
    assert not _judge(granted_on=_GRANTED).lacks_day


def test_of_several_waivers_the_one_that_counts_is_chosen_then_one_that_did() -> None:
    ended, good = Waiver(**(_GOOD | {"expires": date(2026, 1, 1)})), Waiver(**_GOOD)
    void, blank = Waiver(**(_GOOD | {"reason": ""})), Waiver(**(_GOOD | {"approved_by": ""}))

    def choose(*waivers: Waiver) -> Waiver | None:
        standings = judge_waivers(Pilot(waivers=waivers), {"DATA-05": _CRITERION}, lambda _: False, TODAY)
        chosen = choose_standing(standings, _CRITERION)
        return chosen.waiver if chosen is not None else None

    assert choose(ended, good, void) == good
    assert choose(void, ended, blank) == ended
    assert choose(void, blank) == blank
    assert choose(Waiver(**(_GOOD | {"criterion": "DATA-06"}))) is None
    assert choose() is None


_WHEN = {"granted_on": "2026-11-01", "expires": "2026-12-31"}


def _assessed(**waiver: object) -> tuple[Finding, str, list[str]]:
    given = {"criterion": "OWN-05", "reason": "Hired", "approved_by": "T. Novak"} | _WHEN | waiver
    assessment = assess({"owner.deputy": GONE, "waivers": [given]})
    verdict = verdict_on(assessment, "OWN-05")
    return verdict.outcome, verdict.reason, [each.message for each in assessment.diagnostics]


def test_waived_criterion_is_no_error_and_counts_as_held() -> None:
    assert _assessed() == (Finding.WAIVED, "Hired", [])
    assessment = assess({"owner.deputy": GONE, "waivers": [{**_GOOD, "criterion": "OWN-05"}]})
    assert assessment.gate(verdict_on(assessment, "OWN-05").gate).short == ()


def test_waiver_that_has_ended_is_told_where_it_is_missed() -> None:
    outcome, reason, messages = _assessed(expires="2026-11-21")
    assert outcome is Finding.UNANSWERED
    assert reason == "No answer yet: deputy (owner). The waiver of it does not count: it ended on 2026-11-21."
    (message,) = messages
    assert message.endswith(
        "OWN-05 does not hold: no answer yet: deputy (owner). The waiver of it does not count: it ended on 2026-11-21"
    )


@pytest.mark.parametrize(
    ("waiver", "severities"),
    [
        ({"expires": "2026-11-21"}, [Severity.WARNING]),
        ({"expires": "2026-11-21", "granted_on": None}, [Severity.WARNING]),
        ({"expires": "2026-11-21", "granted_on": "2020-01-01"}, [Severity.ERROR]),
        ({"expires": "2026-11-21", "reason": ""}, [Severity.ERROR]),
        ({"reason": ""}, [Severity.ERROR, Severity.WARNING]),
        ({"approved_by": "Lena Fischer"}, [Severity.ERROR, Severity.ERROR]),
    ],
)
def test_criterion_whose_waiver_ended_by_the_calendar_fails_nobody(
    waiver: dict[str, Any], severities: list[Severity]
) -> None:
    given = {"criterion": "OWN-05", "reason": "Hired", "approved_by": "T. Novak"} | _WHEN | waiver
    found = assess({"owner.deputy": GONE, "waivers": [given]}).diagnostics
    assert [each.severity for each in found] == severities
    assert found[0].code is Code.CRITERION_NOT_MET


def test_criterion_that_cannot_be_waived_stays_an_error() -> None:
    assessment = assess({"owner.role": GONE, "waivers": [{**_GOOD, "criterion": "OWN-01"}]})
    assert verdict_on(assessment, "OWN-01").outcome is Finding.UNANSWERED
    assert [(each.code, each.severity) for each in assessment.diagnostics] == [
        (Code.CRITERION_NOT_MET, Severity.ERROR),
        (Code.WAIVER_INVALID, Severity.ERROR),
    ]


def test_waiver_of_a_criterion_that_holds_changes_nothing() -> None:
    assessment = assess({"waivers": [{**_GOOD, "criterion": "OWN-05"}]})
    verdict = verdict_on(assessment, "OWN-05")
    assert (verdict.outcome, verdict.waiver, verdict.ended_waiver) == (Finding.MET, None, None)
