from tests.assessment.criteria.case import MET, UNANSWERED, VAGUE, Case, each_case
from tests.assessment.exemplary import GONE

CASES = (
    Case("VOL-01", MET, "both"),
    Case("VOL-01", UNANSWERED, "not the pilot's", {"volume.pilot": GONE}),
    Case("VOL-01", UNANSWERED, "not production's", {"volume.production": GONE}),
    Case("VOL-01", UNANSWERED, "neither", {"volume": GONE}),
    Case("VOL-01", VAGUE, "no amount", {"volume.production": "many"}),
)


@each_case(CASES)
def test_vol_criteria_on_changed_record(case: Case) -> None:
    case.check()
