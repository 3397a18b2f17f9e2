from tests.assessment.criteria.case import MET, UNANSWERED, UNMET, VAGUE, Case, each_case
from tests.assessment.exemplary import GONE, Changes

_AHEAD: Changes = {"review.held": [{"on": "2026-12-02", "outcome": "Planned: the first look"}]}

CASES = (
    Case("REV-01", MET, "a forum"),
    Case("REV-01", MET, "the short form", {"review": "Operations review"}),
    Case("REV-01", UNANSWERED, "no forum", {"review.forum": GONE}),
    Case("REV-01", VAGUE, "no forum of its own", {"review.forum": "the team"}),
    Case("REV-02", MET, "a cadence"),
    Case("REV-02", UNANSWERED, "no cadence", {"review.cadence": GONE}),
    Case("REV-03", MET, "it has met"),
    Case("REV-03", MET, "one meeting has no outcome yet", {"review.held.1.outcome": GONE}),
    Case("REV-03", MET, "one outcome is open", {"review.held.0.outcome": "TBD"}),
    Case("REV-03", MET, "it met today", {"review.held": [{"on": "2026-11-22", "outcome": "Nothing drifted"}]}),
    Case("REV-03", UNMET, "it will meet", _AHEAD),
    Case("REV-03", UNANSWERED, "no meeting", {"review.held": GONE}),
    Case("REV-03", UNANSWERED, "no outcome", {"review.held.0.outcome": GONE, "review.held.1.outcome": GONE}),
    Case("REV-03", UNANSWERED, "no day", {"review.held": [{"outcome": "Nothing drifted"}]}),
    Case("REV-03", VAGUE, "no outcome to speak of", {"review.held": [{"on": "2026-11-18", "outcome": "ok"}]}),
    Case("REV-04", MET, "it met last week"),
    Case("REV-04", MET, "one of its meetings has no day", {"review.held.0.on": GONE}),
    Case(
        "REV-04", MET, "on the last day of grace", {"review.held": [{"on": "2026-11-08", "outcome": "Nothing drifted"}]}
    ),
    Case("REV-04", UNMET, "a day later", {"review.held": [{"on": "2026-11-07", "outcome": "Nothing drifted"}]}),
    Case("REV-04", UNMET, "only meetings that lie ahead", _AHEAD),
    Case("REV-04", UNANSWERED, "no meeting", {"review.held": GONE}),
    Case("REV-04", UNANSWERED, "no cadence", {"review.cadence": GONE}),
)


@each_case(CASES)
def test_rev_criteria_on_changed_record(case: Case) -> None:
    case.check()
