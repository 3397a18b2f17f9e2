from tests.assessment.criteria.case import DOES_NOT_APPLY, MET, UNANSWERED, UNMET, VAGUE, Case, each_case
from tests.assessment.exemplary import GONE

_EXTENSION = {"weeks": 2, "reason": "The ledger was closed for the audit."}

CASES = (
    Case("BOX-01", MET, "a start and a length"),
    Case("BOX-01", UNANSWERED, "no start", {"timebox.start": GONE}),
    Case("BOX-01", UNANSWERED, "no length", {"timebox.weeks": GONE}),
    Case("BOX-01", UNANSWERED, "no timebox", {"timebox": GONE}),
    Case("BOX-02", MET, "six weeks"),
    Case("BOX-02", MET, "twelve weeks", {"timebox.weeks": 12}),
    Case("BOX-02", UNMET, "thirteen weeks", {"timebox.weeks": 13}),
    Case("BOX-02", UNANSWERED, "no length", {"timebox.weeks": GONE}),
    Case("BOX-03", MET, "one extension with a reason", {"timebox.extensions": [_EXTENSION]}),
    Case("BOX-03", UNMET, "two extensions", {"timebox.extensions": [_EXTENSION, _EXTENSION]}),
    Case("BOX-03", UNANSWERED, "no reason", {"timebox.extensions": [{"weeks": 2}]}),
    Case("BOX-03", UNANSWERED, "no length", {"timebox.extensions": [{"reason": "The ledger was closed."}]}),
    Case("BOX-03", VAGUE, "no reason to speak of", {"timebox.extensions": [_EXTENSION | {"reason": "as needed"}]}),
    Case("BOX-03", DOES_NOT_APPLY, "no extension"),
)


@each_case(CASES)
def test_box_criteria_on_changed_record(case: Case) -> None:
    case.check()
