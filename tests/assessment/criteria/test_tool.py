import pytest

from tests.assessment.criteria.case import DOES_NOT_APPLY, MET, UNANSWERED, UNMET, VAGUE, Case, each_case
from tests.assessment.exemplary import GONE, Changes, assess, verdict_on

_NO_TOOLS: Changes = {"tools": []}
_READS_ONLY: Changes = {"tools.1.action": "read", "tools.1.reversal": GONE}

CASES = (
    Case("TOOL-01", MET, "every call is listed"),
    Case("TOOL-01", MET, "the record says that there are none", _NO_TOOLS),
    Case("TOOL-01", UNANSWERED, "no list", {"tools": GONE}),
    Case("TOOL-01", UNANSWERED, "a list without anything behind it", {"tools": None}),
    Case("TOOL-01", UNANSWERED, "a call without a name", {"tools.1.name": GONE}),
    Case("TOOL-01", UNANSWERED, "a call of which nobody says what it does", {"tools.1.action": GONE}),
    Case("TOOL-01", VAGUE, "a call to come", {"tools.1.name": "various"}),
    Case("TOOL-02", MET, "every call has a log"),
    Case("TOOL-02", UNANSWERED, "one without", {"tools.0.log": GONE}),
    Case("TOOL-02", UNANSWERED, "no list", {"tools": GONE}),
    Case("TOOL-02", VAGUE, "a log to come", {"tools.0.log": "Will be defined later, with IT"}),
    Case("TOOL-02", VAGUE, "no log", {"tools.0.log": "none"}),
    Case("TOOL-02", DOES_NOT_APPLY, "no calls", _NO_TOOLS),
    Case("TOOL-03", MET, "every call that writes can be reversed"),
    Case("TOOL-03", UNANSWERED, "one that cannot", {"tools.1.reversal": GONE}),
    Case("TOOL-03", UNANSWERED, "a call that sends", {"tools.0.action": "send"}),
    Case("TOOL-03", UNANSWERED, "no list", {"tools": GONE}),
    Case("TOOL-03", VAGUE, "a way to come", {"tools.1.reversal.method": "to be defined"}),
    Case("TOOL-03", DOES_NOT_APPLY, "calls that only read", _READS_ONLY),
    Case("TOOL-03", DOES_NOT_APPLY, "no calls", _NO_TOOLS),
    Case("TOOL-04", MET, "service accounts"),
    Case("TOOL-04", UNMET, "one personal credential", {"tools.1.identity": "personal"}),
    Case("TOOL-04", UNANSWERED, "not said of one", {"tools.1.identity": GONE}),
    Case("TOOL-04", DOES_NOT_APPLY, "no calls", _NO_TOOLS),
    Case("TOOL-05", MET, "interfaces"),
    Case("TOOL-05", MET, "a file that the system takes", {"tools.0.interface": "file"}),
    Case("TOOL-05", UNMET, "a screen", {"tools.0.interface": "screen"}),
    Case("TOOL-05", UNMET, "copy and paste", {"tools.1.interface": "copy-paste"}),
    Case("TOOL-05", UNMET, "a browser extension", {"tools.1.interface": "browser-extension"}),
    Case("TOOL-05", UNANSWERED, "not said of one", {"tools.1.interface": GONE}),
    Case("TOOL-05", DOES_NOT_APPLY, "no calls", _NO_TOOLS),
    Case("TOOL-06", MET, "every reversal was tested"),
    Case("TOOL-06", UNANSWERED, "one that was not", {"tools.1.reversal.tested_on": GONE}),
    Case("TOOL-06", DOES_NOT_APPLY, "calls that only read", _READS_ONLY),
    Case("TOOL-06", DOES_NOT_APPLY, "no calls", _NO_TOOLS),
)


@each_case(CASES)
def test_tool_criteria_on_changed_record(case: Case) -> None:
    case.check()


@pytest.mark.parametrize(
    ("stage", "gate", "level"),
    [
        ("proposed", "start", "should"),
        ("piloting", "start", "should"),
        ("scaling", "ship", "must"),
        ("production", "ship", "must"),
    ],
)
def test_screens_bind_from_ship_on(stage: str, gate: str, level: str) -> None:
    verdict = verdict_on(assess({"stage": stage, "tools.0.interface": "screen"}), "TOOL-05")
    assert (verdict.gate, verdict.level) == (gate, level)
