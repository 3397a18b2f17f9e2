from tests.assessment.criteria.case import DOES_NOT_APPLY, MET, UNANSWERED, UNMET, VAGUE, Case, each_case
from tests.assessment.exemplary import GONE

CASES = (
    Case("OWN-01", MET, "a person with a role"),
    Case("OWN-01", MET, "without an address", {"owner.email": GONE}),
    Case("OWN-01", MET, "an Irish name", {"owner.name": "Sinéad O'Neill"}),
    Case("OWN-01", MET, "a Dutch name", {"owner.name": "Anouk Van der Berg"}),
    Case("OWN-01", MET, "a title says that Office is a person", {"owner.name": "Dr. Office"}),
    Case("OWN-01", UNMET, "a team", {"owner.name": "Accounts Payable Team"}),
    Case("OWN-01", UNMET, "a shared mailbox", {"owner.email": "ap-team@example.com"}),
    Case("OWN-01", UNANSWERED, "no name", {"owner.name": GONE}),
    Case("OWN-01", UNANSWERED, "no role", {"owner.role": GONE}),
    Case("OWN-01", UNANSWERED, "a team, and no role: what is missing comes first", {"owner": "Finance team"}),
    Case("OWN-01", UNANSWERED, "no owner at all", {"owner": GONE}),
    Case("OWN-01", VAGUE, "a name to come", {"owner.name": "TBD"}),
    Case("OWN-01", VAGUE, "a role to come", {"owner.role": "to be confirmed"}),
    Case("OWN-02", MET, "two people"),
    Case("OWN-02", UNMET, "one person", {"project_manager.name": "Amara Okafor"}),
    Case("OWN-02", UNMET, "one person, typed in another way", {"project_manager.name": "okafor,  amara"}),
    Case("OWN-02", UNANSWERED, "no owner", {"owner.name": GONE}),
    Case("OWN-02", VAGUE, "an owner to come", {"owner.name": "somebody"}),
    Case("OWN-02", DOES_NOT_APPLY, "no project manager", {"project_manager": GONE}),
    Case("OWN-03", MET, "a sponsor"),
    Case("OWN-03", UNANSWERED, "no sponsor", {"sponsor": GONE}),
    Case("OWN-03", VAGUE, "a sponsor to come", {"sponsor.name": "nobody yet"}),
    Case("OWN-04", MET, "a day"),
    Case("OWN-04", UNANSWERED, "no day", {"owner.accepted_on": GONE}),
    Case("OWN-05", MET, "a deputy"),
    Case("OWN-05", UNMET, "the owner again", {"owner.deputy": "Amara Okafor"}),
    Case("OWN-05", UNMET, "a team", {"owner.deputy": "the Finance desk"}),
    Case("OWN-05", UNANSWERED, "no deputy", {"owner.deputy": GONE}),
    Case("OWN-05", VAGUE, "a deputy to come", {"owner.deputy": "no one yet"}),
)


@each_case(CASES)
def test_own_criteria_on_changed_record(case: Case) -> None:
    case.check()
