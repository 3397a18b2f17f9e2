from tests.assessment.criteria.case import DOES_NOT_APPLY, MET, UNANSWERED, UNMET, VAGUE, Case, each_case
from tests.assessment.exemplary import GONE, Changes

_LINE: Changes = {"capability": "tool-gateway", "cost": "40 kEUR", "due": "2026-12-15"}
_BUDGET: Changes = {
    "decisions.0.outcome": "budget",
    "decisions.0.budget": [_LINE],
    "decisions.0.revisit_on": "2027-01-11",
}
_LATE: Changes = {"decisions.0.on": "2026-08-18"}
_LATER: Changes = {
    "on": "2026-09-01",
    "outcome": "ship",
    "by": "Tomas Novak",
    "rationale": "The gateway logs every call.",
}

CASES = (
    Case("DEC-01", MET, "outcome, day, by whom and why"),
    Case("DEC-01", UNANSWERED, "no decision", {"decisions": GONE}),
    Case("DEC-01", UNANSWERED, "no outcome", {"decisions.0.outcome": GONE}),
    Case("DEC-01", UNANSWERED, "no day", {"decisions.0.on": GONE}),
    Case("DEC-01", UNANSWERED, "by nobody", {"decisions.0.by": GONE}),
    Case("DEC-01", UNANSWERED, "for no reason", {"decisions.0.rationale": GONE}),
    Case("DEC-01", VAGUE, "for no reason to speak of", {"decisions.0.rationale": "ok"}),
    Case("DEC-02", MET, "before the day"),
    Case("DEC-02", MET, "on the day", {"decisions.0.on": "2026-08-17"}),
    Case("DEC-02", UNMET, "the day after", _LATE),
    Case(
        "DEC-02", MET, "in the time of an extension", _LATE | {"timebox.extensions": [{"weeks": 1, "reason": "Audit"}]}
    ),
    Case("DEC-02", UNANSWERED, "late, unless an extension says by how much", _LATE | {"timebox.extensions": [{}]}),
    Case("DEC-02", MET, "the first was in time", {"decisions.1": _LATER} | _BUDGET),
    Case("DEC-02", UNANSWERED, "no day", {"decisions.0.on": GONE}),
    Case("DEC-02", UNANSWERED, "no timebox", {"timebox": GONE}),
    Case("DEC-02", UNANSWERED, "no start", {"timebox.start": GONE}),
    Case("DEC-02", UNANSWERED, "no length", {"timebox.weeks": GONE}),
    Case("DEC-02", UNANSWERED, "none yet, and it was due", {"stage": "piloting", "decisions": GONE}),
    Case(
        "DEC-02",
        DOES_NOT_APPLY,
        "none yet, and it is not due",
        {"stage": "piloting", "decisions": GONE, "timebox.start": "2026-11-02"},
    ),
    Case("DEC-03", MET, "a budget with everything", _BUDGET),
    Case("DEC-03", UNANSWERED, "nothing listed", _BUDGET | {"decisions.0.budget": None}),
    Case("DEC-03", UNANSWERED, "no capability", _BUDGET | {"decisions.0.budget.0": {**_LINE, "capability": None}}),
    Case("DEC-03", UNANSWERED, "no cost", _BUDGET | {"decisions.0.budget.0": {**_LINE, "cost": None}}),
    Case("DEC-03", UNANSWERED, "no day", _BUDGET | {"decisions.0.budget.0": {**_LINE, "due": None}}),
    Case("DEC-03", UNANSWERED, "no day to revisit it", _BUDGET | {"decisions.0.revisit_on": None}),
    Case("DEC-03", VAGUE, "a cost to come", _BUDGET | {"decisions.0.budget.0": {**_LINE, "cost": "unknown"}}),
    Case("DEC-03", DOES_NOT_APPLY, "a decision to ship"),
    Case("DEC-03", DOES_NOT_APPLY, "no decision", {"decisions": GONE}),
)


@each_case(CASES)
def test_dec_criteria_on_changed_record(case: Case) -> None:
    case.check()
