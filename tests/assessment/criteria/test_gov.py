from tests.assessment.criteria.case import DOES_NOT_APPLY, MET, UNANSWERED, UNMET, VAGUE, Case, each_case
from tests.assessment.exemplary import GONE, Changes

_NOT_SAID: Changes = {"data.0.personal_data": GONE, "data.1.personal_data": GONE}
_NO_REFERENCE: Changes = {"policy.privacy.reference": GONE}

CASES = (
    Case("GOV-01", MET, "a list of decisions"),
    Case("GOV-01", MET, "one decision without a dash", {"policy.must_not_decide": "Release of a payment"}),
    Case("GOV-01", MET, "a decision about what is open", {"policy.must_not_decide": ["Claims that are still pending"]}),
    Case("GOV-01", UNANSWERED, "no list", {"policy.must_not_decide": GONE}),
    Case("GOV-01", UNANSWERED, "an empty list", {"policy.must_not_decide": []}),
    Case("GOV-01", UNANSWERED, "no policy", {"policy": GONE}),
    Case("GOV-01", VAGUE, "one to come", {"policy.must_not_decide": ["Release of a payment", "others tbd"]}),
    Case("GOV-02", MET, "both are named"),
    Case("GOV-02", UNANSWERED, "no counsel", {"policy.legal": GONE}),
    Case("GOV-02", UNANSWERED, "no data protection", {"policy.privacy": GONE}),
    Case("GOV-02", VAGUE, "counsel to come", {"policy.legal": "to be named"}),
    Case("GOV-03", MET, "a document, approved, on a day"),
    Case("GOV-03", UNANSWERED, "no document", {"policy.document": GONE}),
    Case("GOV-03", UNANSWERED, "nobody approved it", {"policy.approved_by": GONE}),
    Case("GOV-03", UNANSWERED, "no day", {"policy.approved_on": GONE}),
    Case("GOV-03", VAGUE, "a document to come", {"policy.document": "Work in progress"}),
    Case("GOV-04", MET, "a reference"),
    Case("GOV-04", MET, "a reference, and one source of which it is not said", {"data.1.personal_data": GONE}),
    Case("GOV-04", UNANSWERED, "no reference", _NO_REFERENCE),
    Case("GOV-04", UNANSWERED, "no reference, and not said of any source", _NOT_SAID | _NO_REFERENCE),
    Case("GOV-04", UNANSWERED, "not said of any source", _NOT_SAID),
    Case("GOV-04", UNANSWERED, "no source", {"data": GONE} | _NO_REFERENCE),
    Case("GOV-04", VAGUE, "a reference to come", {"policy.privacy.reference": "TBC"}),
    Case("GOV-04", DOES_NOT_APPLY, "no personal data", {"data.0.personal_data": False} | _NO_REFERENCE),
    Case("GOV-05", MET, "a path"),
    Case("GOV-05", UNANSWERED, "no path", {"policy.escalation": GONE}),
    Case("GOV-05", VAGUE, "a path to come", {"policy.escalation": "We’ll decide later"}),
    Case("GOV-06", MET, "approved this year"),
    Case("GOV-06", MET, "approved twelve months ago", {"policy.approved_on": "2025-11-22"}),
    Case("GOV-06", UNMET, "approved longer ago", {"policy.approved_on": "2025-11-21"}),
    Case("GOV-06", MET, "reviewed since", {"policy.approved_on": "2024-01-01", "policy.reviewed_on": "2026-01-09"}),
    Case("GOV-06", MET, "a year ago", {"policy.approved_on": "2024-01-01", "policy.reviewed_on": "2025-11-22"}),
    Case("GOV-06", UNMET, "long ago", {"policy.approved_on": "2024-01-01", "policy.reviewed_on": "2025-01-09"}),
    Case("GOV-06", UNANSWERED, "no day", {"policy.approved_on": GONE}),
)


@each_case(CASES)
def test_gov_criteria_on_changed_record(case: Case) -> None:
    case.check()
