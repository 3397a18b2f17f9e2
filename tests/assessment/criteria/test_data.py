from tests.assessment.criteria.case import MET, UNANSWERED, UNMET, VAGUE, Case, each_case
from tests.assessment.exemplary import GONE

CASES = (
    Case("DATA-01", MET, "every source is named and scheduled"),
    Case("DATA-01", UNANSWERED, "one source without its system", {"data.1.source": GONE}),
    Case("DATA-01", UNANSWERED, "one source without a schedule", {"data.1.schedule": GONE}),
    Case("DATA-01", UNANSWERED, "no source", {"data": GONE}),
    Case("DATA-01", UNANSWERED, "an empty list of sources", {"data": []}),
    Case("DATA-01", VAGUE, "a schedule that is none", {"data.1.schedule": "as needed"}),
    Case("DATA-01", VAGUE, "vague weighs more than missing", {"data.0.schedule": GONE, "data.1.schedule": "regularly"}),
    Case("DATA-02", MET, "every permission has a grantor"),
    Case("DATA-02", MET, "the short form of a permission", {"data.1.permission": "Data owner, Finance"}),
    Case("DATA-02", UNANSWERED, "one without", {"data.1.permission": GONE}),
    Case("DATA-02", VAGUE, "one to come", {"data.0.permission.granted_by": "IT"}),
    Case("DATA-03", MET, "every permission is filed"),
    Case("DATA-03", UNANSWERED, "one without a day", {"data.0.permission.granted_on": GONE}),
    Case("DATA-03", UNANSWERED, "one without a reference", {"data.1.permission.reference": GONE}),
    Case("DATA-03", VAGUE, "a reference to come", {"data.1.permission.reference": "pending"}),
    Case("DATA-04", MET, "live data"),
    Case("DATA-04", UNMET, "one curated sample", {"data.1.sample": "curated"}),
    Case("DATA-04", UNANSWERED, "not said of one", {"data.1.sample": GONE}),
    Case("DATA-05", MET, "every source has a steward"),
    Case("DATA-05", UNANSWERED, "one without", {"data.0.steward": GONE}),
    Case("DATA-05", VAGUE, "one to come", {"data.0.steward": "the vendor"}),
    Case("DATA-06", MET, "all of it flows by itself"),
    Case("DATA-06", UNMET, "one export by hand", {"data.0.transport": "manual"}),
    Case("DATA-06", UNANSWERED, "not said of one", {"data.0.transport": GONE}),
)


@each_case(CASES)
def test_data_criteria_on_changed_record(case: Case) -> None:
    case.check()
