from tests.assessment.criteria.case import MET, UNANSWERED, UNMET, VAGUE, Case, each_case
from tests.assessment.exemplary import GONE

CASES = (
    Case("OS-01", MET, "a capability that is there"),
    Case("OS-01", MET, "it relies on none", {"relies_on": []}),
    Case("OS-01", UNMET, "one that is not there yet", {"relies_on": ["scheduled-pipelines", "tool-gateway"]}),
    Case("OS-01", UNMET, "one that nobody knows", {"relies_on": ["time-machine"]}),
    Case("OS-01", UNANSWERED, "not said", {"relies_on": GONE}),
    Case("OS-01", VAGUE, "to come", {"relies_on": ["tbd"]}),
)


@each_case(CASES)
def test_os_criteria_on_changed_record(case: Case) -> None:
    case.check()
