from tests.assessment.criteria.case import MET, UNANSWERED, UNMET, VAGUE, Case, each_case
from tests.assessment.exemplary import GONE

CASES = (
    Case("VAL-01", MET, "a baseline and a target"),
    Case("VAL-01", UNANSWERED, "one without a baseline", {"success.1.baseline": GONE}),
    Case("VAL-01", UNANSWERED, "one without a target", {"success.0.target": GONE}),
    Case("VAL-01", UNANSWERED, "one without a name", {"success.0.measure": GONE}),
    Case("VAL-01", UNANSWERED, "no measure", {"success": GONE}),
    Case("VAL-01", VAGUE, "a target to come", {"success.0.target": "TBD"}),
    Case("VAL-02", MET, "one about the workflow"),
    Case("VAL-02", MET, "one about the workflow, one of which it is not said", {"success.1.about": GONE}),
    Case("VAL-02", UNMET, "all about the model", {"success.0.about": "model"}),
    Case("VAL-02", UNANSWERED, "one about the model, one of which it is not said", {"success.0.about": GONE}),
    Case("VAL-02", UNANSWERED, "no measure", {"success": GONE}),
    Case("VAL-03", MET, "every result"),
    Case("VAL-03", UNANSWERED, "one without", {"success.1.result": GONE}),
    Case("VAL-03", UNANSWERED, "no measure", {"success": GONE}),
    Case("VAL-03", VAGUE, "a result to come", {"success.1.result": "soon"}),
)


@each_case(CASES)
def test_val_criteria_on_changed_record(case: Case) -> None:
    case.check()
